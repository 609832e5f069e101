import { responses, shapes } from "../generated/reads";
import type { OperationId } from "../http/connection";

/**
 * The members of which an operation's response has at least one: those that the API shows of every such object, or else any that the contract
 * knows. An object without is another API's, however well its status reads. Taken for ours, it would say that everything is gone.
 */
export function marksOf(id: OperationId): readonly string[] {
  const members = Object.entries(shapes[responses[id] ?? ""]?.members ?? {});
  const marked = members.filter(([, { mark }]) => mark);
  return (marked.length > 0 ? marked : members).map(([name]) => name);
}
