/**
 * Whether a finding may name what it found: policies get every value in clear, and a name, a path or a label may be one that the program
 * marked as secret. The resource says where its marks are, in `__secrets`, as names from the top. Values that no rule tells hide nothing.
 */
export function isTellable(props: object): boolean {
  const marks: unknown = (props as { __secrets?: unknown }).__secrets;
  if (marks === undefined) return true;
  return Array.isArray(marks) && marks.every((mark) => Array.isArray(mark) && isNeverTold(mark));
}

/** Members whose values are in no rule's text, by the part that they stand in. */
const neverTold: Readonly<Record<string, readonly string[]>> = {
  attributes: ["value"],
  policies: ["customDirective", "regexRule", "description"],
};
const ownNeverTold = ["apiToken", "clientSecret", "spCertificate", "description"];

function isNeverTold(mark: readonly unknown[]): boolean {
  const [part, , member] = mark;
  if (typeof part !== "string") return false;
  if (mark.length === 1) return ownNeverTold.includes(part);
  return mark.length === 3 && Object.hasOwn(neverTold, part) && typeof member === "string" && (neverTold[part] ?? []).includes(member);
}

/** What is said instead of a finding that may not be named. */
export const untold = (resource: string): string =>
  `the resource ${JSON.stringify(resource)} has a finding; where is not told, since the program marked names or paths of it as secret`;
