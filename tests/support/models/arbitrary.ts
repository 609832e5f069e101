import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Gateway, StoredApp } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { isLong } from "../basics/long.ts";
import { seedIdp } from "../gateways/seed-idp.ts";

/** Runs of a property: a few in the gate, many in the long run. */
export const runs = (few: number, many: number): number => (isLong ? many : few);

const path = fc.constantFrom("/", "/a", "/b", "/admin", "/public/x");
const word = fc.constantFrom("", "one", "two", "Ünïcode ✓", 'quo"te');
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Without members that are undefined. */
const compact = (value: Json): Json => Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
const record = (members: Record<string, fc.Arbitrary<unknown>>) => fc.record(members).map(compact);

const policy = record({
  rule: fc.constantFrom("NO_AUTH", "PROTECTED", "ADAPTIVE"),
  description: some(word),
  active: some(fc.boolean()),
  caseSensitive: some(fc.boolean()),
  regexRule: some(fc.constant("a.*")),
});

const attribute = record({
  source: fc.constantFrom("IDP", "STATIC", "SECRET"),
  value: fc.constantFrom("login", "email", "v1", "v2"),
  type: some(fc.constantFrom("HEADER", "COOKIE")),
  active: some(fc.boolean()),
  index: some(fc.integer({ min: 0, max: 3 })),
  delimiter: some(fc.constantFrom(":", ",")),
});

const resource = record({ active: some(fc.boolean()), assignedWeight: some(fc.integer({ min: 0, max: 3 })) });

/** Keys and what the items are called: the same, or names, paths and hostnames of their own, which no two share. */
const keys = ["one", "two", "three", "four"];
const called = <T>(values: readonly T[]) => fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length });

const plainPolicies = fc
  .uniqueArray(fc.tuple(path, policy), { selector: ([key]) => key, minLength: 1, maxLength: 4 })
  .map((entries) => Object.fromEntries(entries));
const namedPolicies = fc
  .tuple(
    called(keys),
    called(["n1", "n2", "n3", undefined]),
    called(["/", "/a", "/a/b", "/b"]),
    fc.array(policy, { minLength: 1, maxLength: 4 }),
  )
  .map(([key, name, resourcePath, items]) =>
    Object.fromEntries(items.map((item, nth) => [key[nth], compact({ ...item, name: name[nth], resourcePath: resourcePath[nth] })])),
  );
const namedAttributes = fc
  .tuple(called(keys), called(["X-A", "X-B", "X-C", undefined]), fc.array(attribute, { minLength: 1, maxLength: 3 }))
  .map(([key, name, items]) => Object.fromEntries(items.map((item, nth) => [key[nth], compact({ ...item, name: name[nth] })])));
const namedResources = fc
  .tuple(called(keys), called(["https://a", "https://b/", "http://c:8080"]), fc.array(resource, { minLength: 1, maxLength: 3 }))
  .map(([key, hostname, items]) => Object.fromEntries(items.map((item, nth) => [key[nth], { ...item, hostname: hostname[nth] }])));

const maps = record({
  attributes: fc.oneof(fc.dictionary(fc.constantFrom("X-A", "X-B", "X-C"), attribute, { minKeys: 1, maxKeys: 3 }), namedAttributes),
  policies: fc.oneof(plainPolicies, namedPolicies),
  protectedResources: fc.oneof(
    fc.dictionary(fc.constantFrom("https://a", "https://b/", "http://c:8080"), resource, { minKeys: 1, maxKeys: 3 }),
    namedResources,
  ),
});

const blocks = record({
  session: some(
    record({
      idleSessionTimeout: some(fc.integer({ min: 60, max: 3600 })),
      deepLinking: some(fc.boolean()),
      enforceDeepLinkingDomain: some(fc.boolean()),
    }),
  ),
  behavior: some(record({ singleLogout: some(fc.boolean()), policyDenied: some(fc.constantFrom("OAG_DEFAULT_PAGE", "STATUS_CODE_403")) })),
  healthCheck: some(record({ interval: some(fc.integer({ min: 2, max: 300 })), path: some(fc.constantFrom("/", "/up")) })),
});

