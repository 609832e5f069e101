import { plainText } from "../sdk/text";
import { type SwitchedTo, switchedTo } from "./rule-switch";
import type { SharedTuning, Tuning } from "./tuning";

/** A switch in the tuning that put nothing aside, or a path in its allowedOpenPaths. */
export interface UnusedSwitch {
  /** Id of the rule. */
  rule: string;
  /** The path, where it is one of allowedOpenPaths. */
  openPath?: string;
  /** The app whose tuning has it; this and the next two are absent for the gateway's. */
  app?: string;
  /** The identity provider whose tuning has it. */
  identityProvider?: string;
  /** The certificate whose tuning has it. */
  certificate?: string;
}

/** The object that a switch is looked for: what its tuning may be called, the most exact name first. */
export interface SwitchedObject {
  kind: "app" | "identityProvider" | "certificate";
  names: readonly string[];
}

const memberOf = { app: "apps", identityProvider: "identityProviders", certificate: "certificates" } as const;

/** What the tuning says of rules, and which of it was of use. */
export class Switches {
  readonly #tuning: Tuning;
  readonly #used = new Set<string>();

  constructor(tuning: Tuning) {
    this.#tuning = tuning;
  }

  /** What the tuning says of a rule: an object's own before the gateway's. It counts as used. */
  of(rule: string, { kind, names }: SwitchedObject): SwitchedTo | undefined {
    const { rules: general, [memberOf[kind]]: objects } = this.#tuning;
    const name = names.find((candidate) => Object.hasOwn(rulesIn(objects, candidate), rule));
    const from = name === undefined ? general : rulesIn(objects, name);
    if (!Object.hasOwn(from, rule)) return undefined;
    this.#used.add(keyOf({ rule, ...(name !== undefined && { [kind]: name }) }));
    return switchedTo(from[rule]);
  }

  /** True for a path that is meant to be open for an app: its own list counts before the gateway's. The entry counts as used. */
  allows(path: string, app: string): boolean {
    const { allowedOpenPaths, apps } = this.#tuning;
    const own = Object.hasOwn(apps, app) ? (apps[app]?.allowedOpenPaths ?? []) : [];
    const isPath = (entry: string) => plainText(entry) === path;
    const mine = own.filter(isPath);
    const [found, scope] = mine.length > 0 ? [mine, { app }] : [allowedOpenPaths.filter(isPath), {}];
    for (const openPath of found) this.#used.add(keyOf({ ...openEntry(openPath), ...scope }));
    return found.length > 0;
  }

  /** Entries that put nothing aside. */
  unused(): UnusedSwitch[] {
    const kinds = Object.keys(memberOf) as (keyof typeof memberOf)[];
    const own = kinds.flatMap((kind) => {
      const objects = this.#tuning[memberOf[kind]];
      return Object.keys(objects).flatMap((name) => Object.keys(rulesIn(objects, name)).map((rule) => ({ rule, [kind]: name })));
    });
    const { rules, allowedOpenPaths, apps } = this.#tuning;
    const paths = Object.entries(apps).flatMap(([app, { allowedOpenPaths: entries = [] }]) =>
      entries.map((path) => ({ ...openEntry(path), app })),
    );
    const all = [...Object.keys(rules).map((rule) => ({ rule })), ...own, ...allowedOpenPaths.map(openEntry), ...paths];
    return all.filter((one) => !this.#used.has(keyOf(one)));
  }
}

type Objects = Readonly<Record<string, SharedTuning>>;

const rulesIn = (objects: Objects, name: string): NonNullable<SharedTuning["rules"]> =>
  (Object.hasOwn(objects, name) ? objects[name]?.rules : undefined) ?? {};

/** The rule that lists every open path stands for an entry of allowedOpenPaths. */
const openEntry = (openPath: string): UnusedSwitch => ({ rule: "open-path", openPath });

const keyOf = ({ rule, openPath, app, identityProvider, certificate }: UnusedSwitch): string =>
  JSON.stringify([rule, openPath ?? null, app ?? null, identityProvider ?? null, certificate ?? null]);
