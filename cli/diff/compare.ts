import type { Path } from "pulumi-oag/provider/v1";
import { isCredentialIn, printable } from "pulumi-oag/sdk";
import { isNothing, isObject, isSame, type Json } from "../json";
import { isSecretMark } from "../secret-mark";

/** One property that is not as it was recorded. */
export interface Difference {
  /** As people write it. */
  path: string;
  /** As Pulumi names it in a `PropertyDiff`, from the record to the gateway: there in addition, no longer, or with another value. */
  kind: "add" | "delete" | "update";
  recorded?: unknown;
  live?: unknown;
}

const hidden = "[secret]";

/** A credential is no object by its name: an item of a map may be called like one. */
const isCredential = (name: string, value: unknown, holder: Json) => !isObject(value) && isCredentialIn(holder, name);

/** What differs, property by property. Secret values are neither compared nor shown; at the top, names that begin with `__` are Pulumi's. */
export const differences = (recorded: unknown, live: unknown): Difference[] => differencesAt([], recorded, live, {});

/** @param context the members beside it, of both */
function differencesAt(at: Path, recorded: unknown, live: unknown, context: Json): Difference[] {
  const name = at.at(-1) ?? "";
  // Write-only: the gateway never shows them, so nothing can be said of them.
  if (isSecretMark(recorded) || isSecretMark(live)) return [];
  if (isCredential(name, recorded, context) && isCredential(name, live, context)) return [];
  if (isSame(recorded, live)) return [];
  if (isObject(recorded) && isObject(live)) {
    const names = [...new Set([...Object.keys(recorded), ...Object.keys(live)])].filter((key) => at.length > 0 || !key.startsWith("__"));
    return names.sort().flatMap((key) => differencesAt([...at, key], told(recorded, key), own(live, key), { ...recorded, ...live }));
  }
  const path = textOf(at);
  if (isNothing(recorded)) return [{ path, kind: "add", live: shown(live) }];
  if (isNothing(live)) return [{ path, kind: "delete", recorded: shown(recorded) }];
  return [{ path, kind: "update", recorded: shown(recorded), live: shown(live) }];
}

/** A value for people: secrets masked, the gateway's text made harmless. */
function shown(value: unknown, context: Json = {}, name = ""): unknown {
  if (isSecretMark(value) || isCredential(name, value, context)) return hidden;
  if (typeof value === "string") return printable(value, 500);
  if (Array.isArray(value)) return value.map((item) => shown(item));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shown(inner, value, key)])) : value;
}

/** An item may be called like what every object inherits. */
const own = (value: Json, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

/** The same of a record, which an older state, or a person, may have a secret in. */
const told = (value: Json, key: string): unknown => (isCredential(key, own(value, key), value) ? undefined : own(value, key));

/** A path as people write one: `session.idleSessionTimeout`, `policies["/admin"].rule`. */
const textOf = (path: Path): string =>
  path.map((name, nth) => (/^\w+$/.test(name) ? `${nth === 0 ? "" : "."}${name}` : `[${JSON.stringify(printable(name, 200))}]`)).join("");
