import { daysUntilEnd } from "../../sdk/certificate-dates";
import type { DeclaredCertificate } from "../input/declared";
import { isKnown } from "../input/unknown";
import { text } from "../input/view";

/** Days up to a certificate's last one, 0 on that day, negative after its end; undefined where it says none. */
export function daysLeft({ expiresOn }: DeclaredCertificate, now: Date): number | undefined {
  const end = text(expiresOn);
  return isKnown(end) && end !== undefined ? daysUntilEnd(end, now.getTime()) : undefined;
}
