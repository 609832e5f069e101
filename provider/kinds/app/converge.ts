import { isObject, type Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { Gateway } from "../../gateway/gateways";
import { OagPartialError } from "../../plugin/failure";
import { present, publicProps } from "../../reconciler/compare";
import { answeredOutputs } from "./answered";
import { withClientSecret } from "./client-secret";
import { familyOf } from "./family";
import { entriesOf } from "./items";
import { blockOf, complete, itemsOf, type Observed } from "./observe";
import { type Before, orderOfUpdate, type Step } from "./order";
import { type Part, type PartName, policies } from "./parts";
import { planFully } from "./plan-map";
import { Progress } from "./progress";
import { type AppState, type Computed, computedOf, outputsOf, wantedState } from "./state";
import { setStatus, statusStep } from "./status";
import { applyBlock } from "./sync-block";
import { applyMap } from "./sync-map";
import { applyOwn } from "./sync-own";

interface PartContext {
  gateway: Gateway;
  appId: string;
  progress: Progress;
}

/** The parts that a program declares. */
export const declaredParts = (inputs: Json): PartName[] =>
  familyOf(inputs.type)
    .parts.filter((part) => inputs[part.name] !== undefined && inputs[part.name] !== null)
    .map((part) => part.name);

/** An app's own declared members: neither parts nor status. Newer ones than the contract's are among them, if check let them through. */
export function ownDeclared(inputs: Json): Json {
  const notOwn = ["status", ...familyOf(inputs.type).parts.map((part) => part.name)];
  return Object.fromEntries(Object.entries(publicProps(inputs)).filter(([name]) => !notOwn.includes(name)));
}

/**
 * Makes an app that exists equal to all that the program declares: its own members, each part in an order that a
 * live app survives, the status last. Parts that are already as wanted are not written.
 * @throws OagPartialError with an incomplete mark, all reasons and what the gateway is known to have
 */
export async function converge(
  gateway: Gateway,
  live: Observed,
  inputs: Json,
  { justCreated = false, isTaken = false } = {},
): Promise<{ id: string; outs: Json }> {
  const family = familyOf(inputs.type);
  const own = ownDeclared(inputs);
  const { type: _type, ...changeable } = own;
  const progress = beginProgress(live.own, inputs, justCreated);
  const common = { gateway, appId: live.id, progress, isTaken };

  const status = inputs.status;
  let reached = live.own.status;
  const updateStatus = async () => {
    if (typeof status !== "string" || progress.failed) return;
    const isSet = await progress.step(statusStep(gateway, status), () => setStatus(gateway, live.id, status, live.own.status, isTaken));
    // An unanswered call may have set it all the same.
    reached = isSet ? status : undefined;
  };
  // What is to leave the line leaves first, and what cannot leave it is not changed.
  const isLeaving = live.own.status === "ACTIVE" && status !== "ACTIVE";
  if (isLeaving) await updateStatus();
  const wanted = justCreated ? withoutWriteOnly(family.members, changeable) : changeable;
  for (const step of progress.failed ? [] : orderOfUpdate(family, beforeOf(live), inputs)) {
    if (step === "own") await applyOwn({ ...common, family, declared: own }, wanted, async () => live.own);
    else await convergePart(common, step, live, inputs);
  }
  if (!isLeaving) await updateStatus();

  const computed = {
    ...computedOf(live.own, gateway.origin),
    ...answeredOutputs(progress.answered, live.own.idpId, progress.known.idpId),
    status: reached,
  };
  let complete: Computed = computed;
  if (!progress.failed)
    await progress.step("client secret", async () => {
      complete = await withClientSecret(gateway, live.own, computed);
    });
  if (!progress.failed) return { id: live.id, outs: outputsOf(wantedState(inputs, complete)) };
  throw unfinished(live.id, inputs, computed, progress);
}

async function convergePart(common: PartContext, step: Exclude<Step, "own">, live: Observed, inputs: Json): Promise<void> {
  if (step.kind === "paths") {
    const readLive = () => step.part.calls(common.gateway.client).get(live.id);
    await applyBlock({ ...common, part: step.part }, step.paths, readLive);
    return;
  }
  const part: Part = step;
  const declared = inputs[part.name];
  if (!isObject(declared)) return;
  if (part.kind === "block") {
    await applyBlock({ ...common, part }, present(declared), async () => blockOf(live, part));
    return;
  }
  if (!isObject(common.progress.known[part.name])) common.progress.keep(part.name, {});
  await applyMap({ ...common, part }, planFully(part, entriesOf(part, declared), itemsOf(live, part)));
}

const beforeOf = (live: Observed): Before => ({
  behavior: live.blocks.behavior ?? {},
  policyPaths: itemsOf(live, policies).map((policy) => policy.resourcePath),
});

/** What is known of an app before its parts are looked at. */
function beginProgress(liveOwn: Json, inputs: Json, justCreated: boolean): Progress {
  const { members } = familyOf(inputs.type);
  const known = Object.entries(ownDeclared(inputs)).flatMap(([name, value]) => {
    // What no read shows cannot be compared: a create has just sent it, otherwise it is written again.
    if (members[name]?.writeOnly) return justCreated ? [[name, value]] : [];
    return [[name, liveOwn[name]]];
  });
  return new Progress(textOf(inputs.label), present(Object.fromEntries(known)));
}

/** The failure of a create whose app exists. Everything declared is owned from now on, so that a refresh reads it. */
function unfinished(id: string, inputs: Json, computed: Computed, progress: Progress): OagPartialError {
  const state: AppState = { ...wantedState(inputs, computed), declared: progress.known, incomplete: true };
  return new OagPartialError(
    id,
    outputsOf(state),
    progress.sentences.map((reason) => `${reason}; the app exists, and the next \`pulumi up\` goes on from here`),
    `app ${JSON.stringify(progress.title)} (${id}) was not finished: ${progress.summary}`,
  );
}

/** Goes on with an app that was just created, parts included. Whatever fails, the app is not lost. */
export async function convergeCreated(gateway: Gateway, created: Json, inputs: Json): Promise<{ id: string; outs: Json }> {
  const progress = beginProgress(created, inputs, true);
  let live: Observed | undefined;
  await progress.step("", async () => {
    live = await complete(gateway.client, created, declaredParts(inputs));
  });
  if (live === undefined) throw unfinished(textOf(created.id), inputs, computedOf(created, gateway.origin), progress);
  return converge(gateway, live, inputs, { justCreated: true });
}

/** Without the members that no read shows. */
function withoutWriteOnly(members: Readonly<Record<string, { writeOnly?: boolean }>>, own: Json): Json {
  return Object.fromEntries(Object.entries(own).filter(([name]) => !members[name]?.writeOnly));
}
