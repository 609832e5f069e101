import { OagResourceError } from "../errors/resource-error";

/** Refuses a call that a kind does not have: a look-up is only ever read. @param verb what it cannot be, for example `updated` */
export function throwUnsupported(verb: string): never {
  throw new OagResourceError("OAG_INTERNAL", `this kind of resource cannot be ${verb}`);
}
