import { proxiedRule } from "../rule";
import { directivesOf } from "./directives";
import { policyTypeSet } from "./policy-type";

export const setsPolicyTypeRule = proxiedRule({
  id: "directive-sets-policy-type",
  severity: "error",
  finds: "A directive that sets $policy_type.",
  why: "That changes what the policy asks for, so its rule no longer says who may pass: NO_AUTH switches the login off.",
  source: "advanced-oag-policy-examples",
  cure: "Give the path a policy with the rule that is meant.",
  find: (app) =>
    directivesOf(app).flatMap(({ policy, ...directives }) => {
      const found = policyTypeSet(directives);
      return found === undefined ? [] : [{ at: `${policy.at}.customDirective`, text: found.text }];
    }),
});
