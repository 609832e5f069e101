import type { DeclaredCertificate } from "../input/declared";
import { isKnown } from "../input/unknown";
import { text } from "../input/view";

const day = 24 * 60 * 60 * 1000;

/** Whole days up to the end of a certificate's last day; undefined where it says none. */
export function daysLeft({ expiresOn }: DeclaredCertificate, now: Date): number | undefined {
  const end = text(expiresOn);
  if (!isKnown(end) || end === undefined || !/^\d{4}-\d{2}-\d{2}/.test(end)) return undefined;
  const last = Date.parse(`${end.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(last) ? undefined : Math.floor((last + day - now.getTime()) / day);
}
