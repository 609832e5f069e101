import { isKnown } from "../input/unknown";
import { judgedPolicies } from "../open/judged-policies";
import { proxiedRule } from "../rule";

export const adaptiveWithoutSecret = proxiedRule({
  id: "adaptive-without-secret",
  severity: "warning",
  finds: "An ADAPTIVE policy in an app that sends headers, none of them a secret.",
  why: "The back end gets requests without a session, and cannot tell the gateway's headers from those that a client made up.",
  source: "learn-about-oag-policy-types, application-attributes (inferred)",
  cure: "Send an attribute with source SECRET and let the back end ask for it.",
  find(app) {
    const { items, isComplete } = app.attributes;
    const mayBe = (isIt: boolean | (typeof items)[number]["active"]) => !isKnown(isIt) || isIt;
    const mayHaveSecret = items.some(({ source, active }) => mayBe(active) && (!isKnown(source) || source === "SECRET"));
    if (!isComplete || mayHaveSecret || !items.some(({ active }) => active === true)) return [];
    return judgedPolicies(app, true)
      .filter(({ rule }) => rule === "ADAPTIVE")
      .map(({ policy }) => ({ at: policy.at, text: "is ADAPTIVE, and no SECRET attribute proves to the back end whose headers they are" }));
  },
});
