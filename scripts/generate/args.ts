// Writes provider/generated/args.ts: the argument and output types of the resources, with the meaning, unit, default,
// bounds and source of every member as sdk/openapi.yaml has them.

import { docs, refName } from "./argument-docs.mjs";

const banner = "// Generated from sdk/openapi.yaml by `npm run generate`. Do not edit.\n";

function typeOf(member, schemas) {
  const own = member.$ref ? schemas[refName(member.$ref)] : member;
  if (own.enum) return own.enum.map((value) => JSON.stringify(value)).join(" | ");
  const type = Array.isArray(own.type) ? own.type[0] : own.type;
  if (type === "array" && own["x-by"]) return `${typeOf(own.items.properties[own["x-by"]], schemas)}[]`;
  if (type === "array") return `${own.items.enum ? `(${typeOf(own.items, schemas)})` : typeOf(own.items, schemas)}[]`;
  return { integer: "number", number: "number", boolean: "boolean", string: "string" }[type] ?? "Record<string, unknown>";
}

function inputOf(member, schemas) {
  const type = typeOf(member, schemas);
  return type.endsWith("[]") ? `pulumi.Input<pulumi.Input<${type.slice(0, -2).replace(/^\((.*)\)$/, "$1")}>[]>` : `pulumi.Input<${type}>`;
}

/** The schemas of the contract, as the types of this file are written from them. */
class Contract {
  /** @param schemas of the contract */
  constructor(schemas) {
    this.schemas = schemas;
  }

  /** A schema by its name, or an object inside one: `Name/member`. */
  resolve(path) {
    const [name, member] = path.split("/");
    if (member !== undefined) return { "x-source": this.schemas[name]["x-source"], ...this.schemas[name].properties[member] };
    const schema = this.schemas[name];
    if (!schema.allOf) return schema;
    const parts = schema.allOf.map((part) => (part.$ref ? this.schemas[refName(part.$ref)] : part));
    return { ...parts[0], required: parts.flatMap((part) => part.required ?? []) };
  }

  /** The members that a program may declare. */
  entries(name, without = []) {
    const schema = this.resolve(name);
    return Object.entries(schema.properties)
      .filter(([key, member]) => !member.readOnly && !without.includes(key))
      .map(([key, member]) => ({ key, member, required: (schema.required ?? []).includes(key), source: schema["x-source"] }));
  }

  /** The members of an interface of arguments. */
  args(list, { optional = [], literal } = {}) {
    return list
      .map(({ key, member, required, source }) => {
        const isRequired = required && !optional.includes(key) && member.default === undefined;
        const type = key === "type" && literal ? literal : inputOf(member, this.schemas);
        return `${docs(key, member, this.schemas, source)}  ${key}${isRequired ? "" : "?"}: ${type};\n`;
      })
      .join("");
  }

  /** The same of an output that is one object. */
  plain(list) {
    const line = ({ key, member, source }) => `${docs(key, member, this.schemas, source)}  ${key}?: ${typeOf(member, this.schemas)};\n`;
    return list.map(line).join("");
  }

  /** Outputs of a resource. @param sure names of those that are always there */
  outputs(list, sure) {
    const line = ({ key, member, source }) =>
      `${docs(key, member, this.schemas, source)}  readonly ${key}: pulumi.Output<${typeOf(member, this.schemas)}${sure.has(key) ? "" : " | undefined"}>;\n`;
    return [...list.values()].map(line).join("");
  }

  /** An object within a resource, as an argument and as an output. */
  nested(name, title, schema, optional = []) {
    // Of several schemas: what a program declares in one object.
    const entries = [schema].flat().flatMap((one) => this.entries(one));
    return `/** ${title} */\nexport interface ${name}Args {\n${this.args(entries, { optional })}}\n\n/** ${title} As an output. */\nexport interface ${name} {\n${this.plain(entries)}}\n`;
  }

  /** The type of a family's member `type`. */
  literalOf(name) {
    const { type } = this.resolve(name).properties;
    return type.$ref ? "ProxiedApplicationType" : typeOf(type, this.schemas);
  }
}

/** Where families share a member, the first one's words are the fullest. */
const byKey = (lists) =>
  new Map(
    lists
      .flat()
      .filter(({ key }) => key !== "type")
      .reverse()
      .map((entry) => [entry.key, entry]),
  );

const nestedTypes = (contract) =>
  [
    [
      "Attribute",
      "A header or cookie that the application receives. The key of the map is its name unless `name` says otherwise.",
      "AttributeCreateRequest",
      ["name", "type"],
    ],
    [
      "Policy",
      "An access rule for a path. The key of the map is its path and its name unless `resourcePath` and `name` say otherwise.",
      "PolicyCreateRequest",
      ["name", "resourcePath"],
    ],
    [
      "ProtectedResource",
      "A back-end server. The key of the map is its origin unless `hostname` says otherwise.",
      "ProtectedResourceCreateRequest",
      ["hostname"],
    ],
    ["Behavior", "Sign-in, sign-out, error and similar handling of a proxied application.", "Behavior"],
    ["SamlBehavior", "Sign-out handling of a SAML or OIDC application.", "BehaviorSAML"],
    ["Session", "Session settings.", "Session"],
    ["HealthCheck", "Health check of the back ends; needs a load-balanced application.", "HealthCheck"],
    [
      "HealthPolicy",
      "When an identity provider counts as not reachable, and as reachable again. Limited Early Access.",
      "IdPOfflineModeHealthPolicy",
    ],
    [
      "OfflineMode",
      "Offline mode of an application. Limited Early Access.",
      ["ApplicationOfflineModeState", "ApplicationOfflineModeGroupPolicy"],
      ["groups"],
    ],
    ["DirectoryConnection", "How a backup directory is reached.", "IdPOfflineModeDirectory/connection"],
    ["DirectoryConfig", "How users and groups are found in a backup directory.", "IdPOfflineModeDirectory/config"],
    ["AuthenticationServiceDatabase", "The database of the authentication service.", "AuthenticationServiceSetting/database"],
  ]
    .map((row) => contract.nested(...row))
    .join("\n");

