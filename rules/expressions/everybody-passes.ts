import { proxiedRule } from "../rule";

export const everybodyPasses = proxiedRule({
  id: "everybody-passes",
  severity: "error",
  finds: "A rule that lets in everybody who has a session.",
  why: "Then the policy asks for no more than PROTECTED does. Everyone is a group that every user has.",
  source: "add-generic-header-app-policy, policy-protected-rule-expressions",
  cure: "Look for the value that is meant, or make the policy PROTECTED.",
  find: (_, context) =>
    context
      .trials()
      .filter(({ trial }) => trial.people().every((person) => trial.joins.every((join) => trial.lets(person, join) === true)))
      .map(({ rule }) => ({ at: rule.at, text: "lets in everybody who has a session" })),
});
