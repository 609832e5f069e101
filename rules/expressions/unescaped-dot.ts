import { proxiedRule } from "../rule";
import { otherWord, type Trial, withGroups, withValue } from "./made-up-people";
import type { Word } from "./rules-of";

export const unescapedDot = proxiedRule({
  id: "unescaped-dot",
  severity: "warning",
  finds: "A rule with a dot in a value that stands for any character.",
  why: "u@d.com also fits u@dxcom.",
  source: "policy-protected-rule-expressions",
  cure: String.raw`Write \. for a dot.`,
  find: (_, context) =>
    context
      .trials()
      .filter(({ trial }) => trial.words.some((word) => word.dots.length > 0 && letsOther(trial, word)))
      .map(({ rule }) => ({ at: rule.at, text: "has a dot without a backslash in a value, which fits any character" })),
});

/** Whether the rule lets in whoever has another character where it has a dot. */
function letsOther(trial: Trial, { text, dots }: Word): boolean {
  const other = [...text].map((sign, at) => (dots.includes(at) ? "x" : sign)).join("");
  return trial.joins.some((join) => {
    const member = trial.passes(join, (person) => withGroups(person, text, [otherWord]));
    const changed = member && withGroups(member, text, [other]);
    if (changed !== undefined && trial.lets(changed, join) === true) return true;
    return trial.names.some((name) => {
      const person = trial.passes(join, (who) => (who.others[name] === text ? withValue(who, name, otherWord) : undefined));
      return person !== undefined && trial.lets(withValue(person, name, other), join) === true;
    });
  });
}
