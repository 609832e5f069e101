import type { RuleSwitch, SharedTuning, Tuning } from "./tuning";

/** A switch in the tuning that put nothing aside. */
export interface UnusedSwitch {
  /** Id of the rule. */
  rule: string;
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
  of(rule: string, { kind, names }: SwitchedObject): RuleSwitch | undefined {
    const { rules: general, [memberOf[kind]]: objects } = this.#tuning;
    const name = names.find((candidate) => Object.hasOwn(rulesIn(objects, candidate), rule));
    const from = name === undefined ? general : rulesIn(objects, name);
    if (!Object.hasOwn(from, rule)) return undefined;
    this.#used.add(keyOf({ rule, ...(name !== undefined && { [kind]: name }) }));
    return from[rule];
  }

  /** Switches that put nothing aside. */
  unused(): UnusedSwitch[] {
    const kinds = Object.keys(memberOf) as (keyof typeof memberOf)[];
    const own = kinds.flatMap((kind) => {
      const objects = this.#tuning[memberOf[kind]];
      return Object.keys(objects).flatMap((name) => Object.keys(rulesIn(objects, name)).map((rule) => ({ rule, [kind]: name })));
    });
    return [...Object.keys(this.#tuning.rules).map((rule) => ({ rule })), ...own].filter((one) => !this.#used.has(keyOf(one)));
  }
}

type Objects = Readonly<Record<string, SharedTuning>>;

const rulesIn = (objects: Objects, name: string): NonNullable<SharedTuning["rules"]> =>
  (Object.hasOwn(objects, name) ? objects[name]?.rules : undefined) ?? {};

const keyOf = ({ rule, app, identityProvider, certificate }: UnusedSwitch): string =>
  JSON.stringify([rule, app ?? null, identityProvider ?? null, certificate ?? null]);
