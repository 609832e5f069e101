import { isGone } from "../../../../sdk/errors";
import { message } from "../../../../sdk/message";
import { OtherWriterError } from "../../../errors/failure";
import { inList } from "../../../errors/in-list";
import { itemIn, type StepName, stepIn } from "../../../errors/step-name";
import type { Gateway } from "../../../gateway/gateways";
import type { ObjectId } from "../../../ids";
import { type ApiItem, itemIdOf } from "../../api-object";
import { bodyOf } from "../../body";
import { asChanged } from "../../crossings";
import { noticeAbout } from "../../notice-about";
import type { Progress } from "../../progress";
import type { Members } from "../../provenance";
import { doubting } from "../../writes/doubt";
import { LastLook } from "../../writes/last-look";
import { LostError } from "../../writes/lost";
import { withNewer } from "../../writes/newer";
import { post } from "../../writes/post";
import { assertKept, putMerged } from "../../writes/put";
import type { MapFacts } from "./facts";
import { isUnseen } from "./item-facts";
import { keepItemInResponse } from "./item-in-response";
import { type Entry, isSameItem, itemChanges } from "./items";
import { KnownItems } from "./known-items";
import type { MapStep } from "./map-step";
import { type MapPlan, mustBeWritten } from "./plan";
import { stepsOf } from "./steps";

/** The map of an object that is written. */
interface MapScope {
  gateway: Gateway;
  id: ObjectId;
  facts: MapFacts;
  progress: Progress;
  isTaken?: boolean;
}

/** Waits for a call that writes an item, of which nothing may be known for certain then. */
type Doubting = <T>(call: Promise<T>) => Promise<T>;

/**
 * Carries a plan out. Every item that fails is reported; the others are done, but for those that need it and for removals,
 * which wait for all else to go well. Returns whether everything did.
 */
export async function writeMap(context: MapScope, plan: MapPlan): Promise<boolean> {
  const { facts, progress } = context;
  const failed = new Set<MapStep>();
  for (const step of stepsOf(facts, plan)) {
    const isDone =
      !step.needs.some((other) => failed.has(other)) && (await progress.step(stepName(facts, step), () => carryOut(context, step)));
    if (!isDone) failed.add(step);
  }
  if (plan.drifted.length > 0) {
    noticeAbout(
      context.gateway,
      progress,
      message`${facts.singular} ${inList(plan.drifted.map(itemIn))} changed on the gateway since the last refresh; left as it is (pulumi refresh shows it)`,
    );
  }
  return failed.size === 0;
}

/** An item that is to go has no key in the program: it gets the one that a refresh would give it. */
function stepName(facts: MapScope["facts"], step: MapStep): StepName {
  const isWanted = step.action === "create" || step.action === "replace";
  const [key, item] = isWanted ? [step.entry.key, step.entry.item] : [facts.keyFor(step.live), step.live];
  return { path: [facts.name, key], noun: facts.singular, item: facts.title(item) };
}

/** What a gateway made of a write that it kept in part is known as its response shows it. */
async function carryOut(context: MapScope, step: MapStep): Promise<void> {
  try {
    await write(context, step);
  } catch (error) {
    if (error instanceof LostError) keepItemInResponse(context.facts, context.progress, step, error.response);
    throw error;
  }
}

