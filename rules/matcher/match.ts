import { type Fit, fits } from "../expression/evaluate";
import { isKnown } from "../input/unknown";
import type { AppView, PolicyView } from "../input/view";
import { type Choose, type Explored, explore } from "./explore";
import { compare, hits, mayHit, type PlainPath } from "./hit";
import { type KnownOptions, onOption, options } from "./options";
import type { PathForms } from "./path-form";

/** What answers a path: a policy, or what happens where none applies. */
export interface Answer {
  policy?: PolicyView;
  /** No policy applies: the request is refused, or goes on to the back end. */
  none?: "DENY" | "PASS";
  /** Policies that are not known here may apply. */
  isUnknown?: true;
}

/** Which policy answers a path, in every reading of the documents. */
export type Match = Explored<Answer>;

const keyOf = ({ policy, none, isUnknown }: Answer) => policy ?? (isUnknown ? "unknown" : none);

/** A policy whose place among the others is known. */
type Placed = PlainPath & { policy: PolicyView };

/** The policies of one app, sorted once for many paths. */
export class Matcher {
  readonly #custom: Placed[] = [];
  readonly #plain: Placed[] = [];
  readonly #root: Placed[] = [];
  readonly #doubtful: PolicyView[] = [];
  readonly #isComplete: boolean;

  constructor({ policies }: AppView) {
    this.#isComplete = policies.isComplete;
    for (const policy of policies.items) {
      const { path, rule, caseSensitive } = policy;
      if (!isKnown(path) || !isKnown(rule) || !isKnown(caseSensitive)) this.#doubtful.push(policy);
      else (rule === "CUSTOM" ? this.#custom : path === "/" ? this.#root : this.#plain).push({ policy, path, isSensitive: caseSensitive });
    }
  }

  match(path: PathForms, known: KnownOptions = {}): Match {
    return explore((choose) => this.answer(path, choose), known, keyOf);
  }

  /** The answer of one reading. */
  answer(forms: PathForms, choose: Choose): Answer {
    const isOneForm = forms.raw === forms.normalised;
    const form = isOneForm ? "NORMALISED" : choose("pathForm", options.pathForm.readings, onOption("pathForm"));
    const path = form === "RAW" ? forms.raw : forms.normalised;
    return this.#doubt(choose) ?? this.#customAnswer(path, choose) ?? this.#plainAnswer(path, choose) ?? this.#rootAnswer(choose);
  }

  /** Policies of which something is not known may answer anything. */
  #doubt(choose: Choose): Answer | undefined {
    if (!this.#isComplete && mayTake("policies", choose)) return { isUnknown: true };
    const policy = this.#doubtful.find(({ at }) => mayTake(at, choose));
    return policy && { policy };
  }

  #counts({ policy: { active, at } }: Placed, choose: Choose): boolean {
    if (!isKnown(active)) return mayTake(at, choose);
    return active || choose("inactive", options.inactive.readings, onOption("inactive")) === "KEEP";
  }

  #customAnswer(path: string, choose: Choose): Answer | undefined {
    const unread = this.#custom.filter((placed) => unevaluated(placed, path) !== undefined);
    const isTooMany = unread.length > mostAsked;
    if (isTooMany && mayFit(unread.length, choose)) return { isUnknown: true };
    const fitting = this.#custom
      .filter((placed) => !isTooMany || !unread.includes(placed))
      .filter((placed) => this.#fitsCustom(placed, path, choose))
      .filter((placed) => this.#counts(placed, choose));
    const [first] = fitting;
    if (first === undefined || fitting.length === 1) return first && { policy: first.policy };
    const { customOrder } = options;
    const others = fitting.slice(1).map((_, nth) => `OTHER ${nth + 1}`);
    const reading = choose("customOrder", [customOrder.readings[0], ...others], onOption("customOrder"));
    return { policy: (fitting[Number(/\d+$/.exec(reading)?.[0] ?? 0)] ?? first).policy };
  }

  #fitsCustom(placed: Placed, path: string, choose: Choose): boolean {
    const { at } = placed.policy;
    const why = unevaluated(placed, path);
    if (why !== undefined) {
      const on = { at, text: `the pattern of ${at}, which was not evaluated: ${why}` };
      return choose(`pattern ${at}`, ["FITS", "FAILS"], on, true) === "FITS";
    }
    const [searched, whole] = fitsOf(placed, path);
    if (searched === whole) return searched === true;
    return choose("anchor", options.anchor.readings, onOption("anchor")) === "SEARCH" ? searched === true : whole === true;
  }

  #plainAnswer(path: string, choose: Choose): Answer | undefined {
    const covering = this.#plain.filter((placed) => mayHit(placed, path) && hits(placed, path, choose) && this.#counts(placed, choose));
    const [first, ...others] = covering;
    if (first === undefined) return undefined;
    return { policy: others.reduce((best, other) => (compare(other, best, choose) < 0 ? other : best), first).policy };
  }

  #rootAnswer(choose: Choose): Answer {
    const root = this.#root.find((placed) => this.#counts(placed, choose));
    if (root !== undefined) return { policy: root.policy };
    return { none: choose("noRoot", options.noRoot.readings, onOption("noRoot")) as "DENY" | "PASS" };
  }
}

/** Each pattern that is asked for doubles the readings: what is more is asked for as one. */
const mostAsked = 6;

const mayFit = (count: number, choose: Choose): boolean =>
  choose("patterns", ["FITS", "FAILS"], { text: `the patterns of ${count} CUSTOM policies, which were not evaluated` }, true) === "FITS";

/** Whether a pattern is found in a path, and whether it is all of it. */
function fitsOf({ path: pattern, isSensitive }: Placed, path: string): Fit[] {
  const source = isSensitive ? pattern : `(?i)${pattern}`;
  return [fits(source, path, "search"), fits(source, path, "whole")];
}

/** Why a pattern was not evaluated; undefined where it was. */
const unevaluated = (placed: Placed, path: string): string | undefined =>
  fitsOf(placed, path).flatMap((fit) => (typeof fit === "boolean" ? [] : [fit.notEvaluated]))[0];

/** Whether something that is not known yet takes the request. */
const mayTake = (at: string, choose: Choose): boolean =>
  choose(`unknown ${at}`, ["TAKES", "LEAVES"], { at, text: `what is not known yet of ${at}` }, true) === "TAKES";
