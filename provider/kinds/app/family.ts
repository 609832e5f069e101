import { members, proxiedTypes } from "../../../sdk/generated/contract";
import { type SchemaValidator, validators } from "../../../sdk/generated/validators";
import type { MemberTable } from "../../reconciler/put";
import { attributes, behavior, healthCheck, type Part, policies, protectedResources, samlBehavior, session } from "./parts";

/** What the types of one family have in common: their own members and their parts. */
export interface Family {
  name: "proxied" | "SAML" | "OIDC";
  types: readonly string[];
  /** Members that a program may declare besides parts and status. */
  members: MemberTable;
  /** Members that a replace may carry. */
  updateMembers: MemberTable;
  validator: SchemaValidator;
  /** Parts in the order in which they are written: back ends, what is sent to them, who may pass, then settings. */
  parts: readonly Part[];
}

const { useDefaultHeadersAndPolicies: _ours, ...proxiedMembers } = members.HeaderBasedApplicationCreateRequest;

const families: readonly Family[] = [
  {
    name: "proxied",
    types: proxiedTypes,
    members: proxiedMembers,
    updateMembers: members.HeaderBasedApplicationUpdateRequest,
    validator: validators.ProxiedApp,
    parts: [protectedResources, attributes, policies, session, behavior, healthCheck],
  },
  {
    name: "SAML",
    types: ["OAG_SAML"],
    members: members.SamlApplicationCreateRequest,
    updateMembers: members.SamlApplicationUpdateRequest,
    validator: validators.SamlApp,
    parts: [attributes, samlBehavior],
  },
  {
    name: "OIDC",
    types: ["OAG_OIDC"],
    members: members.OidcApplicationCreateRequest,
    // The body of its replace is not documented: the members of create, as for the other families.
    updateMembers: members.OidcApplicationCreateRequest,
    validator: validators.OidcApp,
    parts: [samlBehavior],
  },
];

/** All types that an app can have. */
export const applicationTypes: readonly string[] = families.flatMap((family) => family.types);

/** The family of a type, if the contract knows it. */
export function findFamily(type: unknown): Family | undefined {
  return families.find((family) => family.types.includes(type as string));
}

/** The family of a type; one that is newer than the contract is taken for a proxied one. */
export function familyOf(type: unknown): Family {
  return findFamily(type) ?? (families[0] as Family);
}

/** Families that know an argument: to tell a misplaced one from a misspelt one. */
export function familiesWith(argument: string): readonly Family[] {
  return families.filter((family) => Object.hasOwn(family.members, argument) || family.parts.some((part) => part.name === argument));
}

/**
 * Names that no program may declare for an app of a family, however new the gateway: the gateway or this provider decides
 * what they are, or they name a part that the family does not have.
 */
export function fixedNames(family: Family): readonly string[] {
  const parts = families.flatMap((other) => other.parts.map((part) => part.name));
  const ofClient = family.name === "OIDC" ? ["clientId", "oidc.clientId", "oidc.clientCredentialsEnabled"] : [];
  return [...readOnlyMembers, "useDefaultHeadersAndPolicies", "gateway", "clientSecret", ...parts, ...ofClient];
}

/** Members that reads show and a replace must not carry. */
export const readOnlyMembers: readonly string[] = ["id", "name", "status", "_embedded", "idpMetadata", "idpId", "debug"];
