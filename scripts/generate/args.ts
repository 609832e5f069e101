// Writes provider/generated/args.ts: the argument and output types of the resources, with the meaning, unit, default,
// bounds and source of every member as sdk/openapi.yaml has them.

import type { Api } from "./api.ts";
import { docs } from "./argument-docs.ts";
import { ArgumentTypes, type Declared, typeOf } from "./argument-types.ts";
import { banner } from "./banner.ts";
import { within } from "./kinds.ts";
import { asObject } from "./schema-node.ts";
import { named, type Schemas } from "./schemas.ts";

/** Where families share a member, the first one's words are the fullest. */
const byKey = (lists: readonly (readonly Declared[])[]): ReadonlyMap<string, Declared> =>
  new Map(
    lists
      .flat()
      .filter(({ key }) => key !== "type")
      .reverse()
      .map((entry) => [entry.key, entry]),
  );

const serviceNeeds = ["serverNodes", "database"];

/** Members that a resource has itself, family by family. */
const familiesOf = (types: ArgumentTypes) => ({
  proxied: types.entries("HeaderBasedApplicationCreateRequest", ["useDefaultHeadersAndPolicies"]),
  saml: types.entries("SamlApplicationCreateRequest"),
  oidc: types.entries("OidcApplicationCreateRequest", ["oidc"]),
  okta: types.entries("OktaIdPRequest"),
  auth0: types.entries("Auth0IdPRequest"),
  directory: types.entries("IdPOfflineModeDirectory"),
  // The contract demands none of its members; without these two nothing can be enabled, so the provider does.
  service: types.entries("AuthenticationServiceSetting").map((one) => ({ ...one, required: serviceNeeds.includes(one.key) })),
});

type Families = ReturnType<typeof familiesOf>;

function ownTypes(types: ArgumentTypes, { proxied, saml, oidc, okta, auth0, directory, service }: Families): string {
  const literal = (name: string) => types.literalOf(name);
  const rows: (readonly [name: string, title: string, list: Declared[], literal?: string])[] = [
    ["ProxiedAppOwnArgs", "An application's own members, for the proxied types.", proxied, literal("HeaderBasedApplicationCreateRequest")],
    ["SamlAppOwnArgs", "An application's own members, for OAG_SAML.", saml, literal("SamlApplicationCreateRequest")],
    ["OidcAppOwnArgs", "An application's own members, for OAG_OIDC.", oidc, literal("OidcApplicationCreateRequest")],
    ["OktaIdentityProviderArgs", "Arguments of an Okta identity provider.", okta, literal("OktaIdPRequest")],
    ["Auth0IdentityProviderArgs", "Arguments of an Auth0 identity provider.", auth0, literal("Auth0IdPRequest")],
    ["DirectoryOwnArgs", "A backup directory's own members.", directory],
    ["AuthenticationServiceOwnArgs", "The authentication service's own members.", service],
  ];
  return rows
    .map(([name, title, list, literal]) => `/** ${title} */\nexport interface ${name} {\n${types.args(list, { literal })}}\n`)
    .join("\n");
}

/** What is always there, since a program declares it. */
const demandedOf = (list: readonly Declared[]): ReadonlySet<string> =>
  new Set(list.flatMap(({ key, required }) => (required ? [key] : [])));

/** Outputs, and lists of names for the classes. */
function outputTypes(types: ArgumentTypes, { proxied, saml, oidc, okta, auth0, directory, service }: Families): string {
  const allOwn = byKey([proxied, saml, oidc]);
  const allIdp = byKey([okta, auth0]);
  const namesOf = (list: readonly Declared[]) => JSON.stringify(list.map(({ key }) => key).filter((key) => key !== "type"));
  return `/** Outputs that repeat an application's own declared members with their live values. */
export interface AppOwnOutputs {
${types.outputs(allOwn.values(), new Set(["label", "idpId"]))}}

/** Outputs that repeat an identity provider's declared members with their live values. */
export interface IdentityProviderOwnOutputs {
${types.outputs(allIdp.values(), new Set(["domain"]))}}

/** Outputs that repeat a backup directory's declared members with their live values. */
export interface DirectoryOwnOutputs {
${types.outputs(directory, demandedOf(directory))}}

/** Outputs that repeat the authentication service's declared members with their live values. */
export interface AuthenticationServiceOwnOutputs {
${types.outputs(service, demandedOf(service))}}

/** Names of all own members of applications, over all types. */
export const appOwnNames = ${JSON.stringify([...allOwn.keys()])} as const;

/** Names of the own members of applications of the proxied types. */
export const proxiedAppOwnNames = ${namesOf(proxied)} as const;

/** The same of OAG_SAML. */
export const samlAppOwnNames = ${namesOf(saml)} as const;

/** The same of OAG_OIDC. */
export const oidcAppOwnNames = ${namesOf(oidc)} as const;

/** Names of the behavior settings of proxied applications. */
export const behaviorNames = ${namesOf(types.entries("Behavior"))} as const;

/** The same of SAML and OIDC applications. */
export const samlBehaviorNames = ${namesOf(types.entries("BehaviorSAML"))} as const;

/** Names of all members of identity providers, over both types. */
export const identityProviderOwnNames = ${JSON.stringify([...allIdp.keys()])} as const;
`;
}

function certificateType(schemas: Schemas): string {
  const { properties, "x-source": source } = asObject(named(schemas, "Certificate"), "Certificate");
  const lines = Object.entries(properties)
    .filter(([, member]) => !member.writeOnly)
    .map(
      ([key, member]) => `${docs(key, member, schemas, source)}  readonly ${key}${key === "id" ? "" : "?"}: ${typeOf(member, schemas)};\n`,
    );
  return `/** A TLS certificate known to the gateway. */\nexport interface Certificate {\n${lines.join("")}}\n`;
}

/** The file. */
export function generateArgs(api: Api): string {
  const { schemas } = api.components;
  const types = new ArgumentTypes(schemas);
  const families = familiesOf(types);
  const declarations = [
    `/** Types of proxied applications. */\nexport type ProxiedApplicationType = ${typeOf(named(schemas, "HeaderBasedApplicationType"), schemas)};\n`,
    within.map((object) => types.nested(object)).join("\n"),
    ownTypes(types, families),
    outputTypes(types, families),
    certificateType(schemas),
  ];
  return `${banner}import type * as pulumi from "@pulumi/pulumi";\n\n${declarations.join("\n")}`;
}
