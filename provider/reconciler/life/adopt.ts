import type { Member } from "../../../sdk/generated/contract";
import { message, quoted } from "../../../sdk/message";
import { inList } from "../../errors/in-list";
import { objectName } from "../../errors/object-name";
import { OagResourceError, type Said } from "../../errors/resource-error";
import type { Gateway } from "../../gateway/gateways";
import type { StateId } from "../../ids";
import type { CreateContext } from "../../lifecycle";
import { holdsUnknown, isUnknown, unknownValue } from "../../values/markers";
import { type Difference, differencesAt, told } from "../compare/difference";
import { memberDifferences } from "../compare/members";
import type { KindFacts } from "../kind-facts";
import { objectAt, stateIdOf } from "../location";
import { noticeAbout } from "../notice-about";
import { propsOf } from "../parsed/by-aspect";
import { type Declaration, declaredAspects } from "../parsed/declaration";
import type { Live } from "../parsed/live";
import { outputsOf, wantedState } from "../parsed/state";
import { observe } from "../reads/observe";
import { computedIn } from "./computed";
import { assertNotInStack, notThere } from "./existence-errors";
import type { Created, Work } from "./work";

/** What to do about an object that is not as declared. */
const changeFirst = "Change the program to match (`npx pulumi-oag-cli dump` writes what the gateway has)";

/** A status is a word of the contract. */
const asItIs: Member = { type: "string", text: "exact" };

/** An object that is to be adopted. */
interface Candidate {
  live: Live;
  /** As the gateway spells it. */
  id: StateId;
  /** What differs from the program. */
  found: Difference[];
}

/** Takes an existing object into the state. Compares first: any difference fails, and nothing is ever written. */
export async function adoptObject({ location, declaration, hooks }: Work, stateId: StateId, context: CreateContext): Promise<Created> {
  const { kind, gateway } = location;
  const { live, id, found } = await compare(kind, gateway, declaration, stateId);
  assertNotInStack(kind, id, context);
  if (found.length > 0)
    throw new OagResourceError(
      "OAG_DIFFERS",
      message`${kind.noun} ${stateId} is not as the program declares it, so it was not taken into the state; nothing was changed. ${changeFirst}, run again, and change it back afterwards: ${inList(found.map(told), "; ")}`,
    );
  const computed = computedIn(location, live);
  const full = (await hooks.complete?.read(gateway, live, computed)) ?? computed;
  const notice = hooks.adoptionNotice?.(declaration);
  if (notice !== undefined) noticeAbout(gateway, { noun: kind.noun, title: declaration.title }, notice);
  location.inventory.acquire(live.id);
  return { id: stateIdOf(location, live.id), outs: outputsOf(wantedState(declaration, full)) };
}

/**
 * What an adoption would do that is still to come: the same look and the same comparison, and nothing else. Undefined where
 * the program does not say enough yet.
 * @throws what stands in the way of the look, except that there is no such object
 */
export async function previewAdoption(gateway: Gateway, declaration: Declaration): Promise<Said | undefined> {
  const { kind, managed, importId } = declaration;
  if (importId === undefined || isUnknown(managed.members.type)) return undefined;
  const title = declaration.title.includes(unknownValue) ? kind.noun : objectName({ noun: kind.noun, title: declaration.title });
  const option = message`${title}: { import: ${quoted(importId)} }`;
  const candidate = await compare(kind, gateway, declaration, importId).catch((error) => {
    if (error instanceof OagResourceError && ["OAG_NOT_FOUND", "OAG_BAD_REQUEST"].includes(error.code)) return error;
    throw error;
  });
  if (candidate instanceof OagResourceError) return message`${option} would fail: ${candidate.segments()}`;
  const { found } = candidate;
  if (found.length > 0)
    return message`${option} would fail, since the ${kind.noun} is not as the program declares it: ${inList(found.map(told), "; ")}. ${changeFirst}, and change it back after the adoption`;
  const rest = holdsUnknown(propsOf(managed)) ? "; what is not known yet was not compared" : "";
  return message`${option} adopts it and writes nothing: the ${kind.noun} is as the program declares it${rest}`;
}

/** @throws when there is no such object */
async function compare(kind: KindFacts, gateway: Gateway, declaration: Declaration, stateId: StateId): Promise<Candidate> {
  const { location, id } = objectAt(kind, gateway, stateId);
  const live = await observe(location, id, () => declaredAspects(declaration), declaration.variant).catch((error) => {
    throw notThere(kind, stateId, gateway, error, "; check the import option, or its entry in oag:adopt");
  });
  return { live, id: stateIdOf(location, live.id), found: differencesOf(live, declaration) };
}

/** Every declared value that the live object does not have. Secret values are not compared. */
function differencesOf(live: Live, { variant, managed }: Declaration): Difference[] {
  const own = memberDifferences(variant.members, live.members, managed.members);
  const status = managed.status === undefined ? [] : differencesAt("status", { live: live.status, written: managed.status }, asItIs);
  const inAspects = variant.aspects
    .filter(({ name }) => managed.aspects[name] !== undefined && !isUnknown(managed.aspects[name]))
    .flatMap((aspect) => aspect.differences(live.aspects[aspect.name], managed.aspects[aspect.name]));
  return [...own, ...inAspects, ...status];
}
