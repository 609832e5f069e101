import { isObject, type Json } from "../../json";
import { secretsBeside } from "../hidden";
import type { Code } from "../literal";
import { template } from "../literal";
import { tablesOf } from "../tables";
import type { Domain } from "./domains";
import { hostsIn, under } from "./hosts";

/** An item of a map, in those environments that have it. */
export interface Key {
  /** As the first of them calls it. */
  name: string;
  /** By the scope's environments, what it is called there. */
  at: readonly (string | undefined)[];
  /** Where environments call it differently: code for the name, or `host` where that is a setting. */
  template?: Code | "host";
}

/**
 * Brings together the items of a map: those of one name, then those whose hosts are under each environment's domain, then a last one in
 * each. undefined where that leaves back ends: which is which, nothing tells.
 */
export function matchKeys(values: readonly Json[], scope: readonly number[], domains: readonly Domain[], map: string): Key[] | undefined {
  const table = tablesOf.app(undefined).maps[map] ?? {};
  const keys: Key[] = [];
  const rest = values.map((map) => new Set(Object.keys(map)));
  const take = (key: Key) => {
    keys.push(key);
    key.at.forEach((name, index) => {
      if (name !== undefined) rest[index]?.delete(name);
    });
  };
  // A value that is secret in one environment and plain in another is two items.
  const isSecret = (index: number, name: string): boolean => {
    const item = values[index]?.[name];
    return isObject(item) && secretsBeside(table, item).length > 0;
  };
  if (scope.length > 1)
    for (const name of rest[0] ?? [])
      if (rest.every((names, index) => names.has(name) && isSecret(index, name) === isSecret(0, name)))
        take({ name, at: scope.map(() => name) });
  for (const name of [...(rest[0] ?? [])]) {
    const found = underDomains(name, rest, scope, domains);
    if (found?.at.every((one, index) => isSecret(index, one as string) === isSecret(0, name))) take(found);
  }
  if (map === "protectedResources" && scope.length > 1 && rest.some(({ size }) => size > 0)) {
    const left = rest.map((names) => [...names]);
    const last = left.map(([name]) => name as string);
    if (!left.every(({ length }) => length === 1) || hostsIn(last) === undefined) return undefined;
    take({ name: last[0] as string, at: last, template: "host" });
  }
  const others = new Map<string, Key>();
  rest.forEach((names, index) => {
    for (const name of names) {
      const id = `${isSecret(index, name)} ${name}`;
      const known = others.get(id) ?? { name, at: scope.map(() => undefined) };
      others.set(id, { name, at: known.at.map((one, position) => (position === index ? name : one)) });
    }
  });
  return [...keys, ...others.values()];
}

/** The same host in every environment, each under its own domain. */
function underDomains(
  name: string,
  rest: readonly ReadonlySet<string>[],
  scope: readonly number[],
  domains: readonly Domain[],
): Key | undefined {
  for (const { values, code } of domains) {
    const domainOf = (index: number) => values[scope[index] as number] as string;
    const part = under(name, domainOf(0));
    if (part === undefined) continue;
    const at = rest.map((_, index) => `${part.before}${domainOf(index)}${part.after}`);
    if (at.every((one, index) => rest[index]?.has(one))) return { name, at, template: template(part.before, code, part.after) };
  }
  return undefined;
}
