import { blockOf, flag } from "../input/view";
import { proxiedRule } from "../rule";

export const noHealthCheck = proxiedRule({
  id: "load-balanced-without-health-check",
  severity: "warning",
  finds: "A load-balanced app without a health check.",
  why: "Checks are off by default, and without them a back end that is down keeps its share of the requests.",
  source: "about-oag-lb-health-checks",
  cure: "Declare healthCheck: { enabled: true, path: … }.",
  find(app) {
    const isEnabled = flag(blockOf(app.declared, "healthCheck")("enabled"));
    if (flag(app.declared.loadBalanced) !== true || (isEnabled !== undefined && isEnabled !== false)) return [];
    return [{ at: "healthCheck", text: "is not on, so a back end that is down keeps getting its share of the requests" }];
  },
});
