import { Code } from "../literal";
import { LookedUp, type LookUp } from "../look-up";
import { freeName, identifierOf } from "../names";
import type { PlannedResource } from "../plan";
import type { Constant } from "./program";

/** Gives a constant to each certificate that more than one resource has, and puts it into their arguments. */
export function nameLookUps(resources: readonly PlannedResource[], taken: Set<string>): Constant[] {
  const uses = new Map<string, { lookUp: LookUp; resources: PlannedResource[] }>();
  for (const resource of resources) {
    const { certificateId } = resource.args;
    if (!(certificateId instanceof LookedUp)) continue;
    const { lookUp } = certificateId;
    const known = uses.get(lookUp.text);
    uses.set(lookUp.text, { lookUp, resources: [...(known?.resources ?? []), resource] });
  }
  return [...uses.values()].flatMap(({ lookUp, resources: users }) => {
    // At the head of the program, every gateway is asked for it.
    if (users.length < 2 || users.every(({ condition }) => condition !== undefined)) return [];
    const identifier = freeName(identifierOf(`${lookUp.title} certificate`), taken);
    for (const { args } of users) args.certificateId = new Code(`${identifier}.id`, [identifier]);
    return [{ identifier, value: lookUp }];
  });
}
