import { judgedPolicies } from "../open/judged-policies";
import { answeredBy, openly, weakerAt } from "../open/protection";
import { type Found, proxiedRule } from "../rule";

export const inactivePolicy = proxiedRule({
  id: "inactive-policy",
  severity: "warning",
  finds: "A policy that is switched off and leaves its path to one that asks for less.",
  why: "A strict policy that is not active yields to a wider one.",
  source: "example-policy (inferred)",
  cure: "Activate it, or remove it so that everybody sees what holds.",
  find: (app, context) =>
    app.isOpen
      ? []
      : judgedPolicies(app, false)
          .filter(({ rule }) => rule !== "CUSTOM")
          .flatMap((policy): Found[] => {
            const weaker = weakerAt(policy.path, policy, context);
            if (weaker === undefined) return [];
            return [
              {
                at: policy.policy.at,
                text: `is ${policy.rule} and not active: ${answeredBy(weaker)}${openly(weaker.dependsOn)}`,
                dependsOn: weaker.dependsOn,
                tellsDoubt: true,
              },
            ];
          }),
});
