import { proxiedRule } from "../rule";
import { type Trial, withGroups } from "./made-up-people";

export const nobodyPasses = proxiedRule({
  id: "nobody-passes",
  severity: "error",
  finds: "A rule that keeps out the group Everyone.",
  why: "Every user has that group, so nobody gets in.",
  source: "integate-app-add-policy, policy-protected-rule-expressions",
  cure: "Name the group that is to stay out.",
  find: (_, context) =>
    context
      .trials()
      .filter(({ trial }) => trial.hasGroups && isShut(trial))
      .map(({ rule }) => ({ at: rule.at, text: "keeps out the group Everyone, which every user has: nobody gets in" })),
});

/** Nobody gets in, and somebody would who had not the group that all have. */
function isShut(trial: Trial): boolean {
  const people = trial.people();
  if (people.some((person) => trial.joins.some((join) => trial.lets(person, join) !== false))) return false;
  const without = people.flatMap((person) => withGroups(person, "Everyone", []) ?? []);
  return without.some((person) => trial.joins.some((join) => trial.lets(person, join) === true));
}
