// Writes validators.ts for the sdk, of what a program may declare, and requests.ts for the stand-in gateway, of what a client may send.
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import type { Api } from "./api.ts";
import { banner } from "./banner.ts";
import { flatten } from "./flatten.ts";
import { asWritten, requestShape } from "./request-shape.ts";
import { asObject, type SchemaNode } from "./schema-node.ts";
import { joined, named, type Schemas } from "./schemas.ts";

/** Schemas of requests that the stand-in gateway checks. */
const requests = [
  "HeaderBasedApplicationCreateRequest",
  "HeaderBasedApplicationUpdateRequest",
  "SamlApplicationCreateRequest",
  "SamlApplicationUpdateRequest",
  "OidcApplicationCreateRequest",
  "AttributeCreateRequest",
  "Attribute",
  "ProtectedResourceCreateRequest",
  "ProtectedResource",
  "PolicyCreateRequest",
  "Policy",
  "Session",
  "HealthCheck",
  "Behavior",
  "BehaviorSAML",
  "OktaIdPRequest",
  "Auth0IdPRequest",
  "IdPUpdateFields",
  "IdPOfflineModeFailoverMode",
  "IdPOfflineModeHealthPolicy",
  "IdPOfflineModeDirectory",
  "IdPOfflineModeDirectoryTestRequest",
  "OfflineModeAuthenticatorRequest",
  "OfflineModeAccessPolicyRequest",
  "ApplicationOfflineModeState",
  "ApplicationOfflineModeGroupPolicy",
  "ApplicationOfflineModeAccessPolicy",
  "AuthenticationServiceSetting",
  "AuthenticationServiceCertificate",
];

type Shapes = Readonly<Record<string, SchemaNode>>;

const shapeIn = (schemas: Schemas, name: string, without?: readonly string[]): SchemaNode =>
  requestShape(flatten(named(schemas, name), schemas), without);

/** The members of two schemas that a program declares in one object; those of the first one are demanded where it says so. */
function together(schemas: Schemas, first: string, second: string): SchemaNode {
  const written = (name: string) => asObject(requestShape(asWritten(flatten(named(schemas, name), schemas))), name);
  return { ...written(first), properties: joined(written(first).properties, written(second).properties) };
}

/** What a program may declare, by the name that the provider has for it. */
function declarations(schemas: Schemas): Shapes {
  const shape = (name: string, without?: readonly string[]) => shapeIn(schemas, name, without);
  return {
    ProxiedApp: shape("HeaderBasedApplicationCreateRequest", ["useDefaultHeadersAndPolicies"]),
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
    OfflineMode: together(schemas, "ApplicationOfflineModeState", "ApplicationOfflineModeGroupPolicy"),
    Directory: shape("IdPOfflineModeDirectory"),
    AuthenticationService: shape("AuthenticationServiceSetting"),
  };
}

function compile(shapes: Shapes): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, shape] of Object.entries(shapes)) ajv.addSchema({ ...shape, $id: name });
  const names = Object.keys(shapes);
  const code = standaloneCode.default(ajv, Object.fromEntries(names.map((name) => [`validate${name}`, name])));
  if (/\brequire\(|^import /m.test(code)) throw new Error("the compiled validators ask for a run-time library");
  const body = code.replace(/^export const (validate\w+) = (validate\d+);$/gm, "const $1 = $2;").replace('"use strict";', "");
  return `// @ts-nocheck\n${banner}${body}

/** One problem that a compiled validator found. */
export interface SchemaProblem { instancePath: string; keyword: string; params: Record<string, unknown>; schemaPath: string }
/** A compiled validator: true when the value fits, else the problems are left on \`errors\`. */
export interface SchemaValidator { (value: unknown): boolean; errors?: SchemaProblem[] | null }
/** The compiled validators by schema name. */
export const validators: { readonly [name in ${names.map((name) => `"${name}"`).join(" | ")}]: SchemaValidator } = {
${names.map((name) => `  ${name}: validate${name},`).join("\n")}
};
`;
}

/** The validators of what a program may declare. */
export const generateValidators = ({ components: { schemas } }: Api): string => compile(declarations(schemas));

/** The validators of what a client may send. */
export const generateRequests = ({ components: { schemas } }: Api): string =>
  compile(Object.fromEntries(requests.map((name) => [name, shapeIn(schemas, name)])));
