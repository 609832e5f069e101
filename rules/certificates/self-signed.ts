import { flag } from "../input/view";
import { certificateRule } from "../rule";
import { users } from "../used-by";
import { isGenerated } from "./generated-certificate";

export const selfSigned = certificateRule({
  id: "self-signed-certificate",
  severity: "warning",
  finds: "A certificate that is signed by itself.",
  why: "Users learn to pass over warnings of their browser; such certificates are not meant for production.",
  source: "managing-certificates, about-oag-security-bp",
  cure: "Upload a certificate of your certification authority in the console.",
  find: (certificate, { usedBy }) =>
    flag(certificate.selfSigned) === true && !isGenerated(certificate) ? [{ at: "selfSigned", text: `is true; ${users(usedBy)}` }] : [],
});
