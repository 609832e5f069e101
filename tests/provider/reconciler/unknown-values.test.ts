import { expect } from "chai";
import fc from "fast-check";
import { stateIdIn } from "../../../dist/provider/ids.js";
import { app as appKind } from "../../../dist/provider/kinds/app/kind.js";
import { authenticationService as serviceKind } from "../../../dist/provider/kinds/authentication-service/kind.js";
import { directory as directoryKind } from "../../../dist/provider/kinds/directory/kind.js";
import { idp as idpKind } from "../../../dist/provider/kinds/idp/kind.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { inputsIn, outputsIn } from "../../../dist/provider/lifecycle.js";
import type { KindFacts } from "../../../dist/provider/reconciler/kind-facts.js";
import { computedOutputs } from "../../../dist/provider/reconciler/parsed/computed.js";
import { parseDeclaration } from "../../../dist/provider/reconciler/parsed/declaration.js";
import { outputsOf, wantedState } from "../../../dist/provider/reconciler/parsed/state.js";
import type { Json } from "../../support/basics/json.ts";
import { plain } from "../../support/basics/secret-mark.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { anyDeclaration, idpDeclaration, runs } from "../../support/models/arbitrary.ts";
import { uuid } from "../../support/resources/arguments.ts";
import { told } from "../../support/resources/checked.ts";
import type { KindName } from "../../support/resources/kind-names.ts";

const origin = "https://oag.example.com";

/** One kind of resource: what check and diff make of a state and a program. */
interface Kind {
  /** Names that a program might declare, those of parts among them. */
  names(declared: Json): string[];
  outputs(declared: Json): Json;
  check(olds: Json, news: Json): string[];
  diff(olds: Json, news: Json): { changes?: boolean; replaces?: string[] };
}

const context = { validation: "strict" as const, notice: () => {} };

/** A kind of resource with the outputs that it has beside what is declared. */
function of(name: keyof typeof lifecycles, kind: KindFacts, computed: Json, names: Kind["names"]): Kind {
  return {
    names,
    outputs: (declared) =>
      plain(outputsOf(wantedState(parseDeclaration(kind, inputsIn(declared)), { ...computedOutputs(computed), gateway: origin }))) as Json,
    check: (olds, news) => told(lifecycles[name])(olds, news, context),
    diff: (olds, news) => lifecycles[name].diff?.(outputsIn(olds), inputsIn(news), stateIdIn("")) ?? {},
  };
}

const proxiedNames = ["description", "groups", "loadBalanced", "hostHeaderValue", "debug", "offlineMode"];
const parts = ["attributes", "policies", "protectedResources", "behavior", "session", "healthCheck"];
const app = of("app", appKind, { name: "app", status: "ACTIVE", idpMetadata: "PD94" }, ({ type }) =>
  type === "OAG_SAML"
    ? ["description", "groups", "binding", "spCertificate", "attributes", "behavior", "triggers", "status"]
    : type === "OAG_OIDC"
      ? ["description", "groups", "behavior", "triggers", "status"]
      : [...proxiedNames, ...parts, "triggers", "status"],
);
const idp = of("idp", idpKind, { tenant: "acme.okta.com" }, () => ["name", "description", "failoverMode", "healthPolicy"]);
const directory = of("directory", directoryKind, {}, () => []);
const service = of("authenticationService", serviceKind, { healthStatus: "HEALTHY" }, () => ["publicDomain", "certificateId", "database"]);
const every: Readonly<Record<KindName, Kind>> = { app, idp, directory, authenticationService: service };

/** Every place of a value, the leaves and all that holds them, as keys on the way there. */
function places(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return at.length > 0 ? [at] : [];
  const inner = Object.entries(value).flatMap(([key, item]) => places(item, [...at, key]));
  return at.length > 0 ? [at, ...inner] : inner;
}

/** The same value with the unknown one at a place. */
function withUnknown(value: Json, [key = "", ...rest]: string[]): Json {
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Json;
  copy[key] = rest.length === 0 ? unknown : withUnknown(copy[key] ?? {}, rest);
  return copy;
}

/** Where nothing is declared: members of the whole, of its blocks, and of its items. */
function vacancies(kind: Kind, declared: Json): string[][] {
  const members: Record<string, string[]> = {
    session: ["maxSessionTimeout", "idleSession"],
    behavior: ["universalLogout"],
    healthCheck: ["timeout", "enabled"],
    oidc: ["refreshTokenLifetime", "grantTypes"],
    offlineMode: ["groups"],
    triggers: ["validFrom"],
    healthPolicy: ["timeout", "healthCheckInterval", "recoveryCooldownInterval"],
    connection: ["bindDn", "bindCredential", "connectionUrl"],
    config: ["userObjectFilter", "userObjectClasses", "rdnLdapAttribute", "usernameLDAPAttribute"],
    database: ["port", "username", "password", "host"],
  };
  const items: Record<string, string[]> = {
    attributes: ["index", "delimiter", "active", "name", "multiValueProcessor"],
    policies: ["caseSensitive", "customDirective", "active", "name", "resourcePath"],
    protectedResources: ["assignedWeight", "active", "hostname"],
  };
  return [
    ...kind.names(declared).map((name) => [name]),
    ...Object.entries(declared).flatMap(([part, value]) => [
      ...(members[part] ?? []).map((name) => [part, name]),
      ...(items[part] === undefined
        ? []
        : [[part, "new"], ...Object.keys(value).flatMap((key) => (items[part] as string[]).map((name) => [part, key, name]))]),
    ]),
  ];
}

