import { counted, listed } from "../counts";
import type { Json } from "../json";
import { isObject } from "../json";
import { cureOfRule } from "../rule-cure";
import { type Finding, failed, ok, skipped, warned } from "./check";

const day = 86_400_000;
const soon = 30;

/** When do certificates end? One that has ended and is used is a failure. */
export function checkCertificateEnds(certificates: readonly Json[], apps: readonly Json[], now: number): Finding {
  const name = "certificate ends";
  const used = new Set(apps.map(({ certificateId }) => certificateId));
  const known = certificates.flatMap(({ id, commonName, expiresOn }) => {
    const last = typeof expiresOn === "string" ? Date.parse(`${expiresOn.slice(0, 10)}T00:00:00Z`) : Number.NaN;
    const words = `${JSON.stringify(commonName ?? "?")}${used.has(id) ? "" : " (no app uses it)"}`;
    return Number.isNaN(last)
      ? []
      : [{ words, isUsed: used.has(id), end: String(expiresOn).slice(0, 10), left: Math.ceil((last - now) / day) }];
  });
  if (known.length === 0) return skipped(name, certificates.length === 0 ? "there is no certificate" : "no certificate says when it ends");
  const sorted = known.toSorted((a, b) => a.left - b.left);
  const near = sorted.filter(({ left }) => left <= soon);
  const [first] = sorted;
  if (near.length === 0)
    return ok(name, `none of ${counted(known.length, "certificate")} ends within ${soon} days; the first ends on ${first?.end}`);
  const told = near.map(({ words, left, end }) => `${words} ${left < 0 ? "ended" : "ends"} on ${end}`);
  const isOver = near.some(({ left, isUsed }) => left < 0 && isUsed);
  const detail = listed(told);
  return isOver ? failed(name, detail, cureOfRule("certificate-ended")) : warned(name, detail, cureOfRule("certificate-ending"));
}

/** What the gateway found when it tried the credentials of its identity providers. */
export function checkCredentials(idps: readonly Json[], apps: readonly Json[]): Finding {
  const name = "idp credentials";
  const judged = idps.flatMap(({ id, domain, validationStatus }) => {
    const valid = isObject(validationStatus) ? validationStatus.valid : undefined;
    return typeof valid === "boolean" ? [{ id, domain, valid }] : [];
  });
  if (judged.length === 0) return skipped(name, idps.length === 0 ? "there is no identity provider" : "the gateway says nothing of them");
  const dead = judged.filter(({ valid }) => !valid);
  if (dead.length === 0) return ok(name, `valid: ${judged.length} of ${judged.length}`);
  const told = dead.map(({ id, domain }) => {
    const count = apps.filter(({ idpId }) => idpId === id).length;
    return `${JSON.stringify(domain ?? "?")} (${counted(count, "app")})`;
  });
  return failed(name, `invalid, so that changes of their apps fail: ${listed(told)}`, cureOfRule("identity-provider-invalid-credential"));
}
