import type { Recorded } from "../aspect";
import { isSameValue } from "../compare/equal";
import { withUnread } from "../compare/hidden";
import type { MemberTable } from "../compare/member-table";
import { present } from "../compare/present";
import { type From, nowKnown } from "../provenance";

/** Members of a block that the state owns and has not known whole, since no read shows them, taken as they are declared. */
export function recordedUnread(
  table: MemberTable,
  before: From<"known"> | undefined,
  after: From<"declared"> | undefined,
  names: readonly string[],
): Recorded {
  const [known, wanted] = [present(before), present(after)];
  const taken = names
    .map((name): [string, unknown] => [name, withUnread({ known: known[name], declared: wanted[name] }, table[name])])
    .filter(([name, value]) => !isSameValue(value, known[name]));
  const value = taken.length === 0 ? before : nowKnown({ ...known, ...Object.fromEntries(taken) });
  return { value, recorded: taken.map(([name]) => name) };
}
