import { certificateRule } from "../rule";
import { users } from "../used-by";
import { daysLeft } from "./days-left";

export const certificateEnded = certificateRule({
  id: "certificate-ended",
  severity: "error",
  finds: "A certificate that has ended.",
  why: "Browsers refuse the apps that use it.",
  source: "manage-certificates",
  cure: "Upload a new one in the console, then save each app that uses it: triggers, or a change.",
  find(certificate, { now, usedBy }) {
    const left = daysLeft(certificate, now);
    return left === undefined || left >= 0 ? [] : [{ at: "expiresOn", text: `is past; ${users(usedBy)}` }];
  },
});