const own = record({
  description: some(word),
  groups: some(fc.uniqueArray(fc.constantFrom("g1", "g2", "g3"), { maxLength: 3 })),
  loadBalanced: some(fc.boolean()),
  contentRewrite: some(fc.boolean()),
  maxFileSize: some(fc.integer({ min: 0, max: 5 })),
  status: some(fc.constantFrom("ACTIVE", "INACTIVE", "MAINTENANCE")),
});

/** Any valid declaration of one app, without the members that name its surroundings. */
export const declaration: fc.Arbitrary<Json> = fc
  .tuple(own, maps, blocks, fc.constantFrom("all", "none", "attributes", "policies"))
  .map(([members, parts, settings, without]) => {
    const kept = { ...parts };
    // A map that is not declared is left alone; back ends are always declared, so that any status can be reached.
    if (without === "none" || without === "attributes") delete kept.attributes;
    if (without === "none" || without === "policies") delete kept.policies;
    return { ...members, ...kept, ...settings };
  });

const status = some(fc.constantFrom("ACTIVE", "INACTIVE", "MAINTENANCE"));
const samlBehavior = some(record({ singleLogout: some(fc.boolean()), universalLogout: some(fc.boolean()) }));

/** Any valid declaration of a SAML app. */
const samlDeclaration = record({
  type: fc.constant("OAG_SAML"),
  clientId: fc.constantFrom("urn:a", "urn:b"),
  acsUrl: fc.constantFrom("https://sp.example.com/acs", "https://sp.example.com/acs2"),
  logoutUrl: fc.constant("https://sp.example.com/out"),
  postLoginUrl: fc.constant("https://sp.example.com/"),
  description: some(word),
  groups: some(fc.uniqueArray(fc.constantFrom("g1", "g2"), { maxLength: 2 })),
  signAssertion: some(fc.boolean()),
  nameIdFormat: some(fc.constantFrom("EMAIL_ADDRESS", "TRANSIENT")),
  spCertificate: some(fc.constantFrom("certificate 1", "certificate 2")),
  attributes: some(fc.dictionary(fc.constantFrom("mail", "name"), attribute, { maxKeys: 2 })),
  behavior: samlBehavior,
  status,
});

/** Any valid declaration of an OIDC app. */
const oidcDeclaration = record({
  type: fc.constant("OAG_OIDC"),
  description: some(word),
  oidc: record({
    applicationType: fc.constantFrom("web", "native"),
    redirectUris: some(fc.uniqueArray(fc.constantFrom("https://a", "https://b"), { minLength: 1, maxLength: 2 })),
    pkceRequired: some(fc.boolean()),
    accessTokenLifetime: some(fc.constantFrom(3600, 60)),
  }),
  behavior: samlBehavior,
  status,
});

const proxied = fc
  .tuple(declaration, fc.constantFrom("OAG_HEADER_BASED", "OAG_HEADER_BASED", "ORACLE_WEBLOGIC"))
  .map(([declared, type]) => ({
    ...declared,
    type,
  }));

/** Any valid declaration of an app of any family; most are proxied ones. */
export const anyDeclaration: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: proxied },
  { weight: 1, arbitrary: samlDeclaration },
  { weight: 1, arbitrary: oidcDeclaration },
);

/** A declaration that takes over some members and items of another one, as edits do. */
export function partly(first: Json, second: Json, mask: readonly boolean[]): Json {
  let next = 0;
  const isTaken = () => mask[next++ % mask.length] === true;
  const merge = (a: Json, b: Json): Json =>
    Object.fromEntries(
      [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) => {
        const [left, right] = [a[name], b[name]];
        const isMap = ["attributes", "policies", "protectedResources"].includes(name);
        if (isMap && left && right) return [[name, merge(left, right)]];
        const value = isTaken() ? right : left;
        return value === undefined ? [] : [[name, value]];
      }),
    );
  return merge(first, second);
}

