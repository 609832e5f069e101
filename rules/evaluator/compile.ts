import { type Anchor, type Fits, type Node, NotParsed } from "./tree";

/** One step of a program. */
export type Step =
  | { op: "test"; fits: Fits }
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { op: "anchor"; at: Anchor }
  | { op: "look"; look: number }
  | { op: "match" };

/** A look around: programs of which one has to match, each with its width if it looks back. */
export interface Look {
  isNegative: boolean;
  branches: readonly { program: readonly Step[]; width: number | undefined }[];
  /** What may stand before the branch any number of times: of a look ahead that begins with `.*` or the like. */
  lead?: Fits;
}

/** An expression, compiled. */
export interface Compiled {
  program: readonly Step[];
  looks: readonly Look[];
  /** What the first character has to pass, behind the start of a text; undefined where any may be the first. */
  first: Fits | undefined;
}

/** Repetitions with bounds are written out: nothing else makes a program long. */
const longest = 20_000;
/** What is empty makes no step, and takes its time all the same: `(((){999}){999}){999}`. */
const mostWritten = 500_000;

/** Compiles a tree. */
export function compileTree(root: Node): Compiled | NotParsed {
  const compiler = new Compiler();
  try {
    const program = compiler.program(root);
    return { program, looks: compiler.looks, first: firstOf(program) };
  } catch (error) {
    if (error instanceof NotParsed) return error;
    throw error;
  }
}

class Compiler {
  readonly looks: Look[] = [];
  #size = 0;
  #written = 0;

  program(node: Node): Step[] {
    const steps: Step[] = [];
    this.#emit(node, steps);
    steps.push({ op: "match" });
    return steps;
  }

  #push(steps: Step[], step: Step): number {
    this.#size += 1;
    if (this.#size > longest) throw new NotParsed("notEvaluated", "its repetitions are too many");
    return steps.push(step) - 1;
  }

  #emit(node: Node, steps: Step[]): void {
    this.#written += 1;
    if (this.#written > mostWritten) throw new NotParsed("notEvaluated", "its repetitions are too many");
    switch (node.type) {
      case "character":
      case "any":
      case "class":
        this.#push(steps, { op: "test", fits: node.fits });
        return;
      case "sequence":
        for (const item of node.items) this.#emit(item, steps);
        return;
      case "choice":
        this.#emitChoice(node.branches, steps);
        return;
      case "repeat":
        this.#emitRepeat(node, steps);
        return;
      case "anchor":
        this.#push(steps, { op: "anchor", at: node.at });
        return;
      case "look":
        this.#push(steps, { op: "look", look: this.#look(node) });
    }
  }

  #emitChoice(branches: readonly Node[], steps: Step[]): void {
    const ends: number[] = [];
    for (const [nth, branch] of branches.entries()) {
      const isLast = nth === branches.length - 1;
      const split = isLast ? undefined : this.#push(steps, { op: "split", first: 0, second: 0 });
      this.#emit(branch, steps);
      if (split === undefined) continue;
      ends.push(this.#push(steps, { op: "jump", to: 0 }));
      steps[split] = { op: "split", first: split + 1, second: steps.length };
    }
    for (const end of ends) steps[end] = { op: "jump", to: steps.length };
  }

  #emitRepeat({ item, min, max }: Extract<Node, { type: "repeat" }>, steps: Step[]): void {
    for (let nth = 0; nth < min; nth += 1) this.#emit(item, steps);
    if (max === Number.POSITIVE_INFINITY) {
      const split = this.#push(steps, { op: "split", first: 0, second: 0 });
      this.#emit(item, steps);
      this.#push(steps, { op: "jump", to: split });
      steps[split] = { op: "split", first: split + 1, second: steps.length };
      return;
    }
    const splits: number[] = [];
    for (let nth = min; nth < max; nth += 1) {
      splits.push(this.#push(steps, { op: "split", first: 0, second: 0 }));
      this.#emit(item, steps);
    }
    for (const split of splits) steps[split] = { op: "split", first: split + 1, second: steps.length };
  }

  #look({ isAhead, isNegative, item }: Extract<Node, { type: "look" }>): number {
    const { lead, rest } = isAhead ? ledBy(item) : { rest: item };
    const branches = isAhead || item.type !== "choice" ? [rest] : item.branches;
    const compiled = branches.map((branch) => {
      const width = isAhead ? undefined : widthOf(branch);
      if (width !== undefined && Number.isNaN(width))
        throw new NotParsed("notEvaluated", "it looks back over a text without a fixed length");
      return { program: this.program(branch), width };
    });
    return this.looks.push({ isNegative, branches: compiled, ...(lead !== undefined && { lead }) }) - 1;
  }
}

/** What may be repeated at the beginning of a tree, and the rest of it. */
function ledBy(node: Node): { lead?: Fits; rest: Node } {
  const [first, ...items] = node.type === "sequence" ? node.items : [];
  if (first?.type !== "repeat" || first.min > 0 || first.max < Number.POSITIVE_INFINITY) return { rest: node };
  const { item } = first;
  return "fits" in item ? { lead: item.fits, rest: { type: "sequence", items } } : { rest: node };
}

/** How many characters a tree takes; NaN where that varies. */
function widthOf(node: Node): number {
  switch (node.type) {
    case "sequence":
      return node.items.reduce((sum, item) => sum + widthOf(item), 0);
    case "choice": {
      const [first = 0, ...others] = node.branches.map(widthOf);
      return others.every((width) => width === first) ? first : Number.NaN;
    }
    case "repeat":
      return node.min === node.max ? node.min * widthOf(node.item) : Number.NaN;
    case "anchor":
    case "look":
      return 0;
    default:
      return 1;
  }
}

/** What may come first, wherever the text does not begin: most places of a text are passed over by it. */
function firstOf(program: readonly Step[]): Fits | undefined {
  const tests: Fits[] = [];
  const seen = new Set<number>();
  const ways = [0];
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    const step = program[way];
    if (step === undefined || seen.has(way)) continue;
    seen.add(way);
    if (step.op === "test") tests.push(step.fits);
    else if (step.op === "split") ways.push(step.first, step.second);
    else if (step.op === "jump") ways.push(step.to);
    else if (step.op !== "anchor" || step.at !== "start") return undefined;
  }
  return remembered((code) => tests.some((fits) => fits(code)));
}

/** The same test, asked once for each character of ASCII. */
function remembered(fits: Fits): Fits {
  const known = new Int8Array(128);
  return (code) => {
    if (code >= known.length) return fits(code);
    if (known[code] === 0) known[code] = fits(code) ? 1 : -1;
    return known[code] === 1;
  };
}
