import { isDeepStrictEqual } from "node:util";
import type { StoredApp } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";

const maps = { attributes: "attributes", policies: "policies", protectedResources: "resources" } as const;
const blocks = ["behavior", "session", "healthCheck"] as const;

const identities = {
  attributes: (item: Json, key?: string) => `${item.type ?? "HEADER"} ${item.name ?? key}`,
  policies: (item: Json, key?: string) => String(item.resourcePath ?? key),
  protectedResources: (item: Json, key?: string) => String(item.hostname ?? key).replace(/\/$/, ""),
};

/** What a declaration says, one line per thing that can be changed by itself. */
export function declaredLines(declared: Json): Map<string, unknown> {
  const lines = new Map<string, unknown>();
  for (const [name, value] of Object.entries(declared)) {
    if (name in maps) {
      const map = name as keyof typeof maps;
      lines.set(name, true);
      for (const [key, item] of Object.entries(value as Json)) lines.set(`${name} ${identities[map](item, key)}`, { key, item });
    } else if ((blocks as readonly string[]).includes(name)) {
      for (const [member, inner] of Object.entries(value as Json)) lines.set(`${name}.${member}`, inner);
    } else lines.set(name, value);
  }
  return lines;
}

/** The same of an app on the gateway. */
export function storedLines(app: StoredApp): Map<string, unknown> {
  const lines = new Map<string, unknown>(Object.entries(app.own));
  lines.set("status", app.status);
  lines.set("spCertificate", app.spCertificate);
  for (const name of blocks) for (const [member, value] of Object.entries(app[name])) lines.set(`${name}.${member}`, value);
  for (const [name, list] of Object.entries(maps) as [keyof typeof maps, (typeof maps)[keyof typeof maps]][])
    for (const { id: _, ...item } of app[list]) lines.set(`${name} ${identities[name](item)}`, item);
  return lines;
}

/** Lines that are not the same in both. */
export function changedLines(before: Map<string, unknown>, after: Map<string, unknown>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((line) => !isDeepStrictEqual(before.get(line), after.get(line))).sort();
}
