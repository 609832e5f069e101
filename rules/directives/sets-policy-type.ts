import { proxiedRule } from "../rule";
import { assignmentOf, directivesOf, setsPolicyType } from "./directives";

export const setsPolicyTypeRule = proxiedRule({
  id: "directive-sets-policy-type",
  severity: "error",
  finds: "A directive that sets $policy_type.",
  why: "That changes what the policy asks for, so its rule no longer says who may pass: NO_AUTH switches the login off.",
  source: "advanced-oag-policy-examples",
  cure: "Give the path a policy with the rule that is meant.",
  find: (app) =>
    directivesOf(app)
      .filter(({ text }) => setsPolicyType(text))
      .map(({ policy, text }) => {
        const isOff = /^(NO_AUTH|ADAPTIVE)$/.test(assignmentOf(text, "policy_type") ?? "");
        const what = isOff ? "to one that asks for no session" : "so that its rule does not hold";
        return { at: `${policy.at}.customDirective`, text: `sets $policy_type ${what}` };
      }),
});
