import { isObject, type Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { Gateway } from "../../gateway/gateways";
import { once } from "../../once";
import { codeOf, OagPartialError, OagResourceError } from "../../plugin/failure";
import { changedMembers, present, sameValue } from "../../reconciler/compare";
import { confirmOrigin } from "../../reconciler/moved";
import { answeredOutputs } from "./answered";
import { noticeOf } from "./collection";
import { converge, declaredParts, ownDeclared } from "./converge";
import { type Family, familyOf } from "./family";
import { canonicalMap, entriesOf } from "./items";
import { demandOneLeft } from "./last-item";
import { observe } from "./observe";
import { type Before, orderOfUpdate, type Step } from "./order";
import { ownedPaths } from "./ownership";
import { type MapPart, type Part, policies } from "./parts";
import { planFully, planThreeWay } from "./plan-map";
import { Progress } from "./progress";
import { type AppState, type Computed, outputsOf, stateOf, wantedState } from "./state";
import { setStatus, statusStep } from "./status";
import { applyBlock } from "./sync-block";
import { applyMap } from "./sync-map";
import { applyOwn } from "./sync-own";
import { assertUnfinished } from "./unfinished";
import { takeUnread } from "./unread";

/**
 * Writes where the old state and the program differ, and nothing else. The update that finishes an unfinished create
 * converges fully.
 */
export async function updateApp(gateway: Gateway, id: string, olds: Json, news: Json): Promise<Json> {
  const { state: old, taken } = takeUnread(stateOf(olds), news);
  await confirmOrigin(gateway, old.computed.gateway, "app", () => gateway.client.applications.get(id));
  if (old.incomplete) {
    const live = await observe(gateway.client, id, () => declaredParts(news), news.type);
    assertUnfinished(old, live.own.status);
    return (await converge(gateway, live, news)).outs;
  }

  if (taken.length > 0)
    noticeOf(
      gateway,
      textOf(news.label),
    )(`the gateway never shows ${taken.join(", ")}; what is declared was taken into the state and not written`);

  const family = familyOf(news.type);
  const progress = new Progress(textOf(news.label), { ...old.declared });
  const readOwn = once(async () => (await gateway.client.applications.get(id)) as Json);
  const context = { gateway, id, old, news, family, progress, readOwn };

  // What leaves the line leaves first, and what cannot leave it is not stripped of its parts; what goes on line does so last.
  const isLeaving = news.status !== "ACTIVE";
  if (isLeaving) await updateStatus(context);
  if (!progress.failed) {
    for (const step of orderOfUpdate(family, beforeOf(old), news)) await updateStep(context, step);
    if (!isLeaving) await updateStatus(context);
  }

  const computed = computedAfter(context);
  if (!progress.failed) return outputsOf(wantedState(news, computed));
  if (!progress.changed) throw new OagResourceError(codeOf(progress.firstError), progress.summary, progress.summary);
  const state: AppState = { ...old, declared: progress.known, computed, owned: ownedAfter(context) };
  throw new OagPartialError(
    id,
    outputsOf(state),
    progress.sentences.map((reason) => `${reason}; the rest was done, and the next \`pulumi up\` tries again`),
    `app ${JSON.stringify(progress.title)} (${id}) was updated in part: ${progress.summary}`,
  );
}

interface UpdateContext {
  gateway: Gateway;
  id: string;
  old: AppState;
  news: Json;
  family: Family;
  progress: Progress;
  readOwn(): Promise<Json>;
}

const beforeOf = ({ declared }: AppState): Before => ({
  behavior: present(declared.behavior),
  policyPaths: entriesOf(policies, declared.policies).map(({ item }) => item.resourcePath),
});

async function updateStep(context: UpdateContext, step: Step): Promise<void> {
  if (step === "own") return updateOwn(context);
  if (step.kind !== "paths") return updatePart(context, step);
  const { gateway, id, progress } = context;
  await applyBlock({ gateway, appId: id, part: step.part, progress }, step.paths, () => step.part.calls(gateway.client).get(id));
}

async function updateOwn({ gateway, id, old, news, family, progress, readOwn }: UpdateContext): Promise<void> {
  const before = ownDeclared(old.declared);
  const declared = ownDeclared(news);
  const { type: _type, ...changed } = changedMembers(declared, before, (name) => old.owned.includes(name));
  if (Object.keys(changed).length > 0) await applyOwn({ gateway, appId: id, family, declared, progress }, changed, readOwn);
  for (const name of Object.keys(before)) if (declared[name] === undefined) progress.keep(name, undefined);
}

async function updatePart(context: UpdateContext, part: Part): Promise<void> {
  const { gateway, id, old, news, progress } = context;
  const before = old.declared[part.name];
  const declared = news[part.name];
  const common = { gateway, appId: id, progress };
  if (!isObject(declared)) {
    if (before === undefined) return;
    if (part.kind === "map" && Object.keys(present(before)).length > 0) {
      noticeOf(gateway, progress.title)(`its ${part.name} are no longer managed here; they stay on the gateway as they are`);
    }
    progress.keep(part.name, undefined);
    return;
  }
  if (part.kind === "block") {
    const changed = changedMembers(present(declared), present(before), (name) => old.owned.includes(`${part.name}.${name}`));
    const released = Object.keys(present(before)).filter((name) => present(declared)[name] === undefined);
    if (Object.keys(changed).length > 0) await applyBlock({ ...common, part }, changed, () => part.calls(gateway.client).get(id));
    for (const name of released) progress.keepInside(part.name, name, undefined);
    return;
  }
  await updateMap(context, part, declared);
}

async function updateMap({ gateway, id, old, news, progress, readOwn }: UpdateContext, part: MapPart, declared: Json): Promise<void> {
  const before = old.declared[part.name];
  const isNew = !old.owned.includes(part.name);
  if (!isNew && sameValue(canonicalMap(part, before), canonicalMap(part, declared))) return;
  await progress.step(part.name, async () => {
    const live = await part.calls(gateway.client).list(id);
    const wanted = entriesOf(part, declared);
    // A map that was not owned before is owned whole from now on: what it does not name goes.
    const plan = isNew ? planFully(part, wanted, live) : planThreeWay(part, entriesOf(part, before), wanted, live);
    const hasJustLeft = present(news).status !== undefined && !sameValue(old.declared.status, news.status);
    if (!hasJustLeft) await demandOneLeft(part, plan, readOwn);
    const isDone = await applyMap({ gateway, appId: id, progress, part }, plan);
    // Not owned before it is whole: the next update takes it over anew, extra items included.
    if (isNew && !isDone) progress.keep(part.name, undefined);
  });
}

async function updateStatus({ gateway, id, old, news, progress }: UpdateContext): Promise<void> {
  const wanted = news.status;
  if (wanted === undefined || wanted === null) {
    progress.keep("status", undefined);
    return;
  }
  if (sameValue(old.declared.status, wanted) || progress.failed) return;
  await progress.step(statusStep(gateway, textOf(wanted)), async () => {
    // Read now: what the other steps have read may be seconds old.
    const current = ((await gateway.client.applications.get(id)) as Json).status;
    await setStatus(gateway, id, textOf(wanted), current);
    progress.changed ||= current !== wanted;
    progress.keep("status", wanted);
  });
}

/** What is owned after a part of the update failed: what the gateway is known to have, and what is declared as before. */
function ownedAfter({ old, news, family, progress }: UpdateContext): string[] {
  const known = ownedPaths(family, { ...progress.known, type: news.type });
  const declared = new Set(ownedPaths(family, news));
  return [...new Set([...known, ...old.owned.filter((path) => declared.has(path))])].sort();
}

/** The computed outputs after the update. */
function computedAfter({ gateway, old, progress }: UpdateContext): Computed {
  const { status } = progress.known;
  return {
    ...old.computed,
    ...(typeof status === "string" && { status }),
    ...answeredOutputs(progress.answered, old.declared.idpId, progress.known.idpId),
    gateway: gateway.origin,
  };
}
