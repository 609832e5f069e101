import { onOption } from "../matcher/options";
import { proxiedRule } from "../rule";

export const dependsOnJoin = proxiedRule({
  id: "depends-on-session-text",
  severity: "note",
  finds: "A rule whose result depends on how the values of a session are joined.",
  why: "One page shows them in one line, another has rules that expect a line for each.",
  source: "learn-about-oag-policy, policy-protected-rule-expressions",
  cure: "Write the rule for both, or try it on the gateway and fix subjectJoin in the tuning, under options.",
  find(_, context) {
    if (context.tuning.options.subjectJoin !== undefined) return [];
    return context
      .trials()
      .filter(({ trial }) => trial.people().some((person) => trial.lets(person, "SPACES") !== trial.lets(person, "LINES")))
      .map(({ rule }) => ({
        at: rule.at,
        text: "lets in other people if a session's values stand in one line than if each has its own",
        dependsOn: [onOption("subjectJoin")],
      }));
  },
});
