import type { ResourceValidationPolicy } from "@pulumi/policy";
import { isConfidentialPlace, OagApp, OagIdentityProvider } from "pulumi-oag";
import { declaredFrom, type Json } from "./declared";

const name = "secret-names";

/**
 * Which resources' names and paths may be told. A policy gets every value in clear and nothing that says which of them are secret: the
 * engine leaves out `__secrets`, where the resource says it. A remediation does get it, and runs before any validation.
 */
export class HiddenNames {
  readonly #noted = new Map<string, boolean>();

  /** Notes it, and changes nothing. */
  readonly policy: ResourceValidationPolicy = {
    name,
    description: "Notes which names and paths a program marks as secret, so that no policy tells them. It changes nothing.",
    enforcementLevel: "remediate",
    remediateResource: ({ urn, props, isType }) => {
      if (isType(OagApp) || isType(OagIdentityProvider)) this.#noted.set(urn, hasTellableNames(declaredFrom(props)));
    },
  };

  /** Undefined where it is; else what is said instead of a finding. */
  insteadOf(urn: string, resource: string): string | undefined {
    const noted = this.#noted.get(urn);
    if (noted === true) return undefined;
    const why =
      noted === false ? "the program marked names or paths of it as secret" : `the policy ${name} is not at the level "remediate"`;
    return `the resource ${JSON.stringify(resource)} has a finding; where is not told, since ${why}`;
  }
}

/** Values of attributes, directives and credentials are in no rule's text, so that a secret one hides nothing. */
function hasTellableNames({ __secrets: marks }: Json): boolean {
  return marks === undefined || (Array.isArray(marks) && marks.every((mark) => Array.isArray(mark) && isNeverTold(mark)));
}

/** Texts that are in no finding either. `*` is the name of an item. Of a rule the names that it reads are. */
const plainTexts: readonly (readonly string[])[] = [["description"], ["policies", "*", "description"]];

const isNeverTold = (mark: readonly unknown[]): boolean =>
  isConfidentialPlace(mark) ||
  plainTexts.some((names) => names.length === mark.length && names.every((name, at) => name === "*" || name === mark[at]));
