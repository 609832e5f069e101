import { Budget } from "../evaluator/budget";
import type { DeclaredApp } from "../input/declared";
import { type AppView, viewOf } from "../input/view";
import { explore } from "../matcher/explore";
import { type Matched, Matcher } from "../matcher/match";
import type { Dependence, KnownOptions } from "../matcher/options";
import { type PathForms, pathForms } from "../matcher/path-form";
import { type Decision, decide, type Visitor } from "./decide";
import { nothingSent } from "./headers";

/** A policy that answers. */
export interface AnsweringPolicy {
  /** Where it stands. */
  at: string;
  /** Its path. */
  path: string;
  /** Its rule. */
  rule: string;
}

/** The policy that answers a path, in one reading; `policy` is absent where none applies or those that may are not known. */
export interface Answering {
  /** Where the policy stands, its path and its rule. */
  policy?: AnsweringPolicy;
  /** Why there is none. */
  none?: "DENY" | "PASS" | "UNKNOWN";
}

/** Something that was decided in every reading of the documents. */
export interface InEveryReading<T> {
  /** True when all readings agree. */
  isCertain: boolean;
  /** What the likely reading says; absent where a value or a pattern that was not evaluated stands in its way. */
  likely?: T;
  /** What the readings say, each once. */
  all: readonly T[];
  /** What decides between them. */
  dependsOn: readonly Dependence[];
}

/** Who answers a path of an app, and what becomes of a request. */
export interface Access {
  /** The path, as a policy may see it. */
  path: PathForms;
  /** Which policy answers. */
  answering: InEveryReading<Answering>;
  /** What becomes of the request. Readings that differ in the policy alone agree here. */
  decision: InEveryReading<Decision>;
}

/** What was given for a path is none. */
export interface NoPath {
  /** Why, and what to write instead. */
  problem: string;
}

/**
 * What becomes of a request for a path of an app.
 * @param known what a team has found out about its gateway
 * @returns a sentence about the path if it is none
 */
export function accessTo(app: DeclaredApp, path: string, visitor: Visitor = {}, known: KnownOptions = {}): Access | NoPath {
  return accessOf(viewOf(app), path, visitor, known);
}

function accessOf(app: AppView, typed: string, visitor: Visitor, known: KnownOptions): Access | NoPath {
  const path = pathForms(typed);
  if ("problem" in path) return path;
  if (!app.isProxied) return { path, answering: settled<Answering>({ none: "UNKNOWN" }), decision: settled(notProxied) };
  const budget = new Budget();
  const matcher = new Matcher(app, budget);
  const matches = explore(
    (choose) => answering(matcher.answer(path, choose)),
    known,
    (match) => JSON.stringify(match),
  );
  const decisions = explore(
    (choose) => decide(app, matcher.answer(path, choose), visitor, choose, budget),
    known,
    ({ outcome, headers }) => JSON.stringify([outcome, headers.names]),
  );
  return { path, answering: summary(matches), decision: summary(decisions) };
}

const notProxied: Decision = {
  outcome: "not-proxied",
  why: ["the app is not proxied: it has no paths on the gateway"],
  headers: nothingSent,
};

const settled = <T>(value: T): InEveryReading<T> => ({ isCertain: true, likely: value, all: [value], dependsOn: [] });

function summary<T>({
  outcomes,
  dependsOn,
  likely,
}: {
  outcomes: readonly T[];
  dependsOn: readonly Dependence[];
  likely: T | undefined;
}): InEveryReading<T> {
  // Where nothing differs, the one outcome is the likely one, whatever stood in the way.
  const only = outcomes.length === 1 ? outcomes[0] : likely;
  return { isCertain: outcomes.length === 1, ...(only !== undefined && { likely: only }), all: outcomes, dependsOn };
}

function answering({ policy, none, isUnknown }: Matched): Answering {
  if (policy === undefined) return { none: isUnknown ? "UNKNOWN" : (none ?? "DENY") };
  const shown = (value: unknown) => (typeof value === "string" ? value : "(not known yet)");
  return { policy: { at: policy.at, path: shown(policy.path), rule: shown(policy.rule) } };
}
