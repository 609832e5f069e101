import fc from "fast-check";
import type { Gateway } from "pulumi-oag-simulator";
import { type Json, seedIdp } from "./resource.ts";

/** Runs of a property: a few in the gate, many in the long run. */
export const runs = (few: number, many: number): number => (process.env.PULUMI_OAG_TEST_LONG ? many : few);

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

const maps = record({
  attributes: fc.dictionary(fc.constantFrom("X-A", "X-B", "X-C"), attribute, { minKeys: 1, maxKeys: 3 }),
  policies: fc
    .uniqueArray(fc.tuple(path, policy), { selector: ([key]) => key, minLength: 1, maxLength: 4 })
    .map((entries) => Object.fromEntries(entries)),
  protectedResources: fc.dictionary(fc.constantFrom("https://a", "https://b/", "http://c:8080"), resource, { minKeys: 1, maxKeys: 3 }),
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

/** The surroundings of an app on one gateway. */
export function grounded(gateway: Gateway, declared: Json): Json {
  const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
  const [certificateId] = gateway.store.certificates.keys();
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
