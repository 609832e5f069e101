import { readFileSync } from "node:fs";
import { expect } from "chai";
import { parse } from "yaml";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { uuid as id, saml } from "../../support/arguments.ts";
import type { Json } from "../../support/resource.ts";

type Steps = readonly (string | number)[];
type Check = NonNullable<(typeof lifecycles)["app"]["check"]>;

const { schemas } = (parse(readFileSync("sdk/openapi.yaml", "utf8")) as { components: { schemas: Record<string, Json> } }).components;

/** A schema with its reference followed and its parts put together. */
function whole(schema: Json): Json {
  if (schema.$ref !== undefined)
    return { ...whole(schemas[String(schema.$ref).split("/").at(-1) ?? ""] ?? {}), ...schema, $ref: undefined };
  if (schema.allOf === undefined) return schema;
  const parts = (schema.allOf as Json[]).map(whole);
  return {
    ...schema,
    allOf: undefined,
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required ?? []),
  };
}

/** Keywords that this walk knows: one that the contract begins to use must not go unchecked. */
const words = ["type", "enum", "pattern", "minimum", "maximum", "maxLength", "format", "items", "properties", "required", "$ref", "allOf"];
const says = ["description", "default", "readOnly", "writeOnly"];

const proxied = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "payroll.example.com",
  postLoginUrl: "https://payroll.example.com/",
  idpId: id,
  certificateId: id,
};
const okta = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" };
const directory = {
  idpId: id,
  type: "OPEN_LDAP",
  connection: { connectionUrl: "ldaps://ldap.example.com", bindDn: "cn=r", bindCredential: "s" },
  config: { userSearchDn: "ou=p", groupSearchDn: "ou=g" },
};
const service = {
  serverNodes: ["a.example.com"],
  database: { type: "mysql", host: "db", port: 3306, name: "oag", username: "u", password: "p" },
  publicDomain: "login.example.com",
  certificateId: id,
};

/** What a program declares by one schema: where it stands, and arguments that nothing is wrong with. */
interface Declared {
  schema: string;
  kind: keyof typeof lifecycles;
  base: Json;
  at?: Steps;
  /** Members that nobody need declare: the key says them, or they are not for a program. */
  not?: readonly string[];
}

const declared: readonly Declared[] = [
  { schema: "HeaderBasedApplicationCreateRequest", kind: "app", base: proxied, not: ["useDefaultHeadersAndPolicies"] },
  { schema: "SamlApplicationCreateRequest", kind: "app", base: saml },
  {
    schema: "OidcApplicationCreateRequest",
    kind: "app",
    base: { type: "OAG_OIDC", label: "O", idpId: id, oidc: { applicationType: "web" } },
  },
  {
    schema: "AttributeCreateRequest",
    kind: "app",
    base: { ...proxied, attributes: { X: { name: "X", type: "HEADER", source: "IDP", value: "login" } } },
    at: ["attributes", "X"],
  },
  {
    schema: "PolicyCreateRequest",
    kind: "app",
    base: { ...proxied, policies: { p: { name: "p", resourcePath: "/p", rule: "PROTECTED" } } },
    at: ["policies", "p"],
  },
  {
    schema: "ProtectedResourceCreateRequest",
    kind: "app",
    base: { ...proxied, protectedResources: { main: { hostname: "https://b" } } },
    at: ["protectedResources", "main"],
  },
  { schema: "Session", kind: "app", base: { ...proxied, session: {} }, at: ["session"] },
  { schema: "HealthCheck", kind: "app", base: { ...proxied, loadBalanced: true, healthCheck: {} }, at: ["healthCheck"] },
  { schema: "Behavior", kind: "app", base: { ...proxied, behavior: {} }, at: ["behavior"] },
  { schema: "BehaviorSAML", kind: "app", base: { ...saml, behavior: {} }, at: ["behavior"] },
  { schema: "ApplicationOfflineModeState", kind: "app", base: { ...proxied, offlineMode: { state: "TEST" } }, at: ["offlineMode"] },
  { schema: "OktaIdPRequest", kind: "idp", base: okta },
  { schema: "Auth0IdPRequest", kind: "idp", base: { type: "IDP_AUTH0", domain: "d", tenant: "t", clientId: "c", clientSecret: "s" } },
  { schema: "IdPOfflineModeHealthPolicy", kind: "idp", base: { ...okta, healthPolicy: {} }, at: ["healthPolicy"] },
  { schema: "IdPOfflineModeDirectory", kind: "directory", base: directory },
  { schema: "AuthenticationServiceSetting", kind: "authenticationService", base: service },
];

