import { isObject, type Json } from "../../json";
import { maps } from "../declare";
import type { Secret } from "../plan";
import type { Configuration } from "./configuration";
import type { EnvironmentObject } from "./environment";
import { SecretValue } from "./merge";

/** The same key for the same path in every environment. */
export function secretKeys(configuration: Configuration, identifier: string, secrets: Secret[]): (path: string) => string {
  return (path) => {
    const known = secrets.find((secret) => secret.path === path);
    if (known !== undefined) return known.key;
    const [head = "", ...rest] = path.split(".");
    const key = configuration.secret(`${identifier} ${rest.join(".") || head}`);
    secrets.push({ key, path });
    return key;
  };
}

/** What the API never shows comes from each stack's configuration. */
export function withSecrets({ inputs, unread }: EnvironmentObject, keyOf: (path: string) => string): Json {
  const all: Json = { ...inputs };
  for (const path of unread) {
    const [head = "", ...rest] = path.split(".");
    const member = rest.join(".");
    if (member === "") all[head] = new SecretValue(keyOf(path));
    else {
      const within = isObject(all[head]) ? all[head] : {};
      const item = within[member];
      const isItem = (maps as readonly string[]).includes(head);
      if (isItem && !isObject(item)) continue;
      const value = new SecretValue(keyOf(path));
      all[head] = { ...within, [member]: isItem && isObject(item) ? { ...item, value } : value };
    }
  }
  return all;
}
