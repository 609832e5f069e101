import { isObject, type Json } from "../json";

/** Property values as they travel: plain JSON with two signatures, for secrets and for what is not known yet. */

export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const signatureKey = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

export const isSecret = (value: unknown): value is Json => isObject(value) && value[signatureKey] === secretSignature;

export const makeSecret = (value: unknown): unknown => (isSecret(value) ? value : { [signatureKey]: secretSignature, value });

/** Applies a change to every node, deepest first. */
function map(value: unknown, change: (node: unknown) => unknown): unknown {
  if (Array.isArray(value)) return change(value.map((item) => map(item, change)));
  if (isObject(value)) return change(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item, change)])));
  return change(value);
}

/** Without secret marks: what a plugin that does not accept secrets is sent. */
export const withoutSecrets = (value: unknown): unknown => map(value, (node) => (isSecret(node) ? node.value : node));

/** With every secret as `{ secret }`, for tests. */
export const openly = (value: unknown): unknown => map(value, (node) => (isSecret(node) ? { secret: node.value } : node));

/** With every secret replaced, for people. */
export const masked = (value: unknown): unknown =>
  isSecret(value)
    ? "[secret]"
    : Array.isArray(value)
      ? value.map(masked)
      : isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item)]))
        : value === unknownValue
          ? "[unknown]"
          : value;

function holdsSecret(value: unknown): boolean {
  return isSecret(value) || (Array.isArray(value) ? value.some(holdsSecret) : isObject(value) && Object.values(value).some(holdsSecret));
}

export function holdsUnknown(value: unknown): boolean {
  return (
    value === unknownValue || (Array.isArray(value) ? value.some(holdsUnknown) : isObject(value) && Object.values(value).some(holdsUnknown))
  );
}

/** Marks in a plugin's result what was secret under the same key of what it was sent; a list is secret as a whole. */
export function annotateSecrets(result: unknown, sent: unknown): unknown {
  if (isSecret(sent)) return result === undefined ? result : makeSecret(result);
  if (Array.isArray(sent)) return holdsSecret(sent) && result !== undefined ? makeSecret(result) : result;
  if (!isObject(sent) || !isObject(result) || isSecret(result)) return result;
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, key in sent ? annotateSecrets(value, sent[key]) : value]));
}

/** Deep equality without regard to secret marks, key order, or members that are undefined. */
export function isSameValue(a: unknown, b: unknown): boolean {
  const [left, right] = [withoutSecrets(a), withoutSecrets(b)];
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => isSameValue(item, right[index]));
  if (isObject(left) && isObject(right))
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
      isSameValue(left[key] ?? undefined, right[key] ?? undefined),
    );
  return left === right;
}

/** One changed property, as a preview shows it. */
export interface PropertyDiff {
  /** Where it stands, for example `session.idleSession` or `attributes["a-b"]`. */
  path: string;
  /** Whether it comes, goes or changes. */
  kind: "add" | "delete" | "update";
  /** What it was, secrets masked. @default none: it comes */
  old?: unknown;
  /** What it will be, secrets masked. @default none: it goes */
  new?: unknown;
}

/** What differs between two values, property by property, but for names that begin with `__`. */
export const diffValues = (old: unknown, next: unknown): PropertyDiff[] => differences(old, next, (name) => !name.startsWith("__"));

/** The same as the engine shows it where it compares the inputs itself: every name. */
export const diffInputs = (old: unknown, next: unknown): PropertyDiff[] => differences(old, next, () => true);

function differences(old: unknown, next: unknown, isShown: (name: string) => boolean, path = ""): PropertyDiff[] {
  if (isSameValue(old, next)) return [];
  if (isObject(old) && isObject(next) && !isSecret(old) && !isSecret(next)) {
    const names = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter(isShown).sort();
    return names.flatMap((name) =>
      differences(old[name], next[name], isShown, path === "" ? name : /^\w+$/.test(name) ? `${path}.${name}` : `${path}["${name}"]`),
    );
  }
  if (old === undefined) return [{ path, kind: "add", new: masked(next) }];
  if (next === undefined) return [{ path, kind: "delete", old: masked(old) }];
  return [{ path, kind: "update", old: masked(old), new: masked(next) }];
}
