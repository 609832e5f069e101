import { Budget } from "../evaluator/budget";
import { fits } from "../evaluator/evaluate";
import { isKnown } from "../input/unknown";
import type { AppView, PolicyView } from "../input/view";
import { type Choose, type Explored, explore } from "./explore";
import { compare, hits, mayHit, type PlainPath } from "./hit";
import { type Dependence, type KnownOptions, onOption, options } from "./options";
import type { PathForms } from "./path-form";

/** What a path is matched to: a policy, or what happens where none applies. */
export interface Matched {
  policy?: PolicyView;
  /** No policy applies: the request is refused, or goes on to the back end. */
  none?: "DENY" | "PASS";
  /** Policies that are not known here may apply. */
  isUnknown?: true;
  /** Why, where it is not that policies are not known. */
  why?: string;
}

/** Which policy answers a path, in every reading of the documents. */
export type Match = Explored<Matched>;

const keyOf = ({ policy, none, isUnknown }: Matched) => policy ?? (isUnknown ? "unknown" : none);

/** A policy whose place among the others is known. */
type Placed = PlainPath & { policy: PolicyView };

/** The policies of one app, sorted once for many paths. */
export class Matcher {
  readonly #custom: Placed[] = [];
  readonly #plain: Placed[] = [];
  readonly #root: Placed[] = [];
  readonly #doubtful: PolicyView[] = [];
  readonly #isComplete: boolean;
  readonly #budget: Budget;
  readonly #isUnreadPassedOver: boolean;
  /** How the patterns fit the path that was asked for last: each reading asks again. */
  #fits: { path: string; known: Map<Placed, PatternFit> } = { path: "", known: new Map() };

  /**
   * @param isUnreadPassedOver a pattern that was not evaluated likely does not fit: in an audit, where whoever writes one would else
   * hide with it what all other policies let in. @default false: whether it does is open
   */
  constructor({ policies }: AppView, budget = new Budget(), isUnreadPassedOver = false) {
    this.#budget = budget;
    this.#isUnreadPassedOver = isUnreadPassedOver;
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

  /** What answers a path in one reading. */
  answer(forms: PathForms, choose: Choose): Matched {
    const isOneForm = forms.raw === forms.normalised;
    const form = isOneForm ? "NORMALISED" : choose("pathForm", options.pathForm.readings, onOption("pathForm"));
    const path = form === "RAW" ? forms.raw : forms.normalised;
    return this.#doubt(choose) ?? this.#customMatch(path, choose) ?? this.#plainMatch(path, choose) ?? this.#rootMatch(choose);
  }

  /** Policies of which something is not known may answer anything. */
  #doubt(choose: Choose): Matched | undefined {
    if (!this.#isComplete && mayTake("policies", choose)) return { isUnknown: true };
    return firstThatMayTake(this.#doubtful, choose);
  }

  #counts({ policy: { active } }: Placed, choose: Choose): boolean {
    return active === true || (isKnown(active) && choose("inactive", options.inactive.readings, onOption("inactive")) === "KEEP");
  }

  /** One of which it is not known whether it is active, and that takes the path if it is: the others need not be looked at then. */
  #unsure(placed: readonly Placed[], covers: (placed: Placed) => boolean, choose: Choose): Matched | undefined {
    const covering = placed.filter((one) => !isKnown(one.policy.active) && covers(one));
    return firstThatMayTake(
      covering.map(({ policy }) => policy),
      choose,
    );
  }

