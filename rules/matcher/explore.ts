import type { Dependence } from "./options";

/** Asks for a choice by its name. The first reading is the likely one, unless `isOpen`: then none is. */
export type Choose = (name: string, readings: readonly string[], on: Dependence, isOpen?: boolean) => string;

/** One way through all choices that were asked for, and where it led. */
interface Leaf<T> {
  choices: ReadonlyMap<string, string>;
  /** True when every choice was the likely one. */
  isLikely: boolean;
  value: T;
  /** What makes two outcomes the same. */
  key: unknown;
}

/** Every outcome of something that depends on choices, each choice in every reading; only what is asked for is varied. */
export interface Explored<T> {
  leaves: readonly Leaf<T>[];
  /** The choices that change the outcome, when all others stay as they are. */
  dependsOn: readonly Dependence[];
  /** The outcomes, each once. */
  outcomes: readonly T[];
  /** The outcome of the likely reading, if no open choice stands in its way. */
  likely: T | undefined;
}

interface Question {
  name: string;
  readings: readonly string[];
  on: Dependence;
  isOpen: boolean;
  nth: number;
}

/**
 * Runs something once for every combination of the choices that it asks for.
 * @param known choices that are fixed
 * @param keyOf what makes two outcomes the same
 */
export function explore<T>(
  decide: (choose: Choose) => T,
  known: Readonly<Record<string, string | undefined>>,
  keyOf: (value: T) => unknown,
): Explored<T> {
  const leaves: Leaf<T>[] = [];
  const asked = new Map<string, Dependence>();
  let trail: Question[] = [];
  do {
    let depth = 0;
    const own = new Map<string, Question>();
    const choose: Choose = (name, readings, on, isOpen = false) => {
      const chosen = known[name];
      if (chosen !== undefined && readings.includes(chosen)) return chosen;
      const question = own.get(name) ?? trail[depth] ?? { name, readings, on, isOpen, nth: 0 };
      if (!own.has(name)) {
        trail[depth] = question;
        depth += 1;
        own.set(name, question);
        asked.set(name, on);
      }
      return question.readings[question.nth] as string;
    };
    const value = decide(choose);
    trail = trail.slice(0, depth);
    leaves.push({
      choices: new Map(trail.map(({ name, readings, nth }) => [name, readings[nth] as string])),
      isLikely: trail.every(({ nth, isOpen }) => nth === 0 && !isOpen),
      value,
      key: keyOf(value),
    });
    trail = following(trail);
  } while (trail.length > 0);
  // The first leaf is the likely one: of equal outcomes its value stands for all.
  const outcomes = [...new Map(leaves.toReversed().map(({ key, value }) => [key, value])).values()].toReversed();
  const dependsOn = outcomes.length < 2 ? [] : [...asked].filter(([name]) => matters(name, leaves)).map(([, on]) => on);
  return { leaves, outcomes, dependsOn, likely: leaves.find(({ isLikely }) => isLikely)?.value };
}

/** The next combination: the last question that has another reading gets it, what was asked after it is asked anew. */
function following(trail: readonly Question[]): Question[] {
  const at = trail.findLastIndex(({ nth, readings }) => nth + 1 < readings.length);
  const last = trail[at];
  return last === undefined ? [] : [...trail.slice(0, at), { ...last, nth: last.nth + 1 }];
}

/** Two leaves tell that a choice matters if they differ in their outcome and in nothing else that both have chosen. */
function matters<T>(name: string, leaves: readonly Leaf<T>[]): boolean {
  const choosing = leaves.filter(({ choices }) => choices.has(name));
  return choosing.some((one, index) =>
    choosing.slice(index + 1).some((other) => {
      if (one.key === other.key || one.choices.get(name) === other.choices.get(name)) return false;
      return [...one.choices].every(([key, reading]) => key === name || (other.choices.get(key) ?? reading) === reading);
    }),
  );
}
