/**
 * Rules and CUSTOM paths are PCRE; this project runs on JavaScript. Three ways were weighed:
 * - JavaScript's own engine with patterns that look dangerous left out: which ones are cannot be told from their text, and
 *   `\R`, `(?i)`, `\A`, `[[:alpha:]]` and a `$` before a last line break are not what PCRE makes of them.
 * - The same in `node:vm` with a time limit: it ends, but what was "not evaluated" then depends on how busy the machine is (a harmless rule was
 *   given up at 50 ms on a loaded one), and a call takes 370 µs where the match itself takes 3.
 * - A small engine of its own, which this is: PCRE's reading, time that grows with the text, a budget in steps; 20 µs for the same rule.
 */
import { Budget } from "./budget";
import { type Compiled, compileTree } from "./compile";
import { parseExpression } from "./parse";
import { type Extent, run } from "./run";
import { type Node, NotParsed } from "./tree";

/** An expression that can be evaluated, or why it cannot. */
export type Expression = { tree: Node; compiled: Compiled } | NotParsed;

/** Whether an expression fits a text; text why it was not evaluated. */
type Fit = boolean | { notEvaluated: string };

const longestSubject = 16_384;
const mostKept = 2000;
const kept = new Map<string, Expression>();

/** Parses and compiles an expression. The latest ones are kept. */
export function expressionOf(source: string): Expression {
  const known = kept.get(source);
  if (known !== undefined) return known;
  const tree = parseExpression(source);
  const compiled = tree instanceof NotParsed ? tree : compileTree(tree);
  const expression = tree instanceof NotParsed || compiled instanceof NotParsed ? (compiled as NotParsed) : { tree, compiled };
  if (kept.size >= mostKept) kept.clear();
  kept.set(source, expression);
  return expression;
}

/** True when the expression could not be parsed. */
export const isNotParsed = (expression: Expression): expression is NotParsed => expression instanceof NotParsed;

/**
 * Whether an expression fits a text. It never hangs, and never throws.
 * @param budget what is left to all expressions of the app; it notes which were not tried to the end
 */
export function fits(source: string, subject: string, extent: Extent = "search", budget = new Budget()): Fit {
  const expression = expressionOf(source);
  if (isNotParsed(expression)) return { notEvaluated: expression.text };
  const given = budget.stepsFor(source);
  const { isMatch, steps } =
    subject.length > longestSubject || given <= 0 ? { steps: 0 } : run(expression.compiled, subject, extent, given);
  budget.take(source, steps);
  if (isMatch !== undefined) return isMatch;
  budget.cut(source);
  if (subject.length > longestSubject) return { notEvaluated: `the text to search is longer than ${longestSubject} characters` };
  return { notEvaluated: given <= 0 ? "the expressions of this app take too many steps" : "it takes too many steps on this text" };
}