  #customMatch(path: string, choose: Choose): Matched | undefined {
    const unread = this.#custom.filter((placed) => this.#fitOf(placed, path).notEvaluated !== undefined);
    // Each that is asked for doubles what is to be explored: many are asked for as one.
    if (unread.length > mostAsked) {
      const on = { text: `the patterns of ${unread.length} CUSTOM policies, which were not evaluated` };
      if (this.#unreadFits("patterns", on, choose)) return { isUnknown: true };
    } else {
      // One that cannot be evaluated may be the oldest that fits: the others need not be looked at then.
      const fit = unread.find((placed) => this.#mayFit(placed, path, choose));
      if (fit !== undefined) return { policy: fit.policy };
    }
    const unsure = this.#unsure(this.#custom, (placed) => this.#fitsCustom(placed, path, choose), choose);
    if (unsure !== undefined) return unsure;
    const fitting = this.#custom
      .filter((placed) => this.#fitsCustom(placed, path, choose))
      .filter((placed) => this.#counts(placed, choose));
    const [first] = fitting;
    if (first === undefined || fitting.length === 1) return first && { policy: first.policy };
    const { customOrder } = options;
    // Each of many would be looked at beside each other one: it is enough that it may be another than the first.
    const isMany = fitting.length > mostAsked;
    const others = isMany ? customOrder.readings.slice(1) : fitting.slice(1).map((_, nth) => `OTHER ${nth + 1}`);
    const reading = choose("customOrder", [customOrder.readings[0], ...others], onOption("customOrder"));
    if (isMany && reading !== customOrder.readings[0])
      return { isUnknown: true, why: `another of the ${fitting.length} CUSTOM policies that fit answers` };
    return { policy: (fitting[Number(/\d+$/.exec(reading)?.[0] ?? 0)] ?? first).policy };
  }

  #mayFit(placed: Placed, path: string, choose: Choose): boolean {
    const why = this.#fitOf(placed, path).notEvaluated;
    if (why === undefined || !this.#counts(placed, choose)) return false;
    const { at } = placed.policy;
    const on = { at, text: `the pattern of ${at}, which was not evaluated: ${why}` };
    return this.#unreadFits(`pattern ${at}`, on, choose);
  }

  #unreadFits(name: string, on: Dependence, choose: Choose): boolean {
    return choose(name, this.#isUnreadPassedOver ? ["FAILS", "FITS"] : ["FITS", "FAILS"], on, !this.#isUnreadPassedOver) === "FITS";
  }

  #fitsCustom(placed: Placed, path: string, choose: Choose): boolean {
    const { searched, whole, notEvaluated } = this.#fitOf(placed, path);
    if (notEvaluated !== undefined) return false;
    if (searched === whole) return searched;
    return choose("anchor", options.anchor.readings, onOption("anchor")) === "SEARCH" ? searched : whole;
  }

  #fitOf(placed: Placed, path: string): PatternFit {
    if (this.#fits.path !== path) this.#fits = { path, known: new Map() };
    const known = this.#fits.known.get(placed) ?? fitOf(placed, path, this.#budget);
    this.#fits.known.set(placed, known);
    return known;
  }

  #plainMatch(path: string, choose: Choose): Matched | undefined {
    const covers = (placed: Placed) => mayHit(placed, path) && hits(placed, path, choose);
    const unsure = this.#unsure(this.#plain, covers, choose);
    if (unsure !== undefined) return unsure;
    const covering = this.#plain.filter((placed) => covers(placed) && this.#counts(placed, choose));
    const [first, ...others] = covering;
    if (first === undefined) return undefined;
    return { policy: others.reduce((best, other) => (compare(other, best, choose) < 0 ? other : best), first).policy };
  }

  #rootMatch(choose: Choose): Matched {
    const unsure = this.#unsure(this.#root, () => true, choose);
    if (unsure !== undefined) return unsure;
    const root = this.#root.find((placed) => this.#counts(placed, choose));
    if (root !== undefined) return { policy: root.policy };
    return { none: choose("noRoot", options.noRoot.readings, onOption("noRoot")) as "DENY" | "PASS" };
  }
}

/** Whether something that is not known yet takes the request. */
const mayTake = (at: string, choose: Choose): boolean =>
  choose(`unknown ${at}`, ["TAKES", "LEAVES"], { at, text: `what is not known yet of ${at}` }, true) === "TAKES";

/** The first of policies of which something is not known that takes the request, if any does; many are asked for as one. */
function firstThatMayTake(policies: readonly PolicyView[], choose: Choose): Matched | undefined {
  if (policies.length > mostUnknown) return mayTake(`${policies[0]?.at} and others`, choose) ? { isUnknown: true } : undefined;
  const policy = policies.find(({ at }) => mayTake(at, choose));
  return policy && { policy };
}

/** Policies that are asked for one by one, where each of them would be one more reading. */
const mostAsked = 6;
/** And of which something is not known: one that takes the request ends the question. */
const mostUnknown = 200;

/** A pattern as it is evaluated. */
export const sourceOf = (path: string, isSensitive: boolean): string => (isSensitive ? path : `(?i)${path}`);

type PatternFit = { searched: boolean; whole: boolean; notEvaluated?: string };

/** Whether a CUSTOM path fits somewhere, and as a whole, or why that was not evaluated. */
function fitOf({ path: pattern, isSensitive }: Placed, path: string, budget: Budget): PatternFit {
  const source = sourceOf(pattern, isSensitive);
  const searched = fits(source, path, "search", budget);
  // What is found nowhere does not fit as a whole.
  const whole = searched === false ? false : fits(source, path, "whole", budget);
  if (typeof searched !== "boolean") return { searched: false, whole: false, ...searched };
  return typeof whole === "boolean" ? { searched, whole } : { searched, whole: false, ...whole };
}
