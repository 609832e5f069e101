import { responses, shapes } from "../generated/reads";
import type { OperationId } from "../http/connection";

/**
 * The members of which an operation's response has at least one: those that the API shows of every such object, or else any that the contract
 * knows. An object without is another API's, however well its status reads. Taken for ours, it would say that everything is gone.
 */
export function alwaysIn(id: OperationId): readonly string[] {
  const members = Object.entries(shapes[responses[id] ?? ""]?.members ?? {});
  const shown = members.filter(([, { always }]) => always);
  return (shown.length > 0 ? shown : members).map(([name]) => name);
}
