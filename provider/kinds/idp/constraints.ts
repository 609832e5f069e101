import { members } from "../../../sdk/generated/contract";
import { message, quoted } from "../../../sdk/message";
import { lineIn } from "../../errors/problem";
import type { Constraints, Given } from "../../reconciler/check/constraints";
import { isSameMember, isSameValue } from "../../reconciler/compare/equal";
import { memberIn } from "../../reconciler/compare/member-table";
import { factsOf } from "../../reconciler/compare/normal";
import type { Problems } from "../../reconciler/problems/problems";
import { isUnknown } from "../../values/markers";
import { idp, okta } from "./kind";

const facts = members.IdP;
/** What no replace changes of an identity provider of some type: what it is to be may be of another one. */
const fixed = Object.keys(facts).filter((name) => idp.variants.some((variant) => memberIn(variant.members, name)?.fixed));

/** Constraints of identity providers beyond the contract of single members. */
export const idpConstraints: Constraints = {
  check(problems: Problems, given: Given): void {
    checkDomain(problems, given);
    checkAdminDomain(problems, given);
    checkChange(problems, given);
    tellFailover(problems, given);
  },
};

/** The contract gives a domain no form; a URL or a port is certainly none. */
function checkDomain(problems: Problems, { args, olds }: Given): void {
  const { domain } = args.members;
  if (typeof domain !== "string" || domain === olds.members.domain || !/[\s/:?#@]/.test(domain.trim())) return;
  problems.add(["domain"], "OAG_ARGUMENT_FORM", "must be a host name without scheme, port and path, for example acme.okta.com");
}

/** An Okta org's console: the org's name and `-admin`, under a domain of Okta's. */
const adminConsole = /^([^.]+)-admin(\.(?:okta\.com|oktapreview\.com|okta-emea\.com|okta-gov\.com|okta\.mil))$/i;

/**
 * A gateway takes the console's address and then fails to write the apps of that identity provider. One that exists can
 * only be replaced, so it may be adopted and kept until then.
 */
function checkAdminDomain(problems: Problems, { args, olds }: Given): void {
  const { domain } = args.members;
  const isOkta = args.isKnownType && args.variant === okta;
  if (!isOkta || typeof domain !== "string" || domain === olds.members.domain) return;
  if (!adminConsole.test(domain)) return;
  const text = message`is the address of Okta's admin console, with which the gateway cannot write its apps; use the org's own: ${quoted(domain.replace(adminConsole, "$1$2"))}`;
  if (args.importId === undefined) problems.add(["domain"], "OAG_ARGUMENT_FORM", text);
  else problems.notice(message`identity provider ${quoted(domain)}: ${lineIn({ path: ["domain"], text })}`);
}

/** What is under an identity provider goes before it does, and the gateway keeps the last directory while failover needs it. */
function tellFailover(problems: Problems, { args, olds }: Given): void {
  const isAutomatic = isSameValue(olds.aspects.failoverMode, "AUTOMATIC");
  if (!isAutomatic || isUnknown(args.members.domain) || isSameMember(facts.domain, olds.members.domain, args.members.domain)) return;
  problems.tell(
    ["domain"],
    "a new one replaces the identity provider, and the gateway keeps its last directory while its failoverMode is AUTOMATIC; declare DISABLED and run `pulumi up` before",
  );
}

/** A gateway has one identity provider per domain, and none of these can be changed on it. */
function checkChange(problems: Problems, given: Given): void {
  const [args, olds] = [given.args.members, given.olds.members];
  if (olds.domain === undefined || isUnknown(args.domain) || !isSameMember(facts.domain, olds.domain, args.domain)) return;
  for (const name of fixed) {
    if (olds[name] === undefined || args[name] === undefined || isUnknown(args[name])) continue;
    if (isSameMember(factsOf(facts, name), olds[name], args[name])) continue;
    problems.add(
      [name],
      "OAG_ARGUMENT_FIXED",
      `cannot be changed for the same domain, which the gateway allows once; declare the new one under another domain, move the apps, then remove this one`,
    );
  }
}
