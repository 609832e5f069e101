import { isGone } from "../../sdk/errors";
import type { Json } from "../../sdk/json";
import type { Gateway } from "../gateway/gateways";
import { OagResourceError } from "../plugin/failure";
import type { CreateContext } from "../plugin/handler";
import type { Collection } from "./collection";
import { declaredSubset, sameMember, sameValue } from "./compare";
import type { Created } from "./create";
import { assertNotInStack } from "./exists";

/** The adoption of one object by the import option. */
export interface Adoption<T extends { id?: string }, L> {
  collection: Collection<T>;
  gateway: Gateway;
  id: string;
  context: CreateContext;
  read(): Promise<L>;
  /** Every declared value that the object does not have, one sentence each, without a value. */
  differences(live: L): string[];
  outputs(live: L): Promise<Json>;
}

/** Takes an existing object into the state. Compares first: any difference fails, and nothing is ever written. */
export async function adoptObject<T extends { id?: string }, L>(adoption: Adoption<T, L>): Promise<Created> {
  const { collection, gateway, id, context } = adoption;
  const { noun } = collection;
  assertNotInStack(noun, id, context);
  const live = await adoption.read().catch((error) => {
    throw isGone(error) ? notThere(noun, id, gateway, "; check the import option") : error;
  });
  const found = adoption.differences(live);
  if (found.length > 0)
    throw new OagResourceError(
      "OAG_DIFFERS",
      `${noun} ${id} is not as the program declares it, so it was not taken into the state; nothing was changed. Change the program to match (\`npx pulumi-oag-cli dump\` writes what the gateway has), run again, and change it back afterwards: ${found.join("; ")}`,
    );
  const outs = await adoption.outputs(live);
  collection.inventory(gateway).adopt(id);
  return { id, outs };
}

/** The refusal of an id that the gateway does not have. */
export const notThere = (noun: string, id: string, gateway: Gateway, cure = ""): OagResourceError =>
  new OagResourceError("OAG_NOT_FOUND", `there is no ${noun} with the id ${id} on ${gateway.origin}${cure}`);

/** One difference by name alone: what the program marked as a secret is here in plain, and the gateway may hold the like of it. */
export function differenceAt(path: string, live: unknown, declared: unknown, member: string): string[] {
  const shown = declaredSubset(live, declared);
  if (sameMember(member, shown, declared)) return [];
  return [`${path} ${sameValue(shown, undefined) ? "is only in the program" : "differs"}`];
}
