import { audit, type DeclaredIdentityProvider, defaultTuning } from "pulumi-oag/rules";
import { daysUntilEnd } from "pulumi-oag/sdk";
import { counted, listed } from "../counts";
import type { Json } from "../json";
import { isObject } from "../json";
import { cureOfRule } from "../rule-cure";
import { type Finding, failed, ok, skipped, warned } from "./check";

/** As the rules have it. */
const { withinDays: soon } = defaultTuning;

/** When do certificates end? One that has ended and is used is a failure. */
export function checkCertificateEnds(certificates: readonly Json[], apps: readonly Json[], now: number): Finding {
  const name = "certificate ends";
  const used = new Set(apps.map(({ certificateId }) => certificateId));
  const known = certificates.flatMap(({ id, commonName, expiresOn }) => {
    if (typeof expiresOn !== "string") return [];
    const left = daysUntilEnd(expiresOn, now);
    const words = `${JSON.stringify(commonName ?? "?")}${used.has(id) ? "" : " (no app uses it)"}`;
    return left === undefined ? [] : [{ words, isUsed: used.has(id), end: expiresOn.trim().slice(0, 10), left }];
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
export function checkCredentials(idps: readonly Json[], apps: readonly Json[], now: number): Finding {
  const name = "idp credentials";
  const judged = idps.filter(({ validationStatus }) => isObject(validationStatus) && typeof validationStatus.valid === "boolean");
  if (judged.length === 0) return skipped(name, idps.length === 0 ? "there is no identity provider" : "the gateway says nothing of them");
  const rule = "identity-provider-invalid-credential";
  // One by one: a finding tells its object by an id that the gateway says, and two may have the same.
  const dead = judged.filter((idp: DeclaredIdentityProvider) =>
    audit({ identityProviders: [idp] }, new Date(now)).findings.some((found) => found.rule === rule),
  );
  if (dead.length === 0) return ok(name, `valid: ${judged.length} of ${judged.length}`);
  const told = dead.map(({ id, domain }) => {
    const count = apps.filter(({ idpId }) => idpId === id).length;
    return `${JSON.stringify(domain ?? "?")} (${counted(count, "app")})`;
  });
  return failed(name, `invalid, so that changes of their apps fail: ${listed(told)}`, cureOfRule(rule));
}
