import { isNotParsed } from "../evaluator/evaluate";
import { proxiedRule } from "../rule";
import { namesSomething, rulesOf } from "./rules-of";

export const topLevelAlternative = proxiedRule({
  id: "top-level-alternative",
  severity: "warning",
  finds: "A rule with | outside of parentheses, one side of which names no attribute.",
  why: "That side is searched in the whole session: Groups=(a)|(b) also fits department=x:b:.",
  source: "policy-protected-rule-expressions",
  cure: "Put the alternatives into parentheses behind the attribute: Groups=(a|b).",
  find: (app) =>
    rulesOf(app).flatMap(({ at, expression }) => {
      if (isNotParsed(expression) || expression.tree.type !== "choice") return [];
      const naming = expression.tree.branches.filter(namesSomething).length;
      if (naming === 0 || naming === expression.tree.branches.length) return [];
      return [{ at, text: "has | outside of parentheses, and one side names no attribute: it is searched in the whole session" }];
    }),
});
