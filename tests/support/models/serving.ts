import type { Json } from "../basics/json.ts";

/**
 * Which policy answers a request, written from what is documented of a gateway in operation and from nothing of the
 * provider: CUSTOM first, then the longer path before the shorter, at equal length the case-sensitive one; a path without
 * a trailing slash covers what begins with it. Where documents leave a choice, a reading makes it.
 */
export interface ServingReading {
  /** Whether `/rest` covers `/restaurant`, only `/rest/x`, or only itself. */
  prefix: "string" | "segment" | "exact";
  /** Whether `/rest/` covers `/rest/x`. */
  slash: "exact" | "prefix";
  /** What "longer" counts. */
  longer: "characters" | "elements";
  /** What becomes of a request that no policy covers. */
  uncovered: "denied" | "passed";
}

/** Every choice that documents leave. */
export const allReadings: readonly ServingReading[] = (["string", "segment", "exact"] as const).flatMap((prefix) =>
  (["exact", "prefix"] as const).flatMap((slash) =>
    (["characters", "elements"] as const).flatMap((longer) =>
      (["denied", "passed"] as const).map((uncovered) => ({ prefix, slash, longer, uncovered })),
    ),
  ),
);

/** What a request must bring along: nothing, a session, a session that fits a rule; 3 is refused whatever it brings. */
export type Demand = 0 | 1 | 2 | 3;

const demands: Record<string, Demand> = { NO_AUTH: 0, ADAPTIVE: 0, PROTECTED: 1, PROTECTED_REGEX: 2, CUSTOM: 2 };

/** What the app demands of a request to this path. */
function demandOf(policies: readonly Json[], path: string, reading: ServingReading): Demand {
  const [best] = policies.filter((policy) => policy.active !== false && covers(policy, path, reading)).sort((a, b) => rank(b, a, reading));
  if (best !== undefined) return demands[best.rule] as Demand;
  return reading.uncovered === "denied" ? 3 : 0;
}

function covers(policy: Json, request: string, { prefix, slash }: ServingReading): boolean {
  if (policy.rule === "CUSTOM") return new RegExp(policy.resourcePath).test(request);
  const fold = (text: string) => (policy.caseSensitive === false ? text.toLowerCase() : text);
  const [own, path] = [fold(policy.resourcePath), fold(request)];
  if (own === "/" || own === path) return true;
  if (own.endsWith("/")) return slash === "prefix" && path.startsWith(own);
  if (prefix === "string") return path.startsWith(own);
  return prefix === "segment" && path.startsWith(`${own}/`);
}

/** Positive when the first comes before the second. */
function rank(a: Json, b: Json, { longer }: ServingReading): number {
  const size = ({ resourcePath }: Json) =>
    longer === "characters" ? resourcePath.length : resourcePath.split("/").filter((part: string) => part !== "").length;
  const isCustom = ({ rule }: Json) => Number(rule === "CUSTOM");
  const isSensitive = ({ caseSensitive }: Json) => Number(caseSensitive !== false);
  const isLater = ({ resourcePath }: Json, other: Json) => Number(resourcePath < other.resourcePath);
  return (
    isCustom(a) - isCustom(b) ||
    // The root is for what nothing else took.
    Number(b.resourcePath === "/") - Number(a.resourcePath === "/") ||
    size(a) - size(b) ||
    isSensitive(a) - isSensitive(b) ||
    isLater(a, b) - isLater(b, a)
  );
}

/** Requests that tell policies at these paths apart: each path, what is below it, beside it, and in other letters. */
const requestsFor = (paths: readonly string[]): string[] => [
  ...new Set(
    paths
      .flatMap((path) => [path, `${path}/x`.replace("//", "/"), `${path}x`, path.toUpperCase(), `${path}/X`.toUpperCase()])
      .concat("/other"),
  ),
];

/** Judges what is served while policies change. What it has judged once it remembers. */
export class Serving {
  readonly #seen = new Map<string, Demand[]>();
  readonly #cases: { request: string; reading: ServingReading }[];

  constructor(paths: readonly string[], readings: readonly ServingReading[] = allReadings) {
    this.#cases = readings.flatMap((reading) => requestsFor(paths).map((request) => ({ request, reading })));
  }

  /** The first request that is served for less in between than it is both before and after; undefined if there is none. */
  firstOpened(before: readonly Json[], between: readonly (readonly Json[])[], after: readonly Json[]): string | undefined {
    const [first, last] = [this.#demands(before), this.#demands(after)];
    for (const [nth, state] of between.entries()) {
      const now = this.#demands(state);
      const opened = now.findIndex((demand, index) => demand < (first[index] as Demand) && demand < (last[index] as Demand));
      if (opened >= 0) return `${JSON.stringify(this.#cases[opened])} after step ${nth + 1}`;
    }
    return undefined;
  }

  #demands(policies: readonly Json[]): Demand[] {
    const key = policies
      .map(({ resourcePath, rule, active, caseSensitive }) => `${resourcePath} ${rule} ${active} ${caseSensitive}`)
      .sort()
      .join("|");
    const known = this.#seen.get(key);
    if (known !== undefined) return known;
    const demands = this.#cases.map(({ request, reading }) => demandOf(policies, request, reading));
    this.#seen.set(key, demands);
    return demands;
  }
}
