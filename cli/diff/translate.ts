import { without } from "../dump/secret-paths";
import { isObject, type Json } from "../json";
import { kinds, type PairedKind } from "../kinds";
import type { DifferenceMap } from "./map-file";

type Section = Exclude<keyof DifferenceMap, "ignore">;

/** Says values of A in the words of B, and keeps which entries of the map were of use. */
export class Translator {
  readonly #used = new Set<string>();

  readonly #map: DifferenceMap;

  constructor(map: DifferenceMap) {
    this.#map = map;
  }

  /** A text of one section, as a whole. */
  text(section: Section, text: string): string {
    const pairs = this.#map[section];
    if (!Object.hasOwn(pairs, text)) return text;
    this.#used.add(`${section}[${JSON.stringify(text)}]`);
    return pairs[text] as string;
  }

  /** An object with the words of B: in its texts, and for the names of its items. */
  object(own: Json): Json {
    return Object.fromEntries(Object.entries(own).map(([key, inner]) => [this.#any(key), this.#value(inner)]));
  }

  #value(value: unknown): unknown {
    if (typeof value === "string") return this.#any(value);
    if (Array.isArray(value)) return value.map((item) => this.#value(item));
    return isObject(value) ? this.object(value) : value;
  }

  /** Entries that nothing was found for: a mistake, or no longer needed. */
  unused(): string[] {
    const { ignore: _, ...sections } = this.#map;
    const all = Object.entries(sections).flatMap(([section, pairs]) =>
      Object.keys(pairs).map((key) => `${section}[${JSON.stringify(key)}]`),
    );
    return all.filter((entry) => !this.#used.has(entry));
  }

  #any(text: string): string {
    const whole = this.text("values", text);
    if (whole !== text) return whole;
    const [, before = "", host = "", after = ""] = /^([a-z][a-z0-9+.-]*:\/\/|)([A-Za-z0-9.-]+)((?:[:/?#].*)?)$/s.exec(text) ?? [];
    return host === "" ? text : `${before}${this.#host(host)}${after}`;
  }

  #host(host: string): string {
    const exact = this.text("hosts", host);
    if (exact !== host) return exact;
    // The longest one is the most particular.
    const below = Object.keys(this.#map.hosts)
      .filter((pattern) => pattern.startsWith("*.") && host.endsWith(pattern.slice(1)))
      .sort((a, b) => b.length - a.length)[0];
    if (below === undefined) return host;
    const other = this.text("hosts", below);
    return other.startsWith("*.") ? `${host.slice(0, host.length - below.length + 1)}${other.slice(1)}` : other;
  }
}

/** Whether a path, or one above it, is named. */
export const isIgnored = (path: string, ignored: readonly string[]): boolean =>
  ignored.some((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[`));

/** What of a live object is compared: not its title, by which it was found, nor what no two gateways have alike. */
export function comparable(kind: PairedKind, props: Json): Json {
  const { member, madeThere } = kinds[kind].pairedBy;
  return [[member], ...madeThere(props)].reduce(without, props);
}
