import { credentialNames } from "../generated/credentials";
import { type Shape, shapes } from "../generated/reads";
import { foldedId, isSafeId } from "../id";
import { isObject, type Json } from "../json";
import { type Flaw, within } from "./flaw";

/** What a type is called in a sentence. */
const words: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

const typeOf = (value: unknown): string => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);

/** The form of an object: of an app its type decides. Types that are newer than the contract are taken for proxied ones. */
export function shapeFor(name: string, value: unknown): Shape {
  const shape = shapes[name] ?? {};
  const type = isObject(value) ? value.type : undefined;
  const variant = typeof type === "string" && Object.hasOwn(shape.variants ?? {}, type) ? shape.variants?.[type] : undefined;
  return variant === undefined ? shape : (shapes[variant] ?? shape);
}

const resolve = (shape: Shape): Shape => (shape.ref === undefined ? shape : (shapes[shape.ref] ?? {}));

/**
 * The first member whose type is not the contract's. Values of texts are not judged: a newer gateway has newer ones. A null
 * is a member without a value. Members that the contract does not know may be anything, and so may credentials,
 * which are handed on to nobody.
 */
export function misshapen(value: unknown, given: Shape): Flaw | undefined {
  const shape = resolve(given);
  if (shape.anyOf !== undefined) {
    const fits = shape.anyOf.some((one) => misshapen(value, one) === undefined);
    return fits ? undefined : { path: [], text: "is of no type that the API has there" };
  }
  const found = typeOf(value);
  if (shape.type !== undefined && shape.type !== found)
    return { path: [], text: `is ${words[found] ?? "null"} where the API has ${words[shape.type] ?? shape.type}` };
  if (Array.isArray(value)) return misshapenItem(value, shape.items ?? {});
  if (!isObject(value)) return undefined;
  for (const name of Object.keys(value)) {
    const inner = value[name];
    const known = formOf(shape, name);
    const flaw = known === undefined || inner === null ? undefined : misshapen(inner, known);
    if (flaw !== undefined) return within(name, flaw);
  }
  return undefined;
}

/** The form of what a read shows under a name: none of a credential, nor of what the contract does not know. */
function formOf(shape: Shape, name: string): Shape | undefined {
  const own = shape.members !== undefined && Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
  if (own !== undefined) return own.hidden ? undefined : own;
  return credentialNames.includes(name) ? undefined : shape.values;
}

/** Items are as their shape says; where items have ids, each has one, and one of its own. */
function misshapenItem(items: readonly unknown[], shape: Shape): Flaw | undefined {
  const isOfObjects = resolve(shape).members !== undefined && Object.hasOwn(resolve(shape).members ?? {}, "id");
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const flaw = misshapen(item, shape);
    if (flaw !== undefined) return within(index, flaw);
    if (!isOfObjects) continue;
    const { id } = item as Json;
    if (!isSafeId(id))
      return { path: [index, "id"], text: "is none of the API's: an id has letters, digits, hyphens and underscores, at most 64" };
    if (seen.has(foldedId(id))) return { path: [index, "id"], text: "is that of another object of the list, too" };
    seen.add(foldedId(id));
  }
  return undefined;
}

/**
 * Of an object what the contract lets a read show, however deep: no newer members, and no credential that a gateway echoes
 * (write-only members). For whoever hands a response on; what is to be written back is the response itself.
 */
export function shownOf(name: string, value: unknown): Record<string, unknown> {
  return shown(value, shapeFor(name, value)) as Record<string, unknown>;
}

function shown(value: unknown, given: Shape): unknown {
  const shape = resolve(given);
  if (Array.isArray(value)) return value.map((item) => shown(item, shape.items ?? {}));
  if (!isObject(value)) return value;
  const fitting = shape.anyOf?.find((one) => misshapen(value, one) === undefined);
  if (fitting !== undefined) return shown(value, fitting);
  return Object.fromEntries(
    Object.entries(value).flatMap(([member, inner]) => {
      const form = formOf(shape, member);
      return form === undefined ? [] : [[member, shown(inner, form)]];
    }),
  );
}
