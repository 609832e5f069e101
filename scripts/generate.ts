// Writes everything that is derived from sdk/openapi.yaml, the one source of the API's shape:
//   sdk/generated/openapi.ts      types (openapi-typescript)
//   sdk/generated/contract.ts     operations with their scopes, members with enums, defaults and bounds
//   sdk/generated/validators.ts   validators of what a program may declare (ajv, compiled here, never at run time)
//   sdk/generated/reads.ts        forms of the answers, by which they are checked where they enter
//   sdk/generated/calls.ts        what each operation is given and what it answers
//   provider/generated/args.ts    argument and output types of the resources, with their documentation
//   simulator/generated/requests.ts   validators and operations for the stand-in gateway, which imports nothing of the sdk
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import openapiTS, { astToString } from "openapi-typescript";
import { parse } from "yaml";
import { generateArgs } from "./generate-args.mjs";
import { generateCalls } from "./generate-calls.mjs";
import { generateContract } from "./generate-contract.mjs";
import { generateReads } from "./generate-reads.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const api = parse(await readFile(join(root, "sdk/openapi.yaml"), "utf8"));
const schemas = api.components.schemas;
const banner = "// Generated from sdk/openapi.yaml by `npm run generate`. Do not edit.\n";

// Formats become patterns, so that the compiled validators need no run-time library.
const formatPatterns = {
  uuid: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
  hostname: "^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$",
};

const refName = (ref) => ref.slice(ref.lastIndexOf("/") + 1);

/** A schema with references resolved, allOf merged and everything but validation keywords dropped. */
function flatten(schema) {
  if (schema.$ref) {
    const target = flatten(schemas[refName(schema.$ref)]);
    return schema.readOnly ? { ...target, readOnly: true } : target;
  }
  if (schema.allOf) {
    const parts = schema.allOf.map(flatten);
    return {
      type: "object",
      properties: Object.assign({}, ...parts.map((p) => p.properties ?? {})),
      required: parts.flatMap((p) => p.required ?? []),
    };
  }
  const kept = {};
  for (const key of [
    "type",
    "enum",
    "pattern",
    "minimum",
    "maximum",
    "maxLength",
    "minItems",
    "maxItems",
    "required",
    "default",
    "x-initial",
    "x-pattern-doubt",
    "x-text",
    "x-set",
    "x-by",
    "x-clear",
    "x-sensitive",
    "x-legacy-name",
    "x-create-only",
    "x-unread",
    "readOnly",
    "writeOnly",
    "description",
  ]) {
    if (schema[key] !== undefined) kept[key] = schema[key];
  }
  if (schema.format) kept.format = schema.format;
  if (schema.format && !schema.pattern && formatPatterns[schema.format]) kept.pattern = formatPatterns[schema.format];
  if (schema.properties) kept.properties = Object.fromEntries(Object.entries(schema.properties).map(([k, v]) => [k, flatten(v)]));
  if (schema.items) kept.items = flatten(schema.items);
  if (schema.anyOf) kept.anyOf = schema.anyOf.map(flatten);
  if (schema.additionalProperties !== undefined)
    kept.additionalProperties = schema.additionalProperties === true ? true : flatten(schema.additionalProperties);
  return kept;
}

/** What a client may send: no read-only member, no unknown one. */
function requestShape(schema, { without = [], optional = false } = {}) {
  const { description, default: _default, readOnly, writeOnly, format, ...known } = schema;
  const rest = Object.fromEntries(Object.entries(known).filter(([key]) => !key.startsWith("x-")));
  if (rest.items) rest.items = requestShape(rest.items);
  if (rest.anyOf) rest.anyOf = rest.anyOf.map((s) => requestShape(s));
  if (rest.properties) {
    const entries = Object.entries(rest.properties).filter(([k, v]) => !v.readOnly && !without.includes(k));
    rest.properties = Object.fromEntries(entries.map(([k, v]) => [k, requestShape(v)]));
    rest.additionalProperties = false;
    if (optional) delete rest.required;
    else if (rest.required) rest.required = [...new Set(rest.required)].filter((k) => rest.properties[k]);
  }
  return rest;
}

function compile(named) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, schema] of Object.entries(named)) ajv.addSchema({ ...schema, $id: name });
  const exportsOf = Object.fromEntries(Object.keys(named).map((n) => [`validate${n}`, n]));
  const code = standaloneCode.default(ajv, exportsOf);
  if (/\brequire\(|^import /m.test(code)) throw new Error("the compiled validators ask for a run-time library");
  const body = code.replace(/^export const (validate\w+) = (validate\d+);$/gm, "const $1 = $2;").replace('"use strict";', "");
  const table = Object.keys(named)
    .map((n) => `  ${n}: validate${n},`)
    .join("\n");
  return `// @ts-nocheck\n${banner}${body}

/** One problem that a compiled validator found. */
export interface SchemaProblem { instancePath: string; keyword: string; params: Record<string, unknown>; schemaPath: string }
/** A compiled validator: true when the value fits, else the problems are left on \`errors\`. */
export interface SchemaValidator { (value: unknown): boolean; errors?: SchemaProblem[] | null }
/** The compiled validators by schema name. */
export const validators: { readonly [name in ${Object.keys(named)
    .map((n) => `"${n}"`)
    .join(" | ")}]: SchemaValidator } = {
${table}
};
`;
}

