import { isGone } from "../../sdk/errors";
import type { Gateway } from "../gateway/gateways";
import { OagResourceError } from "../plugin/failure";
import type { CreateContext } from "../plugin/lifecycle";
import { differenceAt } from "./adopt-difference";
import { type Created, computedIn, declaredAspects, type Work } from "./converge";
import type { Declaration } from "./declaration";
import { assertNotInStack } from "./exists";
import { type Live, observe } from "./live";
import { memberDifferences } from "./members";
import { objectAt, tellOf } from "./place";
import { outputsOf, wantedState } from "./state";

/** Takes an existing object into the state. Compares first: any difference fails, and nothing is ever written. */
export async function adoptObject(
  { place: { kind, gateway }, declaration, deeds }: Work,
  stateId: string,
  context: CreateContext,
): Promise<Created> {
  assertNotInStack(kind.noun, stateId, context);
  const { place, id } = objectAt(kind, gateway, stateId);
  const { type } = declaration.managed.members;
  const live = await observe(place, id, () => declaredAspects(declaration), type).catch((error) => {
    throw isGone(error) ? notThere(kind.noun, stateId, gateway, "; check the import option") : error;
  });
  const found = differencesOf(live, declaration);
  if (found.length > 0)
    throw new OagResourceError(
      "OAG_DIFFERS",
      `${kind.noun} ${stateId} is not as the program declares it, so it was not taken into the state; nothing was changed. Change the program to match (\`npx pulumi-oag-cli dump\` writes what the gateway has), run again, and change it back afterwards: ${found.join("; ")}`,
    );
  const computed = computedIn(place, live.members);
  const full = (await deeds.complete?.read(gateway, live.members, computed)) ?? computed;
  const told = deeds.adopted?.(declaration);
  if (told !== undefined) tellOf(place, declaration.title)(told);
  place.inventory.adopt(id);
  return { id: stateId, outs: outputsOf(wantedState(declaration, full)) };
}

/** Every declared value that the live object does not have, one sentence each. Secret values are not compared, and no value is shown. */
function differencesOf(live: Live, { variant, managed }: Declaration): string[] {
  const own = memberDifferences(variant.members, live.members, managed.members);
  const status = managed.status === undefined ? [] : differenceAt("status", live.members.status, managed.status, "status");
  const inAspects = variant.aspects
    .filter(({ name }) => managed.aspects[name] !== undefined)
    .flatMap((aspect) => aspect.differences(live.aspects[aspect.name], managed.aspects[aspect.name]));
  return [...own, ...inAspects, ...status];
}

/** The refusal of an id that the gateway does not have. */
export const notThere = (noun: string, id: string, gateway: Gateway, cure = ""): OagResourceError =>
  new OagResourceError("OAG_NOT_FOUND", `there is no ${noun} with the id ${id} on ${gateway.origin}${cure}`);