const valueAt = (value: unknown, place: string[]): unknown =>
  place.reduce<unknown>((inner, key) => (inner as Json | undefined)?.[key], value);

/** What is wrong with a preview of every program that differs from the declared one by one unknown value. */
function judge(kind: Kind, declared: Json): { tried: number; wrong: string[] } {
  const outputs = kind.outputs(declared);
  expect(kind.check(declared, declared), JSON.stringify(declared)).to.deep.equal([]);
  expect(kind.diff(outputs, declared), JSON.stringify(declared)).to.deep.equal({ changes: false });
  const free = vacancies(kind, declared).filter((place) => valueAt(declared, place) === undefined);
  const all = [...places(declared), ...free];
  const wrong = all.flatMap((place) => {
    const news = withUnknown(declared, place);
    const what = `${place.join(" / ")} of ${JSON.stringify(declared)}`;
    const { changes, replaces } = kind.diff(outputs, news);
    return [
      ...(changes === false ? [`unchanged: ${what}`] : []),
      ...(replaces === undefined ? [] : [`replaced: ${what}`]),
      ...[kind.check({}, news), kind.check(declared, news)].flat().map((reason) => `refused: ${what}: ${reason}`),
    ];
  });
  return { tried: all.length, wrong };
}

const surroundings = (declared: Json): Json =>
  declared.type === "OAG_SAML" || declared.type === "OAG_OIDC"
    ? { label: "App", idpId: uuid, ...declared }
    : {
        label: "App",
        publicDomain: "a.example.com",
        postLoginUrl: "https://a.example.com/",
        idpId: uuid,
        certificateId: uuid,
        ...declared,
      };

const header = (change: Json) => surroundings({ type: "OAG_HEADER_BASED", ...change });

/** Declarations as small as they come: each part absent, empty, with one member or item, and with one that is all default. */
const small: [Kind, Json][] = [
  ...[
    {},
    ...["attributes", "policies", "protectedResources", "session", "behavior", "healthCheck"].map((name) => ({ [name]: {} })),
    { groups: [] },
    { groups: ["g1"] },
    { description: "" },
    { loadBalanced: false },
    { debug: false },
    { status: "INACTIVE" },
    { session: { idleSessionTimeout: 3600 } },
    { session: { idleSessionTimeout: 900, maxSessionTimeout: 600, maxSession: false } },
    { session: { idleSessionTimeout: 900, maxSessionTimeout: 600, idleSession: false } },
    { behavior: { singleLogout: false } },
    { behavior: { noSession: "CUSTOM_URL", noSessionUrl: "https://x.example.com" } },
    { loadBalanced: true, healthCheck: { enabled: true } },
    { protectedResources: { "https://b": {} } },
    { protectedResources: { main: { hostname: "https://b/" } } },
    { protectedResources: { "https://b": { active: true, assignedWeight: 1 } } },
    { policies: { "/": { rule: "PROTECTED" } } },
    { policies: { "/": { rule: "PROTECTED", name: "/", resourcePath: "/", active: true, caseSensitive: true, regexRule: "" } } },
    { attributes: { X: { source: "SECRET", value: "v" } } },
    { attributes: { X: { source: "IDP", value: "login", type: "HEADER", active: true, index: 0, delimiter: ":" } } },
  ].map((change): [Kind, Json] => [app, header(change)]),
  [app, surroundings({ type: "OAG_OIDC", oidc: {} })],
  [app, surroundings({ type: "OAG_OIDC", oidc: { redirectUris: [] } })],
  [idp, { type: "IDP_OKTA", domain: "a.okta.com", apiToken: "t" }],
  [idp, { type: "IDP_OKTA", domain: "a.okta.com", apiToken: "t", name: "", description: "" }],
  [idp, { type: "IDP_AUTH0", domain: "a.auth0.com", tenant: "t", clientId: "c", clientSecret: "s" }],
  ...[
    { failoverMode: "DISABLED" },
    { failoverMode: "AUTOMATIC", healthPolicy: {} },
    { healthPolicy: { failureThreshold: 3 } },
    { healthPolicy: { healthCheckInterval: 60, timeout: 10, recoveryCooldownInterval: 120 } },
  ].map((change): [Kind, Json] => [idp, { type: "IDP_OKTA", domain: "a.okta.com", apiToken: "t", ...change }]),
  ...[
    { offlineMode: { state: "TEST" } },
    { offlineMode: { state: "INACTIVE", groups: [] } },
    { offlineMode: { state: "ACTIVE", groups: ["staff", "Everyone"] } },
    { triggers: {} },
    { triggers: { certificate: "one" } },
  ].map((change): [Kind, Json] => [app, header(change)]),
  ...[
    { connection: {}, config: { userSearchDn: "ou=p", groupSearchDn: "ou=g" } },
    {
      connection: { connectionUrl: "ldaps://ldap.example.com:636", bindDn: "cn=r", bindCredential: "s" },
      config: { userSearchDn: "ou=p", groupSearchDn: "ou=g", userObjectClasses: ["person", "top"], userObjectFilter: "" },
    },
    { connection: { connectionUrl: "ldap://ldap" }, config: { userSearchDn: "ou=p", groupSearchDn: "ou=g", groupObjectClasses: [] } },
  ].flatMap((change): [Kind, Json][] => ["OPEN_LDAP", "ACTIVE_DIRECTORY"].map((type) => [directory, { idpId: uuid, type, ...change }])),
  [service, { serverNodes: ["node1"] }],
  [service, { serverNodes: ["node1", "node2"], database: {}, publicDomain: "login.example.com" }],
  [
    service,
    {
      serverNodes: ["node1"],
      database: { type: "mysql", host: "db", port: 3306, name: "oag", username: "u", password: "p" },
      publicDomain: "login.example.com",
      certificateId: uuid,
    },
  ],
];

