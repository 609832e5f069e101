import { isObject, type Json } from "../../sdk/json";
import { textOf } from "../../sdk/text";
import type { DeclaredApp } from "./declared";

/**
 * A gateway's app, read with its parts (`expand`), in the shape of a declaration. A part that was not read stays absent. Items get the
 * keys that a program would use, and a number where the gateway has one twice.
 */
export function liveApp(application: object): DeclaredApp {
  const { _embedded, ...own } = application as Json;
  const parts = isObject(_embedded) ? _embedded : {};
  const maps = Object.entries(keys).flatMap(([name, keyOf]) => {
    const list = parts[name] ?? (name === "protectedResources" ? parts.resources : undefined);
    return Array.isArray(list) ? [[name, asMap(list.filter(isObject), keyOf)]] : [];
  });
  const blocks = ["session", "behavior", "healthCheck"].flatMap((name) => (isObject(parts[name]) ? [[name, parts[name]]] : []));
  // A gateway's text is judged member by member where it is looked at: see view.ts.
  return { ...own, ...Object.fromEntries([...maps, ...blocks]) } as DeclaredApp;
}

const keys: Readonly<Record<string, (item: Json) => string>> = {
  attributes: (item) => textOf(item.name),
  policies: (item) => textOf(item.resourcePath),
  protectedResources: (item) => textOf(item.hostname),
};

function asMap(list: readonly Json[], keyOf: (item: Json) => string): Json {
  const map = new Map<string, Json>();
  for (const item of list) {
    const wish = keyOf(item);
    let key = wish;
    for (let nth = 2; map.has(key); nth += 1) key = `${wish} (${nth})`;
    map.set(key, item);
  }
  return Object.fromEntries(map);
}
