import { members } from "../../../sdk/generated/contract";
import { type SchemaValidator, validators } from "../../../sdk/generated/validators";
import type { Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { IdentityProvider } from "../../../sdk/types";
import { ownedIn, unreadIn } from "../../plugin/markers";
import { present, publicProps } from "../../reconciler/compare";
import { type Marks, marksOut } from "../../reconciler/marks";
import type { MemberTable } from "../../reconciler/put";

/** One kind of identity provider. */
export interface IdpKind {
  type: "IDP_OKTA" | "IDP_AUTH0";
  members: MemberTable;
  validator: SchemaValidator;
  /** Members that reads never show: carried in the state. */
  credential: readonly string[];
}

const kinds: readonly IdpKind[] = [
  { type: "IDP_OKTA", members: members.OktaIdPRequest, validator: validators.OktaIdP, credential: ["apiToken"] },
  { type: "IDP_AUTH0", members: members.Auth0IdPRequest, validator: validators.Auth0IdP, credential: ["clientId", "clientSecret"] },
];

/** All types that an identity provider can have. */
export const idpTypes: readonly string[] = kinds.map((kind) => kind.type);

export const findKind = (type: unknown): IdpKind | undefined => kinds.find((kind) => kind.type === type);

/** The kind of a type; one that is newer than the contract is taken for an Okta one. */
export const kindOf = (type: unknown): IdpKind => findKind(type) ?? (kinds[0] as IdpKind);

/** The declared members of inputs or outputs. Outputs also have what nobody declared: they name what is owned. */
export function declaredOf(props: Json): Json {
  const owned = ownedIn(props);
  return Object.fromEntries(Object.entries(publicProps(props)).filter(([name]) => owned === undefined || owned.includes(name)));
}

/**
 * The declared members of old outputs. A credential that the state has never known, since the identity provider was
 * imported, counts as the one that the program declares: it cannot be compared, and is not written unasked.
 */
export function knownOf(olds: Json, news: Json): { before: Json; taken: string[] } {
  const taken = unreadIn(olds).filter((name) => kindOf(news.type).credential.includes(name) && olds[name] === undefined);
  return { before: { ...declaredOf(olds), ...Object.fromEntries(taken.map((name) => [name, news[name]])) }, taken };
}

/** Members to compare an identity provider by: all declared ones that reads show. */
export function comparable(props: Json): Json {
  const { credential } = kindOf(props.type);
  return Object.fromEntries(Object.entries(declaredOf(props)).filter(([name]) => !credential.includes(name)));
}

/** What the gateway says of the credential. */
export interface ValidationStatus {
  valid: boolean;
  /** Sorted names, whichever of its three shapes the gateway used. */
  permissions: string[];
}

/** Reads `validationStatus` in any shape that the documents show; undefined when there is none. */
export function validationOf(live: IdentityProvider): ValidationStatus | undefined {
  const status = live.validationStatus as { valid?: unknown; permissions?: unknown } | undefined;
  if (status === undefined || status === null || typeof status.valid !== "boolean") return undefined;
  const { permissions } = status;
  const names = Array.isArray(permissions)
    ? permissions.map(textOf)
    : typeof permissions === "string"
      ? permissions.split(/\s+/).filter(Boolean)
      : Object.entries(present(permissions)).flatMap(([name, granted]) => (granted === true ? [name] : []));
  return { valid: status.valid, permissions: names.sort() };
}

/** The outputs to keep in the state. */
export function outputsOf(declared: Json, live: IdentityProvider, gateway: string, marks: Marks): Json {
  return {
    ...declared,
    tenant: declared.tenant ?? live.tenant,
    validationStatus: validationOf(live),
    gateway,
    ...marksOut(marks),
  };
}

/** Paths that the program owns: names of the declared members. */
export const ownedBy = (inputs: Json): string[] => Object.keys(declaredOf(inputs)).sort();
