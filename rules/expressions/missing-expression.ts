import { isKnown } from "../input/unknown";
import { judgedPolicies } from "../open/judged-policies";
import { proxiedRule } from "../rule";

export const missingExpression = proxiedRule({
  id: "missing-expression",
  severity: "error",
  finds: "A PROTECTED_REGEX policy without an expression.",
  why: "What an empty expression lets in is in no document: an empty search fits everything.",
  source: "learn-about-oag-policy-types",
  cure: "Declare regexRule, or make the policy PROTECTED.",
  find: (app) =>
    app.isOpen
      ? []
      : judgedPolicies(app, true)
          .filter(({ rule, policy: { regexRule } }) => rule === "PROTECTED_REGEX" && isKnown(regexRule) && !regexRule)
          .map(({ policy }) => ({ at: policy.at, text: "is PROTECTED_REGEX and has no regexRule" })),
});
