import type { Member } from "../generated/contract";
import { bodyPlaces, credentialNames } from "../generated/credentials";
import { isObject, type Json } from "../json";
import { deciderOf, mayBeSecret, pathsAt } from "./places";
import { allMembers } from "./words";

/** Every member of every schema: whether users may put secrets into it. */
const isSensitive = new Map<string, boolean>();
/** What stands beside a member where it holds none: of an attribute of the identity provider's, the value is only the name of a field. */
const plainBeside: ReadonlyMap<string, Member["plainWhere"]> = new Map(
  allMembers.flatMap(([name, { plainWhere }]) => (plainWhere === undefined ? [] : [[name, plainWhere] as const])),
);
/** The values that the contract lists under a name: `key: "smart_card"` is no key. */
const listed = new Map<string, Set<unknown>>();
for (const [name, { sensitive, enum: values = [] }] of allMembers) {
  isSensitive.set(name, isSensitive.get(name) === true || sensitive === true);
  listed.set(name, new Set([...(listed.get(name) ?? []), ...values]));
}

const isListed = (name: string, value: unknown): boolean => listed.get(name)?.has(value) === true;

const isSecret = (name: string, holder: Json, value: unknown): boolean => {
  const decider = deciderOf(name);
  return (credentialNames.includes(name) && !isListed(name, value)) || (decider !== undefined && mayBeSecret(decider, holder));
};

const isPlain = (name: string, holder: Json): boolean =>
  Object.entries(plainBeside.get(name) ?? {}).some(([other, values]) => values.some((value) => value === holder[other]));

const isDoubtful = (name: string, holder: Json): boolean => !isPlain(name, holder) && (isSensitive.get(name) ?? true);

/**
 * The secrets of a request body: what the contract says of the members of what the operation sends, of any type, and of their names
 * wherever they stand. A gateway may repeat them at any time.
 */
export function secretsOf(body: unknown, operation = ""): string[] {
  const paths = Object.hasOwn(bodyPlaces, operation) ? pathsAt(body, bodyPlaces[operation] ?? []) : [];
  const placed = paths.flatMap((path) => {
    const value = path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), body);
    return isListed(path.at(-1) ?? "", value) ? [] : textsIn(value);
  });
  return [...new Set([...placed, ...textsUnder(body, isSecret, textsIn)])];
}

/**
 * Texts of a request body that may be, or hold, a secret: what the contract says that users put secrets into, and all text
 * under a member that it does not know. Most are none: a directive, a fixed text, what a newer gateway itself had there.
 */
export const doubtfulOf = (body: unknown): string[] => textsUnder(body, isDoubtful, stringsIn);

type Counts = (name: string, holder: Json, value: unknown) => boolean;

function textsUnder(body: unknown, counts: Counts, textsOf: (value: unknown) => string[]): string[] {
  if (Array.isArray(body)) return body.flatMap((item) => textsUnder(item, counts, textsOf));
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => (counts(name, body, value) ? textsOf(value) : textsUnder(value, counts, textsOf)));
}

/** Digits of a number that are looked for in a text: fewer are in any. */
const fewestDigits = 4;

/** Texts of a secret, and its numbers as a text has them. */
function textsIn(value: unknown): string[] {
  if (typeof value === "number") return String(value).length >= fewestDigits ? [String(value)] : [];
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
