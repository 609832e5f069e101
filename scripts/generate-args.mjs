// Writes provider/generated/args.ts: the argument and output types of the resources, with the meaning, unit, default,
// bounds and source of every member as sdk/openapi.yaml has them.

const banner = "// Generated from sdk/openapi.yaml by scripts/generate-args.mjs. Do not edit.\n";

const refName = (ref) => ref.slice(ref.lastIndexOf("/") + 1);
const sentence = (text) => (/[.!?:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

const site = "https://developer.okta.com/docs";

/** Where a source can be read: a tag of the API reference, or a published guide with its chapter. A draft has no address. */
function linked(source) {
  const [, guide, chapter] = /^guide ([\w-]+) \((\w+)\)$/.exec(source) ?? [];
  if (guide !== undefined) return `[Guide ${guide}](${site}/guides/${guide}/${chapter}/main/)`;
  if (/^[\w-]+$/.test(source)) return `[API reference, ${source}](${site}/api/openapi/oag/oag/tag/${source}/)`;
  return `API reference, ${source}`;
}

/** The doc comment of one member. */
function docs(member, schemas, source) {
  const own = member.$ref ? { ...schemas[refName(member.$ref)], ...member } : member;
  const lines = [sentence(own.description ?? "See the API reference.")];
  const meanings = Object.entries(own["x-enum-meaning"] ?? {});
  if (meanings.length > 0 && meanings.length < 8) lines.push(...meanings.map(([value, meaning]) => `- \`${value}\`: ${meaning}`));
  const bounds = [
    own.minimum !== undefined && `at least ${own.minimum}`,
    own.maximum !== undefined && `at most ${own.maximum}`,
    own.maxLength !== undefined && `at most ${own.maxLength} characters`,
  ].filter(Boolean);
  if (bounds.length > 0) lines.push(`Allowed: ${bounds.join(", ")}.`);
  if (own.default !== undefined) lines.push(`@default ${JSON.stringify(own.default)} (the gateway's, when it is not declared)`);
  else if (own["x-initial"] !== undefined)
    lines.push(`@default ${JSON.stringify(own["x-initial"])} (what a new app has; left alone when it is not declared)`);
  lines.push(`@see ${linked(own["x-source"] ?? source)}`);
  return `  /**\n${lines.map((line) => `   * ${line.replaceAll("*/", "* /")}`).join("\n")}\n   */\n`;
}

function typeOf(member, schemas) {
  const own = member.$ref ? schemas[refName(member.$ref)] : member;
  if (own.enum) return own.enum.map((value) => JSON.stringify(value)).join(" | ");
  const type = Array.isArray(own.type) ? own.type[0] : own.type;
  if (type === "array") return `${own.items.enum ? `(${typeOf(own.items, schemas)})` : typeOf(own.items, schemas)}[]`;
  return { integer: "number", number: "number", boolean: "boolean", string: "string" }[type] ?? "Record<string, unknown>";
}

function inputOf(member, schemas) {
  const type = typeOf(member, schemas);
  return type.endsWith("[]") ? `pulumi.Input<pulumi.Input<${type.slice(0, -2).replace(/^\((.*)\)$/, "$1")}>[]>` : `pulumi.Input<${type}>`;
}

/** @param credentials names of members that are secret whatever a program does */
export function generateArgs(api, credentials) {
  const { schemas } = api.components;
  /** A schema by its name, or an object inside one: `Name/member`. */
  const resolve = (path) => {
    const [name, member] = path.split("/");
    if (member !== undefined) return { "x-source": schemas[name]["x-source"], ...schemas[name].properties[member] };
    const schema = schemas[name];
    if (!schema.allOf) return schema;
    const parts = schema.allOf.map((part) => (part.$ref ? schemas[refName(part.$ref)] : part));
    return { ...parts[0], required: parts.flatMap((part) => part.required ?? []) };
  };
  const entries = (name, without = []) => {
    const schema = resolve(name);
    return Object.entries(schema.properties)
      .filter(([key, member]) => !member.readOnly && !without.includes(key))
      .map(([key, member]) => ({ key, member, required: (schema.required ?? []).includes(key), source: schema["x-source"] }));
  };
  const args = (list, { optional = [], literal } = {}) =>
    list
      .map(({ key, member, required, source }) => {
        const isRequired = required && !optional.includes(key) && member.default === undefined;
        const type = key === "type" && literal ? literal : inputOf(member, schemas);
        return `${docs(member, schemas, source)}  ${key}${isRequired ? "" : "?"}: ${type};\n`;
      })
      .join("");
  const plain = (list) =>
    list.map(({ key, member, source }) => `${docs(member, schemas, source)}  ${key}?: ${typeOf(member, schemas)};\n`).join("");
  const nested = (name, title, schema, optional) =>
    `/** ${title} */\nexport interface ${name}Args {\n${args(entries(schema), { optional })}}\n\n/** ${title} As an output. */\nexport interface ${name} {\n${plain(entries(schema))}}\n`;

  const proxied = entries("HeaderBasedApplicationCreateRequest", ["useDefaultHeadersAndPolicies"]);
  const saml = entries("SamlApplicationCreateRequest");
  const oidc = entries("OidcApplicationCreateRequest", ["oidc"]);
  const oidcSettings = entries("OidcSettingsRequest");
  const okta = entries("OktaIdPRequest");
  const auth0 = entries("Auth0IdPRequest");
  const literalOf = (name) =>
    resolve(name).properties.type.$ref ? "ProxiedApplicationType" : typeOf(resolve(name).properties.type, schemas);
  // Where families share a member, the first one's words are the fullest.
  const byKey = (lists) =>
    new Map(
      lists
        .flat()
        .filter(({ key }) => key !== "type")
        .reverse()
        .map((entry) => [entry.key, entry]),
    );
  const allOwn = byKey([proxied, saml, oidc]);
  const allIdp = byKey([okta, auth0]);
  const namesOf = (list) => JSON.stringify(list.map(({ key }) => key).filter((key) => key !== "type"));
  const secretNames = (list) => JSON.stringify([...list.keys()].filter((key) => credentials.includes(key)).sort());
  const alwaysThere = new Set(["label", "idpId"]);
  const outputs = (list, sure) =>
    [...list.values()]
      .map(
        ({ key, member, source }) =>
          `${docs(member, schemas, source)}  readonly ${key}: pulumi.Output<${typeOf(member, schemas)}${sure.has(key) ? "" : " | undefined"}>;\n`,
      )
      .join("");

  return `${banner}import type * as pulumi from "@pulumi/pulumi";

/** Types of proxied applications. */
export type ProxiedApplicationType = ${schemas.HeaderBasedApplicationType.enum.map((v) => JSON.stringify(v)).join(" | ")};

${nested("Attribute", "A header or cookie that the application receives. The key of the map is its name unless `name` says otherwise.", "AttributeCreateRequest", ["name", "type"])}
${nested("Policy", "An access rule for a path. The key of the map is its path and its name unless `resourcePath` and `name` say otherwise.", "PolicyCreateRequest", ["name", "resourcePath"])}
${nested("ProtectedResource", "A back-end server. The key of the map is its origin unless `hostname` says otherwise.", "ProtectedResourceCreateRequest", ["hostname"])}
${nested("Behavior", "Sign-in, sign-out, error and similar handling of a proxied application.", "Behavior", [])}
${nested("SamlBehavior", "Sign-out handling of a SAML or OIDC application.", "BehaviorSAML", [])}
${nested("Session", "Session settings.", "Session", [])}
${nested("HealthCheck", "Health check of the back ends; needs a load-balanced application.", "HealthCheck", [])}
${nested("HealthPolicy", "When an identity provider counts as not reachable, and as reachable again. Limited Early Access.", "IdPOfflineModeHealthPolicy", [])}
${nested("OfflineMode", "Offline mode of an application. Limited Early Access.", "ApplicationOfflineModeState", [])}
${nested("DirectoryConnection", "How a backup directory is reached.", "IdPOfflineModeDirectory/connection", [])}
${nested("DirectoryConfig", "How users and groups are found in a backup directory.", "IdPOfflineModeDirectory/config", [])}
${nested("AuthenticationServiceDatabase", "The database of the authentication service.", "AuthenticationServiceSetting/database", [])}
/** An application's own members, for the proxied types. */
export interface ProxiedAppOwnArgs {
${args(proxied, { literal: literalOf("HeaderBasedApplicationCreateRequest") })}}

/** An application's own members, for OAG_SAML. */
export interface SamlAppOwnArgs {
${args(saml, { literal: literalOf("SamlApplicationCreateRequest") })}}

/** Settings of an OIDC application. */
export interface OidcSettingsArgs {
${args(oidcSettings)}}

/** An application's own members, for OAG_OIDC. */
export interface OidcAppOwnArgs {
${args(oidc, { literal: literalOf("OidcApplicationCreateRequest") })}}

/** Arguments of an Okta identity provider. */
export interface OktaIdentityProviderArgs {
${args(okta, { literal: '"IDP_OKTA"' })}}

/** Arguments of an Auth0 identity provider. */
export interface Auth0IdentityProviderArgs {
${args(auth0, { literal: '"IDP_AUTH0"' })}}

/** Outputs that repeat an application's own declared members with their live values. */
export interface AppOwnOutputs {
${outputs(allOwn, alwaysThere)}}

/** Outputs that repeat an identity provider's declared members with their live values. */
export interface IdentityProviderOwnOutputs {
${outputs(allIdp, new Set(["domain"]))}}

/** Names of all own members of applications, over all types. */
export const appOwnNames = ${JSON.stringify([...allOwn.keys()])} as const;

/** Names of the own members of applications of the proxied types. */
export const proxiedAppOwnNames = ${namesOf(proxied)} as const;

/** The same of OAG_SAML. */
export const samlAppOwnNames = ${namesOf(saml)} as const;

/** The same of OAG_OIDC. */
export const oidcAppOwnNames = ${namesOf(oidc)} as const;

/** Names of the behavior settings of proxied applications. */
export const behaviorNames = ${namesOf(entries("Behavior"))} as const;

/** The same of SAML and OIDC applications. */
export const samlBehaviorNames = ${namesOf(entries("BehaviorSAML"))} as const;

/** Names of the own members of applications that are secret whatever the program does. */
export const appCredentials = ${secretNames(allOwn)} as const;

/** The same of identity providers. */
export const identityProviderCredentials = ${secretNames(allIdp)} as const;

/** Names of all members of identity providers, over both types. */
export const identityProviderOwnNames = ${JSON.stringify([...allIdp.keys()])} as const;

/** A TLS certificate known to the gateway. */
export interface Certificate {
${Object.entries(schemas.Certificate.properties)
  .filter(([, m]) => !m.writeOnly)
  .map(
    ([key, member]) =>
      `${docs(member, schemas, schemas.Certificate["x-source"])}  readonly ${key}${key === "id" ? "" : "?"}: ${typeOf(member, schemas)};\n`,
  )
  .join("")}}
`;
}
