import { responses, type Shape, shapes } from "../generated/reads";
import type { OperationId } from "../http/connection";

function identifyingIn({ members = {} }: Shape): readonly string[] {
  const all = Object.entries(members);
  const shown = all.filter(([, { always }]) => always);
  return (shown.length > 0 ? shown : all).map(([name]) => name);
}

/** By schema: a list may have thousands of objects. */
const bySchema = new Map([...new Set(Object.values(responses))].map((name) => [name, identifyingIn(shapes[name] ?? {})] as const));

/**
 * The members of which an operation's response has at least one: those that the API shows of every such object, or else any that the contract
 * knows. An object without is another API's, however well its status reads. Taken for ours, it would say that everything is gone.
 */
export const alwaysIn = (id: OperationId): readonly string[] => bySchema.get(responses[id] ?? "") ?? [];
