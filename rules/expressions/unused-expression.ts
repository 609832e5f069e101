import { isKnown } from "../input/unknown";
import { judgedPolicies } from "../open/judged-policies";
import { proxiedRule } from "../rule";

export const unusedExpression = proxiedRule({
  id: "unused-expression",
  severity: "warning",
  finds: "An expression on a policy whose rule does not look at it.",
  why: "Only PROTECTED_REGEX and CUSTOM test it; whoever wrote it thinks that it keeps somebody out.",
  source: "learn-about-oag-policy-types",
  cure: "Make the policy PROTECTED_REGEX, or remove regexRule.",
  find: (app) =>
    judgedPolicies(app, true)
      .filter(({ rule, policy: { regexRule } }) => /^(NO_AUTH|ADAPTIVE|PROTECTED)$/.test(rule) && isKnown(regexRule) && regexRule)
      .map(({ policy, rule }) => ({ at: `${policy.at}.regexRule`, text: `is not looked at: the policy is ${rule}` })),
});
