import { certificateRule } from "../rule";
import { users } from "../used-by";
import { daysLeft } from "./days-left";

export const certificateEnding = certificateRule({
  id: "certificate-ending",
  severity: "warning",
  finds: "A certificate that ends within withinDays of the tuning, 30 by default.",
  why: "Nothing renews it by itself, and a renewed one reaches the workers only when every app that uses it is saved again.",
  source: "manage-certificates, cert-workflow-associate-cert",
  cure: "Upload a new one in the console, then save each app that uses it: triggers, or a change.",
  find(certificate, { now, tuning: { withinDays }, usedBy }) {
    const left = daysLeft(certificate, now);
    if (left === undefined || left < 0 || left > withinDays) return [];
    return [{ at: "expiresOn", text: `is ${left === 0 ? "today" : left === 1 ? "tomorrow" : `in ${left} days`}; ${users(usedBy)}` }];
  },
});