async function write(context: MapScope, step: MapStep): Promise<void> {
  const { gateway, id, facts } = context;
  const known = new KnownItems(facts, context.progress);
  const what = stepIn(stepName(facts, step));
  const inDoubt: Doubting = (call) => doubting(context.progress, call, () => keepCertain(facts, known, step));
  const unseen = (name: string, item: Members<"declared" | "live">) => isUnseen(facts, name, item);
  const put = (live: ApiItem, { changes, wanted }: { changes: Members<"declared">; wanted: Members<"declared"> }) =>
    putMerged({
      what,
      table: withNewer(facts.table, wanted),
      readOnly: [],
      isUnseen: unseen,
      live,
      declared: wanted,
      changes,
      gateway,
      send: (body) => inDoubt(facts.calls(gateway.client).replace(id, itemIdOf(live), body)),
    }).catch((error) => throwRefusal(context, live, asChanged(live, changes), error));
  switch (step.action) {
    case "create": {
      const { item } = step.entry;
      const response = await createItem(context, step.entry, inDoubt, (found) =>
        put(found, { changes: itemChanges(facts, item, found), wanted: item }),
      );
      known.keep(step.entry);
      assertKept({ what, table: facts.table, isUnseen: unseen, gateway }, { sent: item, declared: item }, response);
      return;
    }
    case "replace":
      await put(step.live, { changes: itemChanges(facts, step.entry.item, step.live), wanted: step.entry.item });
      if (facts.identity(step.live) !== step.entry.identity) known.forget(facts.identity(step.live));
      known.keep(step.entry);
      return;
    case "rename":
      await put(step.live, {
        changes: { ...known.hiddenOf(facts.identity(step.live), step.live), name: step.name },
        wanted: known.renamed({ identity: facts.identity(step.live), name: step.name }),
      });
      known.rename({ identity: facts.identity(step.live), name: step.name });
      return;
    case "remove":
      await inDoubt(facts.calls(gateway.client).delete(id, itemIdOf(step.live))).catch((error) =>
        isGone(error) ? undefined : throwRefusal(context, step.live, undefined, error),
      );
      known.forget(facts.identity(step.live), { but: step.kept });
  }
}

/** What is known of a map while nobody knows whether a step was done. */
function keepCertain(facts: MapFacts, known: KnownItems, step: MapStep): void {
  if (step.action === "create") {
    known.keepCertain(step.entry);
    return;
  }
  const identity = facts.identity(step.live);
  if (step.action === "rename") known.keepCertain({ identity, item: known.renamed({ identity, name: step.name }) });
  else if (step.action === "replace" && identity === step.entry.identity) known.keepCertain(step.entry);
  else known.doubt(identity, step.action === "replace" ? step.entry : undefined);
}

/** @throws why the gateway refused, as far as a look tells */
async function throwRefusal(
  { gateway, id, facts }: MapScope,
  live: ApiItem,
  target: Members<"declared"> | undefined,
  error: unknown,
): Promise<never> {
  throw (await facts.causeOf?.({ facts, gateway, id, live, target, error })) ?? error;
}

/**
 * Creates an item. One that turns out to exist although it was seen absent was made by a try of ours whose response was lost.
 * In an object that was taken over that holds only if there was such a try and the item is as sent: otherwise somebody else is
 * at work on it. What no try of ours can have made, and is left in an object of ours, becomes as declared, secret values included.
 */
async function createItem(
  { gateway, id, facts, progress, isTaken }: MapScope,
  entry: Entry<"declared">,
  inDoubt: Doubting,
  replace: (live: ApiItem) => Promise<Members<"live">>,
): Promise<Members<"live">> {
  const calls = facts.calls(gateway.client);
  const isSame = (item: Members<"live">) => isSameItem(facts, entry.item, item, { ignoreSecrets: true });
  const looked = new LastLook<ApiItem | undefined>();
  const find = async () => looked.keep((await calls.list(id)).find((item) => facts.identity(item) === entry.identity));
  const assertOurs = (found: ApiItem, isOurs: boolean): ApiItem => {
    if (isTaken && !isOurs) throw new OtherWriterError(message`${facts.singular} ${itemIn(facts.title(entry.item))} appeared meanwhile`);
    return found;
  };
  let isAsSent = isSame;
  const posting = post<ApiItem>({
    send: async () => {
      looked.forget();
      return await inDoubt(calls.create(id, bodyOf(entry.item)));
    },
    look: find,
    ours: (found) => assertOurs(found, isSame(found)),
    notOurs: (found) => {
      // What no read shows of it is somebody else's.
      isAsSent = (item) => !mustBeWritten(facts, entry, item);
      return assertOurs(found, false);
    },
  });
  // A look that shows none settles it.
  const { made, foundAfter } = await doubting(
    progress,
    posting,
    () => looked.showed(undefined) || new KnownItems(facts, progress).doubtNew(entry),
  );
  return foundAfter === undefined || isAsSent(made) ? made : replace(made);
}