describe("unknown values in a preview", () => {
  let tried = 0;
  after(() => console.log(`    ${tried} programs with an unknown value`));

  const assertFine = ({ tried: count, wrong }: ReturnType<typeof judge>) => {
    tried += count;
    expect(wrong).to.deep.equal([]);
  };

  for (const [name, before, after] of [
    ["a block that was not declared", {}, { session: unknown }],
    ["an empty block", { behavior: {} }, { behavior: unknown }],
    ["an empty map", { policies: {} }, { policies: unknown }],
    ["a back end", { protectedResources: { "https://b": {} } }, { protectedResources: { "https://b": unknown } }],
    [
      "the host name that a back end's key implies",
      { protectedResources: { "https://b": {} } },
      { protectedResources: { "https://b": { hostname: unknown } } },
    ],
    [
      "a member of an item that equals its default",
      { policies: { "/": { rule: "PROTECTED" } } },
      { policies: { "/": { rule: "PROTECTED", active: unknown } } },
    ],
    ["one of a list", { groups: ["g1"] }, { groups: ["g1", unknown] }],
  ] as const) {
    it(`are a difference: ${name}`, () => {
      expect(app.diff(app.outputs(header(before)), header(after)).changes).to.equal(undefined);
    });
  }

  it("are a difference and never refused, at every place of every small program [unknown-values]", () => {
    expect(Object.values(every).filter((wanted) => !small.some(([kind]) => kind === wanted))).to.deep.equal([]);
    const results = small.map(([kind, declared]) => judge(kind, declared));
    assertFine({ tried: results.reduce((sum, result) => sum + result.tried, 0), wrong: results.flatMap((result) => result.wrong) });
  });

  it("are a difference and never refused, at every place of any program of an app", () => {
    fc.assert(
      fc.property(anyDeclaration, (declared) => assertFine(judge(app, surroundings(declared)))),
      { numRuns: runs(80, 10_000) },
    );
  });

  it("are a difference and never refused, at every place of any program of an identity provider", () => {
    fc.assert(
      fc.property(idpDeclaration, (declared) => assertFine(judge(idp, declared))),
      { numRuns: runs(30, 1000) },
    );
  });

  it("never stand for a replacement, whatever else the preview knows [unknown-values-replace]", () => {
    const olds = app.outputs(header({}));
    expect(app.diff(olds, header({ type: unknown }))).to.deep.equal({});
    expect(app.diff(olds, header({ type: "OAG_NOAUTH", groups: unknown }))).to.deep.equal({
      replaces: ["type"],
      deleteBeforeReplace: true,
    });
    const okta = { type: "IDP_OKTA", domain: "a.okta.com", apiToken: "t" };
    expect(idp.diff(idp.outputs(okta), { ...okta, domain: unknown })).to.deep.equal({});
    const ldap = { idpId: uuid, type: "OPEN_LDAP", connection: {}, config: { userSearchDn: "ou=p", groupSearchDn: "ou=g" } };
    for (const name of ["idpId", "type"])
      expect(directory.diff(directory.outputs(ldap), { ...ldap, [name]: unknown }), name).to.deep.equal({});
    expect(directory.diff(directory.outputs(ldap), { ...ldap, idpId: unknown, type: "ACTIVE_DIRECTORY" })).to.deep.equal({
      replaces: ["type"],
    });
    expect(idp.diff(idp.outputs(okta), { ...okta, domain: "b.okta.com", name: unknown })).to.deep.equal({
      replaces: ["domain"],
    });
  });
});
