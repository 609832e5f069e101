import { isObject } from "../../json";
import type { Code } from "../literal";
import { domainsOf, hostsIn } from "./hosts";
import type { Matched } from "./match";

/** A domain under which each environment has its hosts. */
export interface Domain {
  /** By environment. */
  values: readonly string[];
  code: Code;
}

/**
 * The domains under which environments have the same hosts, by environment; those that most hosts are under come first. One that is
 * said once is no domain yet.
 * @param names common names of certificates that belong together
 */
export function domainsIn(matched: readonly Matched[], names: readonly (readonly string[])[]): string[][] {
  const counts = new Map<string, number>();
  const whole = matched.filter(({ of }) => of.every((object) => object !== undefined));
  const texts = whole.flatMap(({ of }) => textsIn(of.map((object) => object?.inputs)));
  for (const values of [...texts, ...names]) {
    const found = hostsIn(values);
    const domains = found && domainsOf(found.hosts);
    if (domains === undefined || domains.every((domain) => domain === domains[0])) continue;
    const id = JSON.stringify(domains);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .map(([id]) => JSON.parse(id));
}

/** Texts that stand in the same place, and names of back ends in their order. */
function textsIn(values: readonly unknown[], name = ""): string[][] {
  const [first] = values;
  if (values.every((value) => typeof value === "string")) return [values as string[]];
  if (Array.isArray(first)) {
    const isAlike = values.every((value) => Array.isArray(value) && value.length === first.length);
    return isAlike ? first.flatMap((_, at) => textsIn((values as unknown[][]).map((list) => list[at]))) : [];
  }
  if (!values.every(isObject)) return [];
  const keys = values.map(Object.keys);
  const isAlike = name === "protectedResources" && keys.every(({ length }) => length === keys[0]?.length);
  const named = isAlike ? (keys[0] ?? []).map((_, at) => keys.map((one) => one[at] as string)) : [];
  const common = (keys[0] ?? []).filter((key) => values.every((map) => Object.hasOwn(map, key)));
  return [
    ...named,
    ...common.flatMap((key) =>
      textsIn(
        values.map((map) => map[key]),
        key,
      ),
    ),
  ];
}
