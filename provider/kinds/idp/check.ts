import { isId } from "../../../sdk/id";
import type { Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { Validation } from "../../gateway/settings";
import { isUnknown } from "../../plugin/markers";
import { type Problem, sentenceOf } from "../../plugin/problem";
import { asImported } from "../../reconciler/check/imported";
import { allowedWords, notAnArgument, Problems, withType } from "../../reconciler/check/problems";
import { publicProps, sameMember } from "../../reconciler/compare";
import { isHidden } from "../../reconciler/members";
import { findIdpVariant, idpTypes, idpVariant } from "./kind";

/** Every problem of an OagIdentityProvider's arguments. No I/O. */
export function checkIdp(olds: Json, news: Json, context: { validation: Validation; notice(message: string): void }): Problem[] {
  const problems = new Problems(context.validation, context.notice);
  const args = publicProps(news);
  if (isUnknown(args.type)) return problems.found;
  checkType(problems, args.type);
  const variant = idpVariant(args.type);
  const { type: _, ...own } = args;
  problems.checkObject(own, {
    path: [],
    validator: withType(variant.validator, variant.types[0]),
    members: variant.members,
    required: Object.entries(variant.members)
      .filter(([name, member]) => member.required && name !== "type" && !(args[name] === undefined && asImported(olds, news)))
      // The credential of a newer type may have any name.
      .filter(([name]) => findIdpVariant(args.type) !== undefined || !isHidden(variant.members[name]))
      .map(([name]) => name),
    onUnknown: (name) => misplaced(name, args.type, Object.keys(variant.members)),
    fixed: ["id", "validationStatus", "gateway", ...(args.type === "IDP_OKTA" ? ["tenant"] : [])],
  });
  checkAdminDomain(problems, olds, args, news.__import);
  checkChange(problems, olds, args, news.__import);
  return problems.found;
}

function checkType(problems: Problems, type: unknown): void {
  if (type === undefined) {
    problems.add(["type"], `is required (one of ${idpTypes.join(", ")})`);
    return;
  }
  if (findIdpVariant(type) !== undefined) return;
  problems.addNewer(["type"], allowedWords(idpTypes, type));
}

function misplaced(name: string, type: unknown, known: readonly string[]): string {
  const other = idpTypes.find((candidate) => candidate !== type && Object.hasOwn(idpVariant(candidate).members, name));
  return other === undefined
    ? notAnArgument(name, known)
    : `does not belong to an identity provider of ${findIdpVariant(type) ? `type ${textOf(type)}` : "this type"}, only to ${other}`;
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

/** A gateway has one identity provider per domain, and none of these can be changed on it. */
function checkChange(problems: Problems, olds: Json, args: Json, importId: unknown): void {
  if (importId !== undefined && !isId(importId)) problems.add(["import"], "must be the id of an identity provider on the gateway");
  if (olds.domain === undefined || isUnknown(args.domain)) return;
  if (!sameMember("domain", olds.domain, args.domain)) {
    // A new import line beside a new domain adopts the new one: what an interrupted replacement left behind.
    if (importId !== undefined && importId === olds.__import)
      problems.add(
        ["import"],
        "a new domain replaces the identity provider, but the replacement would adopt the old one; remove the import option first",
      );
    return;
  }
  for (const name of ["type", "tenant"]) {
    if (olds[name] === undefined || args[name] === undefined || isUnknown(args[name]) || sameMember(name, olds[name], args[name])) continue;
    problems.add(
      [name],
      `cannot be changed for the same domain, which the gateway allows once; declare the new one under another domain, move the apps, then remove this one`,
    );
  }
}
