import type { Json } from "../../../sdk/json";
import { sentenceOf } from "../../errors/problem";
import type { Given, Rules } from "../../reconciler/check/check";
import type { Problems } from "../../reconciler/check/problems";
import { sameMember } from "../../reconciler/compare/equal";
import { isUnknown } from "../../values/markers";

/** Rules of identity providers beyond the contract of single members. */
export const idpRules: Rules = {
  check(problems: Problems, { olds, args, importId }: Given): void {
    checkDomain(problems, olds, args);
    checkAdminDomain(problems, olds, args, importId);
    checkChange(problems, olds, args);
    tellFailover(problems, olds, args);
  },
};

/** The contract gives a domain no form; a URL or a port is certainly none. */
function checkDomain(problems: Problems, olds: Json, { domain }: Json): void {
  if (typeof domain !== "string" || domain === olds.domain || !/[\s/:?#@]/.test(domain.trim())) return;
  problems.add(["domain"], "must be a host name without scheme, port and path, for example acme.okta.com");
}

/** An Okta org's console: the org's name and `-admin`, under a domain of Okta's. */
const adminConsole = /^([^.]+)-admin(\.(?:okta\.com|oktapreview\.com|okta-emea\.com|okta-gov\.com|okta\.mil))$/i;

/**
 * A gateway takes the console's address and then fails to write the apps of that identity provider. One that exists can
 * only be replaced, so it may be adopted and kept until then.
 */
function checkAdminDomain(problems: Problems, olds: Json, args: Json, importId: unknown): void {
  if (args.type !== "IDP_OKTA" || typeof args.domain !== "string" || args.domain === olds.domain) return;
  if (!adminConsole.test(args.domain)) return;
  const text = `is the address of Okta's admin console, with which the gateway cannot write its apps; use the org's own: ${args.domain.replace(adminConsole, "$1$2")}`;
  if (importId === undefined) problems.add(["domain"], text);
  else problems.notice(`identity provider ${JSON.stringify(args.domain)}: ${sentenceOf({ path: ["domain"], text })}`);
}

/** What is under an identity provider goes before it does, and the gateway keeps the last directory while failover needs it. */
function tellFailover(problems: Problems, olds: Json, { domain }: Json): void {
  if (olds.failoverMode !== "AUTOMATIC" || isUnknown(domain) || sameMember("domain", olds.domain, domain)) return;
  problems.tell(
    ["domain"],
    "a new one replaces the identity provider, and the gateway keeps its last directory while its failoverMode is AUTOMATIC; declare DISABLED and run `pulumi up` before",
  );
}

/** A gateway has one identity provider per domain, and none of these can be changed on it. */
function checkChange(problems: Problems, olds: Json, args: Json): void {
  if (olds.domain === undefined || isUnknown(args.domain) || !sameMember("domain", olds.domain, args.domain)) return;
  for (const name of ["type", "tenant"]) {
    if (olds[name] === undefined || args[name] === undefined || isUnknown(args[name]) || sameMember(name, olds[name], args[name])) continue;
    problems.add(
      [name],
      `cannot be changed for the same domain, which the gateway allows once; declare the new one under another domain, move the apps, then remove this one`,
    );
  }
}