/** Schemas that add members, or only the demand for some, to another one, written out: the type generator would make them empty. */
function typable(spec) {
  const copy = structuredClone(spec);
  const all = copy.components.schemas;
  for (const [name, { allOf }] of Object.entries(all)) {
    if (!allOf) continue;
    const parts = allOf.map((part) => (part.$ref ? all[refName(part.$ref)] : part));
    const properties = Object.assign({}, ...parts.map((part) => part.properties));
    all[name] = { ...parts[0], properties, required: parts.flatMap((part) => part.required ?? []) };
  }
  return copy;
}

/** What a program may declare: objects that it writes by one member are values of that. */
function byMember(schema) {
  if (schema["x-by"]) return { ...schema, items: schema.items.properties[schema["x-by"]] };
  if (!schema.properties) return schema;
  return { ...schema, properties: Object.fromEntries(Object.entries(schema.properties).map(([k, v]) => [k, byMember(v)])) };
}

const contract = generateContract(api, flatten);
const shape = (name, options) => requestShape(flatten(schemas[name]), options);
/** The members of several schemas that a program declares in one object; those of the first one are demanded where it says so. */
const declaredShape = ([first, ...others]) => {
  const all = [first, ...others].map((name) => requestShape(byMember(flatten(schemas[name]))));
  return { ...all[0], properties: Object.assign({}, ...all.map((one) => one.properties)) };
};
const programValidators = compile({
  ProxiedApp: shape("HeaderBasedApplicationCreateRequest", { without: ["useDefaultHeadersAndPolicies"] }),
  SamlApp: shape("SamlApplicationCreateRequest"),
  OidcApp: shape("OidcApplicationCreateRequest"),
  Attribute: shape("Attribute"),
  ProtectedResource: shape("ProtectedResource"),
  Policy: shape("Policy"),
  Session: shape("Session"),
  HealthCheck: shape("HealthCheck"),
  Behavior: shape("Behavior"),
  BehaviorSAML: shape("BehaviorSAML"),
  OktaIdP: shape("OktaIdPRequest"),
  Auth0IdP: shape("Auth0IdPRequest"),
  HealthPolicy: shape("IdPOfflineModeHealthPolicy"),
  OfflineMode: declaredShape(["ApplicationOfflineModeState", "ApplicationOfflineModeGroupPolicy"]),
  Directory: shape("IdPOfflineModeDirectory"),
  AuthenticationService: shape("AuthenticationServiceSetting"),
});
const gatewayRequests = compile({
  HeaderBasedApplicationCreateRequest: shape("HeaderBasedApplicationCreateRequest"),
  HeaderBasedApplicationUpdateRequest: shape("HeaderBasedApplicationUpdateRequest"),
  SamlApplicationCreateRequest: shape("SamlApplicationCreateRequest"),
  SamlApplicationUpdateRequest: shape("SamlApplicationUpdateRequest"),
  OidcApplicationCreateRequest: shape("OidcApplicationCreateRequest"),
  AttributeCreateRequest: shape("AttributeCreateRequest"),
  Attribute: shape("Attribute"),
  ProtectedResourceCreateRequest: shape("ProtectedResourceCreateRequest"),
  ProtectedResource: shape("ProtectedResource"),
  PolicyCreateRequest: shape("PolicyCreateRequest"),
  Policy: shape("Policy"),
  Session: shape("Session"),
  HealthCheck: shape("HealthCheck"),
  Behavior: shape("Behavior"),
  BehaviorSAML: shape("BehaviorSAML"),
  OktaIdPRequest: shape("OktaIdPRequest"),
  Auth0IdPRequest: shape("Auth0IdPRequest"),
  IdPUpdateFields: shape("IdPUpdateFields"),
  IdPOfflineModeFailoverMode: shape("IdPOfflineModeFailoverMode"),
  IdPOfflineModeHealthPolicy: shape("IdPOfflineModeHealthPolicy"),
  IdPOfflineModeDirectory: shape("IdPOfflineModeDirectory"),
  IdPOfflineModeDirectoryTestRequest: shape("IdPOfflineModeDirectoryTestRequest"),
  OfflineModeAuthenticatorRequest: shape("OfflineModeAuthenticatorRequest"),
  OfflineModeAccessPolicyRequest: shape("OfflineModeAccessPolicyRequest"),
  ApplicationOfflineModeState: shape("ApplicationOfflineModeState"),
  ApplicationOfflineModeGroupPolicy: shape("ApplicationOfflineModeGroupPolicy"),
  ApplicationOfflineModeAccessPolicy: shape("ApplicationOfflineModeAccessPolicy"),
  AuthenticationServiceSetting: shape("AuthenticationServiceSetting"),
  AuthenticationServiceCertificate: shape("AuthenticationServiceCertificate"),
});

const reads = generateReads(api);

/** Committed, since people read them and a change of the contract shows in their diff. */
const toRead = {
  "sdk/generated/contract.ts": contract,
  "provider/generated/args.ts": generateArgs(api, reads.credentials),
};
const compiled = {
  "sdk/generated/openapi.ts": banner + astToString(await openapiTS(typable(api), { defaultNonNullable: false })),
  "sdk/generated/reads.ts": reads.text,
  "sdk/generated/calls.ts": generateCalls(api),
  "sdk/generated/validators.ts": programValidators,
  "simulator/generated/requests.ts": gatewayRequests,
  "simulator/generated/contract.ts": contract,
};

if (process.argv.includes("--check")) {
  const stale = Object.entries(toRead).filter(
    ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text,
  );
  for (const [path] of stale)
    console.error(`${path} is not what sdk/openapi.yaml makes: run \`npm run generate\`, review it and commit it.`);
  if (stale.length > 0) process.exitCode = 1;
} else
  for (const [path, text] of Object.entries({ ...toRead, ...compiled })) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  }
