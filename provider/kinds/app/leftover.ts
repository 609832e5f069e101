import { isGone } from "../../../sdk/errors";
import { isObject, type Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { Gateway } from "../../gateway/gateways";
import { declaredSubset, present, sameMember, sameValue } from "../../reconciler/compare";
import { noticeOf } from "./collection";
import { ownDeclared } from "./converge";
import { familyOf } from "./family";
import { entriesOf, sameItem } from "./items";
import { withCurrentNames } from "./legacy-names";
import { blockOf, itemsOf, type Observed, observe } from "./observe";
import type { BlockPart, MapPart } from "./parts";

/** Who is at work on an app writes to it within this time, once the request under way has ended. */
const pause = 15_000;
/** Two that found the same app must not come back at the same moment. */
const spread = 5_000;

/**
 * The app with all its parts if it may be taken although no POST of ours answered it, undefined if it must be left alone.
 * It may when it is as a create leaves it (after a lost answer) or as an interrupted create does (after a crash), carries
 * all that this create sends, and a second look after a quiet time finds it unchanged: nobody is at work on it. Lists are
 * too old to judge by.
 */
export async function judge(gateway: Gateway, listed: Json, inputs: Json, wasLost: boolean): Promise<Observed | undefined> {
  // Only a create that has more to do than the POST can have been interrupted.
  if (!wasLost && inputs.status === undefined) return undefined;
  if (!isAsCreated(listed, wasLost) || !carriesAll(listed, inputs)) return undefined;
  const first = await lookAt(gateway, textOf(listed.id), inputs);
  if (first === undefined || !mayBeOurs(first, inputs, wasLost)) return undefined;
  const quietTime = pause + gateway.requestTimeout;
  const tell = noticeOf(gateway, textOf(inputs.label));
  tell(
    `an app with its label is there, unfinished (${first.id}); waiting ${quietTime / 1000} to ${(quietTime + spread) / 1000} s to see whether somebody is at work on it`,
  );
  await gateway.clock.sleep(quietTime + spread * gateway.clock.random());
  const second = await lookAt(gateway, first.id, inputs);
  return second !== undefined && sameValue(canonical(first), canonical(second)) ? second : undefined;
}

/** Whether a create makes attributes and policies by the template of the type. */
export const makesTemplates = (inputs: Json): boolean =>
  familyOf(inputs.type).name === "proxied" && (inputs.attributes === undefined || inputs.policies === undefined);

async function lookAt(gateway: Gateway, id: string, inputs: Json): Promise<Observed | undefined> {
  return observe(gateway.client, id, (family) => family.parts.map((part) => part.name), inputs.type).catch((error) => {
    if (!isGone(error)) throw error;
    return undefined;
  });
}

/** Never finished. An OIDC app may be active as soon as it is made, but who had its answer may have finished since. */
const isAsCreated = (app: Json, wasLost: boolean): boolean =>
  app.status === "CREATED" || (wasLost && app.type === "OAG_OIDC" && app.status === "ACTIVE");

function mayBeOurs(live: Observed, inputs: Json, wasLost: boolean): boolean {
  return (
    isAsCreated(live.own, wasLost) &&
    carriesAll(live.own, inputs) &&
    familyOf(inputs.type).parts.every((part) =>
      part.kind === "map" ? hasNothingElse(part, live, inputs, wasLost) : isUntouched(part, live, inputs),
    )
  );
}

/** True when the app has every member that this create sends, as far as reads show them. */
function carriesAll(app: Json, inputs: Json): boolean {
  const { members } = familyOf(inputs.type);
  return Object.entries(ownDeclared(inputs)).every(([name, value]) => {
    if (members[name]?.writeOnly || (members[name]?.unread && app[name] === undefined)) return true;
    return sameMember(name, declaredSubset(app[name] ?? members[name]?.default, value), value);
  });
}

/**
 * A list-like part that holds nothing but what this create makes: nothing yet after the POST alone, declared items after a
 * crash, and what a template makes where the create asks for templates. A part that is not declared is left alone anyway.
 */
function hasNothingElse(part: MapPart, live: Observed, inputs: Json, wasLost: boolean): boolean {
  const hasTemplate = part.name !== "protectedResources" && makesTemplates(inputs);
  if (hasTemplate && inputs[part.name] === undefined) return true;
  const declared = wasLost ? [] : entriesOf(part, inputs[part.name]);
  return itemsOf(live, part).every(
    (item) =>
      (hasTemplate && isOfTemplate(part, item)) ||
      declared.some((entry) => entry.identity === part.identity(item) && sameItem(part, entry.item, item, { ignoreSecrets: true })),
  );
}

/** What templates make, as far as the documents tell: a policy that protects everything, headers from the identity provider. */
const isOfTemplate = (part: MapPart, item: Json): boolean =>
  part.name === "policies" ? item.resourcePath === "/" && item.rule === "PROTECTED" : item.source === "IDP" && item.type !== "COOKIE";

/** A block in which every declared member is as declared, or as a new app has it where the contract knows that. */
function isUntouched(part: BlockPart, live: Observed, inputs: Json): boolean {
  const block = withCurrentNames(part.members, blockOf(live, part));
  return Object.entries(present(inputs[part.name])).every(([name, value]) => {
    const member = part.members[name];
    const fresh = member?.initial ?? member?.default;
    return fresh === undefined || [value, fresh, undefined].some((expected) => sameMember(name, block[name], expected));
  });
}

/** Lists in one order, since the API promises none. */
function canonical(live: Observed): Json {
  const sorted = Object.entries(live.maps).map(([name, items]) => [
    name,
    [...items].sort((a, b) => (textOf(a.id) < textOf(b.id) ? -1 : 1)),
  ]);
  const sets = Object.entries(live.own).map(([name, value]) => [
    name,
    Array.isArray(value) && !value.some(isObject) ? [...value].sort() : value,
  ]);
  return { own: Object.fromEntries(sets), maps: Object.fromEntries(sorted), blocks: live.blocks };
}
