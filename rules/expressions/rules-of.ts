import { type Expression, expressionOf, isNotParsed } from "../evaluator/evaluate";
import type { Node } from "../evaluator/tree";
import type { AppView } from "../input/view";
import { type SessionRule, sessionRules } from "./session-rules";

/** A rule of a policy in force that a session is tested with. */
export interface RuleOfPolicy extends SessionRule {
  expression: Expression;
}

/** The rules of an app's policies that decide who may pass. */
export const rulesOf = (app: AppView): RuleOfPolicy[] =>
  sessionRules(app).map((rule) => ({ ...rule, expression: expressionOf(rule.source) }));

/** A text that a rule looks for; `dots` are the places of dots that stand for any character. */
export interface Word {
  text: string;
  dots: readonly number[];
}

const mostWords = 8;
const anyCharacter = "\0";

/** The words that a rule looks for: names of groups, parts of values. What stands before an equals sign is no word. */
export function wordsIn(expression: Expression): Word[] {
  if (isNotParsed(expression)) return [];
  const words = new Map<string, Word>();
  for (const run of runsIn(expression.tree)) {
    for (const [piece] of run.matchAll(/(?<![\w@.\-\0])[\w@.\-\0 ]+(?![\w@.\-\0= ])/g)) {
      const text = piece.replaceAll(anyCharacter, ".").trim();
      if (!/\w/.test(text) || words.size >= mostWords) continue;
      const dots = [...piece.trim()].flatMap((sign, at) => (sign === anyCharacter && at > 0 && at < text.length - 1 ? [at] : []));
      words.set(text, { text, dots });
    }
  }
  return [...words.values()];
}

/** Pieces of literal text in a tree, single dots kept as such. */
function runsIn(node: Node): string[] {
  switch (node.type) {
    case "sequence": {
      const runs: string[] = [];
      let run = "";
      for (const item of node.items) {
        if (item.type === "character") run += item.text;
        else if (item.type === "any") run += anyCharacter;
        else {
          runs.push(run, ...runsIn(item));
          run = "";
        }
      }
      return [...runs, run].filter((text) => text !== "");
    }
    case "choice":
      return node.branches.flatMap(runsIn);
    case "repeat":
    case "look":
      return runsIn(node.item);
    case "character":
      return [node.text];
    default:
      return [];
  }
}

/** True when a tree has an equals sign in it, and so may name an attribute. */
export const namesSomething = (node: Node): boolean => runsIn(node).some((run) => run.includes("="));