/** An interface of arguments, with its comment. */
const argsType = (contract, name, title, list, literal) =>
  `/** ${title} */\nexport interface ${name} {\n${contract.args(list, literal ? { literal } : {})}}\n`;

/** Members that a resource has itself, family by family. */
function familiesOf(contract) {
  return {
    proxied: contract.entries("HeaderBasedApplicationCreateRequest", ["useDefaultHeadersAndPolicies"]),
    saml: contract.entries("SamlApplicationCreateRequest"),
    oidc: contract.entries("OidcApplicationCreateRequest", ["oidc"]),
    oidcSettings: contract.entries("OidcSettingsRequest"),
    okta: contract.entries("OktaIdPRequest"),
    auth0: contract.entries("Auth0IdPRequest"),
  };
}

function ownTypes(contract, { proxied, saml, oidc, oidcSettings, okta, auth0 }) {
  const literal = (name) => contract.literalOf(name);
  return [
    ["ProxiedAppOwnArgs", "An application's own members, for the proxied types.", proxied, literal("HeaderBasedApplicationCreateRequest")],
    ["SamlAppOwnArgs", "An application's own members, for OAG_SAML.", saml, literal("SamlApplicationCreateRequest")],
    ["OidcSettingsArgs", "Settings of an OIDC application.", oidcSettings],
    ["OidcAppOwnArgs", "An application's own members, for OAG_OIDC.", oidc, literal("OidcApplicationCreateRequest")],
    ["OktaIdentityProviderArgs", "Arguments of an Okta identity provider.", okta, '"IDP_OKTA"'],
    ["Auth0IdentityProviderArgs", "Arguments of an Auth0 identity provider.", auth0, '"IDP_AUTH0"'],
  ]
    .map((row) => argsType(contract, ...row))
    .join("\n");
}

/** Outputs, and lists of names for the classes. */
function outputTypes(contract, { proxied, saml, oidc, okta, auth0 }, credentials) {
  const allOwn = byKey([proxied, saml, oidc]);
  const allIdp = byKey([okta, auth0]);
  const namesOf = (list) => JSON.stringify(list.map(({ key }) => key).filter((key) => key !== "type"));
  const secretNames = (list) => JSON.stringify([...list.keys()].filter((key) => credentials.includes(key)).sort());
  return `/** Outputs that repeat an application's own declared members with their live values. */
export interface AppOwnOutputs {
${contract.outputs(allOwn, new Set(["label", "idpId"]))}}

/** Outputs that repeat an identity provider's declared members with their live values. */
export interface IdentityProviderOwnOutputs {
${contract.outputs(allIdp, new Set(["domain"]))}}

/** Names of all own members of applications, over all types. */
export const appOwnNames = ${JSON.stringify([...allOwn.keys()])} as const;

/** Names of the own members of applications of the proxied types. */
export const proxiedAppOwnNames = ${namesOf(proxied)} as const;

/** The same of OAG_SAML. */
export const samlAppOwnNames = ${namesOf(saml)} as const;

/** The same of OAG_OIDC. */
export const oidcAppOwnNames = ${namesOf(oidc)} as const;

/** Names of the behavior settings of proxied applications. */
export const behaviorNames = ${namesOf(contract.entries("Behavior"))} as const;

/** The same of SAML and OIDC applications. */
export const samlBehaviorNames = ${namesOf(contract.entries("BehaviorSAML"))} as const;

/** Names of the own members of applications that are secret whatever the program does. */
export const appCredentials = ${secretNames(allOwn)} as const;

/** The same of identity providers. */
export const identityProviderCredentials = ${secretNames(allIdp)} as const;

/** Names of all members of identity providers, over both types. */
export const identityProviderOwnNames = ${JSON.stringify([...allIdp.keys()])} as const;
`;
}

function certificateType({ schemas }) {
  const { properties, "x-source": source } = schemas.Certificate;
  const line = ([key, member]) =>
    `${docs(key, member, schemas, source)}  readonly ${key}${key === "id" ? "" : "?"}: ${typeOf(member, schemas)};\n`;
  const shown = Object.entries(properties).filter(([, member]) => !member.writeOnly);
  return `/** A TLS certificate known to the gateway. */\nexport interface Certificate {\n${shown.map(line).join("")}}\n`;
}

/** @param credentials names of members that are secret whatever a program does */
export function generateArgs(api, credentials) {
  const contract = new Contract(api.components.schemas);
  const families = familiesOf(contract);
  const proxiedTypes = contract.schemas.HeaderBasedApplicationType.enum.map((value) => JSON.stringify(value)).join(" | ");
  const types = [
    `/** Types of proxied applications. */\nexport type ProxiedApplicationType = ${proxiedTypes};\n`,
    nestedTypes(contract),
    ownTypes(contract, families),
    outputTypes(contract, families, credentials),
    certificateType(contract),
  ];
  return `${banner}import type * as pulumi from "@pulumi/pulumi";\n\n${types.join("\n")}`;
}
