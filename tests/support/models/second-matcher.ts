import type { DeclaredPolicy, KnownOptions } from "pulumi-oag/rules";

/**
 * Which policy answers a path, found in another way than in rules/matcher: for one full set of readings, the policies are
 * written as the `location` blocks of an nginx configuration, all of them sorted, and the first one whose regular expression fits takes
 * the request. Nothing is put off, nothing is left out.
 */

/** One reading for every option that the choice of a policy depends on. */
export type Readings = Required<Omit<KnownOptions, "subjectJoin" | "customOrder">>;

const all: { [Name in keyof Readings]: readonly Readings[Name][] } = {
  pathForm: ["NORMALISED", "RAW"],
  inactive: ["SKIP", "KEEP"],
  anchor: ["SEARCH", "FULL"],
  slash: ["EXACT", "PREFIX"],
  prefix: ["STRING", "SEGMENT", "EXACT"],
  order: ["ELEMENTS", "CHARS"],
  slashElement: ["ONE", "TWO"],
  lex: ["ASC", "DESC"],
  noRoot: ["DENY", "PASS"],
};

/** Every combination of readings. */
export const everyReading: readonly Readings[] = Object.entries(all).reduce<readonly object[]>(
  (sets, [name, readings]) => sets.flatMap((set) => readings.map((reading) => ({ ...set, [name]: reading }))),
  [{}],
) as readonly Readings[];

export interface Request {
  normalised: string;
  raw: string;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

const made = new Map<string, RegExp>();

/** The block of a policy: what nginx would compare with. Made once for each reading. */
function locationOf(path: string, policy: DeclaredPolicy, readings: Readings): RegExp {
  const key = [path, policy.caseSensitive, policy.rule, readings.slash, readings.prefix, readings.anchor].join(" ");
  const known = made.get(key) ?? makeLocation(path, policy, readings);
  made.set(key, known);
  return known;
}

function makeLocation(path: string, policy: DeclaredPolicy, { slash, prefix, anchor }: Readings): RegExp {
  const flags = policy.caseSensitive === false ? "i" : "";
  if (policy.rule === "CUSTOM") return new RegExp(anchor === "FULL" ? `^(?:${path})$` : path, flags);
  if (path.endsWith("/")) return new RegExp(`^${escaped(path)}${slash === "EXACT" ? "$" : ""}`, flags);
  return new RegExp(`^${escaped(path)}${{ STRING: "", SEGMENT: "(?:$|/)", EXACT: "$" }[prefix]}`, flags);
}

/** What the blocks are sorted by: the smaller comes first. */
function rankOf(path: string, policy: DeclaredPolicy, { order, slashElement, lex }: Readings): (number | string)[] {
  const elements = path.replace(/^\/+/, "").split("/").length - (path.endsWith("/") && slashElement === "ONE" ? 1 : 0);
  const letters = [...path].map((letter) => letter.charCodeAt(0) * (lex === "ASC" ? 1 : -1));
  // Where one path is the begin of the other, the shorter is the smaller one.
  const end = lex === "ASC" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return [-(order === "ELEMENTS" ? elements : path.length), policy.caseSensitive === false ? 1 : 0, ...letters, end];
}

function inOrder(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] as number) < (b[at] as number) ? -1 : 1;
}

/** The key of the policy that answers, or what happens without one. Several where CUSTOM policies of unknown age fit. */
export function matchesOf(policies: Readonly<Record<string, DeclaredPolicy>>, request: Request, readings: Readings): string[] {
  const path = readings.pathForm === "RAW" ? request.raw : request.normalised;
  const counting = Object.entries(policies).filter(([, policy]) => readings.inactive === "KEEP" || policy.active !== false);
  const pathOf = (key: string, policy: DeclaredPolicy) => (policy.resourcePath as string | undefined) ?? key;
  const custom = counting.filter(
    ([key, policy]) => policy.rule === "CUSTOM" && locationOf(pathOf(key, policy), policy, readings).test(path),
  );
  if (custom.length > 0) return custom.map(([key]) => key);
  const root = counting.filter(([key, policy]) => policy.rule !== "CUSTOM" && pathOf(key, policy) === "/");
  const sorted = counting
    .filter(([key, policy]) => policy.rule !== "CUSTOM" && pathOf(key, policy) !== "/")
    .map(([key, policy]) => ({ key, policy, rank: rankOf(pathOf(key, policy), policy, readings) }))
    .sort((a, b) => inOrder(a.rank, b.rank));
  const taking = sorted.find(({ key, policy }) => locationOf(pathOf(key, policy), policy, readings).test(path));
  return [taking?.key ?? root[0]?.[0] ?? readings.noRoot];
}