/** Any valid declaration of an identity provider. */
export const idpDeclaration: fc.Arbitrary<Json> = fc.oneof(
  record({
    type: fc.constant("IDP_OKTA"),
    domain: fc.constantFrom("a.okta.com", "b.okta.com"),
    name: some(word),
    description: some(word),
    apiToken: fc.constantFrom("token-1", "token-2"),
  }),
  record({
    type: fc.constant("IDP_AUTH0"),
    domain: fc.constantFrom("a.auth0.com", "b.auth0.com"),
    tenant: fc.constant("acme"),
    name: some(word),
    description: some(word),
    clientId: fc.constantFrom("client-1", "client-2"),
    clientSecret: fc.constantFrom("secret-1", "secret-2"),
  }),
);

/** A change behind the back of the program. Returns nothing; does nothing where there is nothing to change. */
export const drift: fc.Arbitrary<(app: StoredApp) => void> = fc.oneof(
  fc
    .constantFrom("description", "groups", "loadBalanced", "contentRewrite", "maxFileSize", "signAssertion")
    .map((name) => (app: StoredApp) => {
      if (name in app.own || name === "description") app.own[name] = driftedOwn[name];
    }),
  fc.constantFrom("idleSessionTimeout", "deepLinking").map((name) => (app: StoredApp) => {
    app.session[name] = name === "deepLinking" ? !app.session[name] : 77;
  }),
  fc.constant((app: StoredApp) => {
    app.behavior.singleLogout = !app.behavior.singleLogout;
  }),
  fc
    .tuple(fc.constantFrom("attributes" as const, "policies" as const, "resources" as const), fc.nat(3))
    .map(([list, nth]) => (app: StoredApp) => {
      const item = app[list][nth % Math.max(app[list].length, 1)];
      if (item !== undefined) Object.assign(item, driftedItem[list]);
    }),
  fc
    .tuple(fc.constantFrom("attributes" as const, "policies" as const, "resources" as const), fc.nat(3))
    .map(([list, nth]) => (app: StoredApp) => {
      if (app[list].length > 1) app[list].splice(nth % app[list].length, 1);
    }),
  fc.constantFrom("attributes" as const, "policies" as const, "resources" as const).map((list) => (app: StoredApp) => {
    const isThere = app[list].some((item) => Object.entries(ofOthers[list]).every(([name, value]) => item[name] === value));
    if (app[list].length > 0 && !isThere) app[list].push({ ...app[list][0], ...ofOthers[list], id: randomUUID() });
  }),
  // The same item once more, as it is or changed.
  fc
    .tuple(fc.constantFrom("attributes" as const, "policies" as const, "resources" as const), fc.nat(3), fc.boolean())
    .map(([list, nth, isChanged]) => (app: StoredApp) => {
      const item = app[list][nth % Math.max(app[list].length, 1)];
      if (item !== undefined) app[list].push({ ...item, ...(isChanged && driftedItem[list]), id: randomUUID() });
    }),
  fc.constant((app: StoredApp) => {
    if (app.status === "ACTIVE") app.status = "MAINTENANCE";
  }),
);

const driftedOwn: Json = {
  description: "by hand",
  groups: ["by-hand"],
  loadBalanced: true,
  contentRewrite: false,
  maxFileSize: 4711,
  signAssertion: true,
};
const driftedItem: Json = {
  attributes: { active: false },
  policies: { rule: "NO_AUTH", description: "by hand" },
  resources: { active: false },
};
const ofOthers: Json = {
  attributes: { name: "X-HAND" },
  policies: { name: "/hand", resourcePath: "/hand" },
  resources: { hostname: "https://hand.internal" },
};

/** The surroundings of an app on one gateway. */
export function grounded(gateway: Gateway, declared: Json): Json {
  const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
  const [certificateId] = gateway.store.certificates.keys();
  if (declared.type === "OAG_SAML" || declared.type === "OAG_OIDC") return { label: "App", idpId, ...declared };
  return {
    type: "OAG_HEADER_BASED",
    label: "App",
    publicDomain: "a.example.com",
    postLoginUrl: "https://a.example.com/",
    idpId,
    certificateId,
    ...declared,
  };
}

/** The same value with the keys of every object, and the members of every set, in another order. */
export function turned(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].reverse();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}
