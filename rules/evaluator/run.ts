import { wordCharacter } from "./character-classes";
import type { Compiled, Look, Step } from "./compile";
import type { Anchor, Fits } from "./tree";

/** Whether an expression is found anywhere in a text, or has to match all of it. */
export type Extent = "search" | "whole";

/**
 * Whether a compiled expression matches, and how many steps that took. All ways through it are followed at once, one character after
 * the other, so time grows with the text and not with the number of ways: a pattern that would keep a backtracking engine busy for years
 * is an ordinary one. What looks around is decided once per place.
 * @param most steps that it may take; where they do not suffice, `isMatch` is undefined
 */
export function run(compiled: Compiled, subject: string, extent: Extent, most: number): { isMatch?: boolean; steps: number } {
  const runner = new Runner(compiled, subject, most);
  const isMatch = runner.matches(compiled.program, 0, extent);
  const steps = most - runner.left;
  return runner.left <= 0 ? { steps } : { isMatch, steps };
}

class Runner {
  #left: number;
  readonly #decided: Int8Array[];
  readonly #compiled: Compiled;
  readonly #subject: string;

  constructor(compiled: Compiled, subject: string, steps: number) {
    this.#left = steps;
    this.#compiled = compiled;
    this.#subject = subject;
    this.#decided = compiled.looks.map(() => new Int8Array(subject.length + 1));
  }

  get left(): number {
    return this.#left;
  }

  matches(program: readonly Step[], from: number, extent: Extent | "prefix"): boolean {
    let waiting: number[] = [];
    let next: number[] = [];
    const seen = new Int32Array(program.length);
    // A long program takes its time to begin, at each place that is looked around from.
    this.#left -= program.length >> 6;
    for (let at = from; at <= this.#subject.length && this.#left > 0; at += 1) {
      if (at === from || (extent === "search" && this.#mayBegin(at))) waiting.push(0);
      if (waiting.length > 0 && this.#follow(program, waiting, next, seen, at, extent)) return true;
      // What was followed is empty now, and is used again.
      [waiting, next] = [next, waiting];
      if (waiting.length === 0 && extent !== "search") return false;
    }
    return false;
  }

  #mayBegin(at: number): boolean {
    const { first } = this.#compiled;
    return first === undefined || (at < this.#subject.length && first(this.#subject.charCodeAt(at)));
  }

  /** Follows every way at one place as far as it goes without a character, then over that character. */
  #follow(program: readonly Step[], ways: number[], next: number[], seen: Int32Array, at: number, extent: Extent | "prefix"): boolean {
    const code = at < this.#subject.length ? this.#subject.charCodeAt(at) : undefined;
    while (ways.length > 0) {
      const way = ways.pop() as number;
      if (seen[way] === at + 1) continue;
      seen[way] = at + 1;
      this.#left -= 1;
      const step = program[way] as Step;
      if (step.op === "match") {
        if (extent !== "whole" || code === undefined) return true;
      } else if (step.op === "test") {
        if (code !== undefined && step.fits(code)) next.push(way + 1);
      } else if (step.op === "jump") ways.push(step.to);
      else if (step.op === "split") ways.push(step.first, step.second);
      else if (step.op === "anchor" ? this.#holds(step.at, at) : this.#looks(step.look, at)) ways.push(way + 1);
    }
    return false;
  }

  #holds(anchor: Anchor, at: number): boolean {
    const { length } = this.#subject;
    const isBreak = (index: number) => this.#subject[index] === "\n";
    const isWord = (index: number) => index >= 0 && index < length && wordCharacter(this.#subject.charCodeAt(index));
    switch (anchor) {
      case "start":
        return at === 0;
      case "lineStart":
        return at === 0 || (isBreak(at - 1) && at < length);
      case "end":
        return at === length;
      case "endOrLastBreak":
        return at === length || (at === length - 1 && isBreak(at));
      case "lineEnd":
        return at === length || isBreak(at);
      default:
        return (isWord(at - 1) !== isWord(at)) === (anchor === "wordEdge");
    }
  }

  #looks(index: number, at: number): boolean {
    const decided = this.#decided[index] as Int8Array;
    const look = this.#compiled.looks[index];
    if (look === undefined || this.#left <= 0) return false;
    if (decided[at] === 0 && look.lead !== undefined) this.#decideLed(decided, look, look.lead, at);
    else if (decided[at] === 0) {
      const isThere = look.branches.some(({ program, width }) => at >= (width ?? 0) && this.matches(program, at - (width ?? 0), "prefix"));
      decided[at] = isThere !== look.isNegative ? 1 : -1;
    }
    return decided[at] === 1;
  }

  /**
   * What may follow repeated characters is ahead if it begins here, or is ahead behind one such character. So every place is asked
   * once: several looks for `.*` would else take time by the square of the text.
   */
  #decideLed(decided: Int8Array, { branches, isNegative }: Look, lead: Fits, at: number): void {
    let to = at;
    let isThere = false;
    for (; this.#left > 0; to += 1) {
      const known = decided[to] ?? 0;
      isThere = known === 0 ? branches.some(({ program }) => this.matches(program, to, "prefix")) : (known === 1) !== isNegative;
      this.#left -= 1;
      if (known !== 0 || isThere || to >= this.#subject.length || !lead(this.#subject.charCodeAt(to))) break;
    }
    decided.fill(isThere !== isNegative ? 1 : -1, at, to + 1);
  }
}
