import { kinds } from "../../kinds";
import { Code } from "../literal";
import { freeName, identifierOf, nameAll, slugOf } from "../names";
import type { Domain } from "./domains";
import { commonWords } from "./hosts";
import { first, type Matched } from "./match";

/** A resource before its arguments are known. */
export type NamedResource = Matched & {
  /** Of the program alone: gateways that were copied have the same ids. */
  id: string;
  name: string;
  identifier: string;
  /** Environments that have it. */
  scope: readonly number[];
};

/** What is declared in every environment is seen everywhere, the rest within its own condition. */
export const isInReach = ({ of, scope }: NamedResource, from: readonly number[]): boolean =>
  scope.length === of.length || scope.join() === from.join();

/** Names that are of no environment alone: what titles have in common. */
export function nameMatched(matched: readonly Matched[], taken: Set<string>): NamedResource[] {
  const labelOf = ({ kind, of }: Matched): string => {
    const objects = of.filter((object) => object !== undefined);
    const titles = objects.map(({ title }) => title);
    if (new Set(titles).size === 1) return titles[0] as string;
    const { otherName } = kinds[kind];
    const names = new Set(otherName === undefined ? [] : objects.map(({ inputs }) => inputs[otherName]));
    const [name] = names;
    return names.size === 1 && typeof name === "string" && name !== "" ? name : commonWords(titles);
  };
  return [...new Set(matched.map(({ kind }) => kind))].flatMap((kind) => {
    const own = matched.filter((one) => one.kind === kind);
    const objects = own.map((one, nth) => ({ id: `${first(one.of).id}-${nth}`, label: labelOf(one) }));
    const { fallback } = kinds[kind];
    const names = nameAll(objects, { make: slugOf, separator: "-", fallback: fallback.toLowerCase() });
    const identifiers = nameAll(objects, { make: identifierOf, separator: "", fallback }, taken);
    return own.map((one, nth): NamedResource => {
      const id = `${first(one.of).id}-${nth}`;
      const scope = one.of.flatMap((object, index) => (object === undefined ? [] : [index]));
      return { ...one, id, name: names.get(id) as string, identifier: identifiers.get(id) as string, scope };
    });
  });
}

/** A domain, and its key in the configuration. */
export type NamedDomain = Domain & { key: string };

/** `domain` for the one that most hosts are under; the others by what their domains have in common. */
export function nameDomains(domains: readonly (readonly string[])[], taken: Set<string>): NamedDomain[] {
  return domains.map((values, index): NamedDomain => {
    const key = index === 0 ? "domain" : freeName(identifierOf(`${commonWords(values)} domain`), taken);
    return { values, key, code: new Code(key, [key]) };
  });
}
