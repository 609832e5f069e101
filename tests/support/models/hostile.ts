import { signature } from "../basics/secret-mark.ts";
/** Values that Pulumi's engine or its SDK takes for something else than plain data. */
export const marks: readonly (readonly [name: string, value: unknown])[] = [
  ["a file", { [signature]: "c44067f5952c0a294b673a41bacd8c17", path: "/etc/passwd" }],
  ["a URL", { [signature]: "c44067f5952c0a294b673a41bacd8c17", uri: "http://127.0.0.1:1/etc/passwd" }],
  ["a text asset", { [signature]: "c44067f5952c0a294b673a41bacd8c17", text: "x" }],
  ["an archive", { [signature]: "0def7320c3a5731c473e5ecbe6d01bc7", path: "/etc/passwd" }],
  ["a resource", { [signature]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:pulumi:dev::p::t::n", id: "x" }],
  ["an output", { [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: "x" }],
  ["a secret", { [signature]: "1b47061264138c4ac30d75fd1eb44270", value: "x" }],
  ["a malformed secret", { [signature]: "1b47061264138c4ac30d75fd1eb44270" }],
  ["a mark that is no text", { [signature]: 5 }],
  ["an unknown text", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"],
  ["an unknown switch", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"],
  ["an unknown number", "3eeb2bf0-c639-47a8-9e75-3b44932eb421"],
  ["an unknown list", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"],
  ["an unknown asset", "030794c1-ac77-496b-92df-f27374a8bd58"],
  ["an unknown archive", "e48ece36-62e2-4504-bad9-02848725956a"],
  ["an unknown object", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"],
  ["a provider", { __provider: "exports.handler = () => process.exit()" }],
  ["a prototype", JSON.parse('{"__proto__":{"active":true}}')],
];

/** Credentials that no program has: they must be in clear nowhere. */
export const plantedTexts = {
  apiToken: "PLANTED-1",
  clientSecret: "PLANTED-2",
  bindCredential: "PLANTED-3",
  key: "PLANTED-4",
  password: "PLANTED-5",
};

/** Credentials of the programs in these tests: a gateway may repeat them anywhere. */
export const ownSecrets = ["SECRET-CANARY", "SECRET-token-1", "SECRET-token-2", "SECRET-cert-1", "SECRET-cert-2"];

/** A random number generator that a seed repeats. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822507) + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3266489909);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: responses of any kind
type Any = any;
type Random = (below: number) => number;
const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T;
const isBranch = (value: unknown): boolean => typeof value === "object" && value !== null;

/** Every object and list in a response, itself included. */
function branchesOf(value: Any): Any[] {
  return isBranch(value) ? [value, ...Object.values(value).flatMap(branchesOf)] : [];
}

function nested(depth: number, isList: boolean): unknown {
  let value: unknown = "x";
  for (let level = 0; level < depth; level += 1) value = isList ? [value] : { a: value };
  return value;
}

const odd: readonly ((random: Random) => unknown)[] = [
  () => 7,
  () => -0.5,
  () => 1e300,
  () => true,
  () => null,
  () => "",
  () => [],
  () => ({}),
  () => [null],
  () => [[1], { a: "b" }],
  () => "\u001b[31mred\u0007\u202e\u200b\u0000\u009b",
  () => "half a character \ud83d",
  () => "x".repeat(5_000_000),
  () => Array.from({ length: 120_000 }, () => 1),
  () => nested(30, false),
  () => nested(2_000, true),
  () => ({ constructor: 1, toString: { a: 1 }, hasOwnProperty: "x", valueOf: null }),
  () => structuredClone(plantedTexts),
  (random) => `was ${pick(ownSecrets, random)} before`,
  (random) => structuredClone(pick(marks, random)[1]),
  (random) => ({ inner: [structuredClone(pick(marks, random)[1])] }),
];

const oddIds = [
  "",
  "../..",
  "a/b",
  "a b",
  "x".repeat(65),
  "%2e",
  "\u001b[31m",
  "__proto__",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  7,
  null,
  {},
];
const oddNames = [
  "__proto__",
  "__provider",
  "constructor",
  "newer",
  signature,
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "\u001b[2J",
  "SECRET-CANARY",
  "id",
  "type",
];

/** One way in which a response is spoilt; what it did, in words. */
export function spoil(response: unknown, random: Random): { body: unknown; what: string } {
  const body = structuredClone(response) as Any;
  const all = branchesOf(body);
  if (all.length === 0) return { body, what: "nothing" };
  const lists = all.filter((branch) => Array.isArray(branch) && branch.length > 0);
  const objects = all.filter((branch) => !Array.isArray(branch));
  const define = (target: Any, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  switch (random(8)) {
    case 0: {
      const target = pick(objects.length > 0 ? objects : all, random);
      const name = pick(oddNames, random);
      define(target, name, pick(odd, random)(random));
      return { body, what: `has ${JSON.stringify(name)} besides` };
    }
    case 1: {
      Object.assign(pick(objects.length > 0 ? objects : all, random), plantedTexts);
      return { body, what: "shows credentials" };
    }
    case 2: {
      if (lists.length === 0) break;
      const list = pick(lists, random);
      list.push(structuredClone(pick(list, random)));
      return { body, what: "lists one twice" };
    }
    case 3: {
      const withId = objects.filter((object) => "id" in object);
      if (withId.length === 0) break;
      pick(withId, random).id = pick(oddIds, random);
      return { body, what: "has an odd id" };
    }
    case 4: {
      const target = pick(all, random);
      const keys = Object.keys(target);
      if (keys.length === 0 || Array.isArray(target)) break;
      const key = pick(keys, random);
      delete target[key];
      return { body, what: `lacks ${key}` };
    }
    default:
  }
  const target = pick(all.filter((branch) => Object.keys(branch).length > 0).concat(all), random);
  const keys = Object.keys(target);
  const key = keys.length > 0 ? pick(keys, random) : "newer";
  const index = random(odd.length);
  target[Array.isArray(target) ? Number(key) || 0 : key] = (odd[index] as (random: Random) => unknown)(random);
  return { body, what: `has odd value ${index} at ${key}` };
}
