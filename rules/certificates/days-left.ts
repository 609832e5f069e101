import type { DeclaredCertificate } from "../input/declared";
import { isKnown } from "../input/unknown";
import { text } from "../input/view";

const day = 24 * 60 * 60 * 1000;

/** Days up to a certificate's last one, 0 on that day; undefined where it says none. */
export function daysLeft({ expiresOn }: DeclaredCertificate, now: Date): number | undefined {
  const end = text(expiresOn);
  if (!isKnown(end) || end === undefined || !/^\d{4}-\d{2}-\d{2}/.test(end)) return undefined;
  const last = Date.parse(`${end.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(last) ? undefined : Math.ceil((last - now.getTime()) / day);
}
