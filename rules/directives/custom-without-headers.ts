import { isKnown } from "../input/unknown";
import { judgedPolicies } from "../open/judged-policies";
import { proxiedRule } from "../rule";
import { headersSet } from "./directives";
import { directivesIn } from "./statements";

export const customWithoutHeaders = proxiedRule({
  id: "custom-without-headers",
  severity: "note",
  finds: "A CUSTOM policy that sends no header, in an app that has some to send.",
  why: "A CUSTOM policy does not use the gateway's own directives: the back end gets no header that the policy does not set.",
  source: "learn-about-oag-policy-types",
  cure: "Set the headers in customDirective, with proxy_set_header.",
  find(app) {
    if (!app.attributes.items.some(({ active }) => active === true)) return [];
    return judgedPolicies(app, true)
      .filter(({ rule, policy: { customDirective } }) => {
        if (rule !== "CUSTOM" || !isKnown(customDirective)) return false;
        return headersSet(directivesIn(customDirective ?? "")).length === 0;
      })
      .map(({ policy }) => ({ at: policy.at, text: "is CUSTOM and sets no header, so its back end gets none of the app's attributes" }));
  },
});