/** One fact of the contract: a wrong value, undefined for none at all, and where it is to be refused. */
interface Fact {
  says: string;
  wrong: unknown;
  at: Steps;
  refusedAt?: Steps;
}

const notOf: Record<string, unknown> = { string: 7, integer: "x", number: "x", boolean: "x", array: "x", object: "x" };

/** What the contract says of one member, and of all that is within. */
function factsOf(given: Json, at: Steps): Fact[] {
  const schema = whole(given);
  const type = String(Array.isArray(schema.type) ? schema.type[0] : schema.type);
  const unknown = Object.keys(schema).filter((word) => schema[word] !== undefined && !word.startsWith("x-"));
  expect([...new Set([...words, ...says, ...unknown])], at.join(".")).to.have.members([...words, ...says]);
  const fact = (says: string, wrong: unknown, refusedAt = at): Fact => ({ says, wrong, at, refusedAt });
  const facts = [fact(`type ${type}`, notOf[type])];
  if (schema.enum !== undefined) facts.push(fact("enum", type === "string" ? "NO_SUCH" : Number(schema.enum[0]) + 1));
  if (schema.minimum !== undefined) facts.push(fact("minimum", schema.minimum - 1));
  if (schema.maximum !== undefined) facts.push(fact("maximum", schema.maximum + 1));
  if (schema.maxLength !== undefined) facts.push(fact("maxLength", "x".repeat(schema.maxLength + 1)));
  if (schema.pattern !== undefined) facts.push(fact("pattern", "% %"));
  if (schema.format !== undefined) facts.push(fact(`format ${schema.format}`, "% %"));
  if (schema.items !== undefined) {
    const item = whole(schema.items);
    facts.push(fact("items", [notOf[item.type]], [...at, 0]));
    if (item.enum !== undefined) facts.push(fact("enum of items", ["NO_SUCH"], [...at, 0]));
  }
  return [...facts, ...(schema.properties === undefined ? [] : factsWithin(schema, at))];
}

function factsWithin(schema: Json, at: Steps, not: readonly string[] = []): Fact[] {
  const { properties, required = [] } = schema;
  return Object.entries(properties as Record<string, Json>)
    .filter(([name, member]) => !member.readOnly && !not.includes(name))
    .flatMap(([name, member]) => [
      ...(required.includes(name) && whole(member).default === undefined
        ? [{ says: "required", wrong: undefined, at: [...at, name] }]
        : []),
      ...factsOf(member, [...at, name]),
    ]);
}

/** Arguments with another value in one place. */
function changed(args: unknown, [step, ...rest]: Steps, value: unknown): unknown {
  if (step === undefined) return value;
  const object = (args ?? {}) as Json;
  const inner = changed(object[step], rest, value);
  const { [step]: _, ...others } = object;
  return inner === undefined ? others : { ...object, [step]: inner };
}

const context = { validation: "strict", notice: () => {} } as const;
const places = (kind: keyof typeof lifecycles, args: Json): Steps[] =>
  ((lifecycles[kind].check as Check)({}, args, context) ?? []).map(({ path }) => path);

describe("all that the contract states of what a program declares", () => {
  let count = 0;
  for (const { schema, kind, base, at = [], not } of declared) {
    it(`is checked in the preview: ${schema}`, () => {
      expect(places(kind, base), "nothing is wrong with the arguments as they are").to.deep.equal([]);
      // What the key of an item says need not be declared.
      const implied = at.length === 2 ? ["name", "type", "hostname", "resourcePath"] : [];
      const facts = factsWithin(whole(schemas[schema] ?? {}), at, not).filter(
        (fact) => fact.says !== "required" || !implied.includes(String(fact.at.at(-1))),
      );
      const unchecked = facts.filter(({ wrong, at: where, refusedAt = where }) => {
        const found = places(kind, changed(base, where, wrong) as Json);
        return !found.some((place) => JSON.stringify(place) === JSON.stringify(refusedAt));
      });
      expect(unchecked.map((fact) => `${fact.at.join(".")}: ${fact.says}`)).to.deep.equal([]);
      count += facts.length;
    });
  }

  it("is checked for the failover mode, and counts every fact", () => {
    expect(places("idp", { ...okta, failoverMode: "NO_SUCH" })).to.deep.equal([["failoverMode"]]);
    expect(places("idp", { ...okta, failoverMode: 7 })).to.deep.equal([["failoverMode"]]);
    expect(count).to.be.at.least(270);
  });
});
