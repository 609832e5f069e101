import type { RuleSwitch, Settings, SharedSettings } from "./settings";

/** A switch in the settings that put nothing aside. */
export interface UnusedSwitch {
  /** Id of the rule. */
  rule: string;
  /** The app whose settings have it; this and the next two are absent for the gateway's. */
  app?: string;
  /** The identity provider whose settings have it. */
  identityProvider?: string;
  /** The certificate whose settings have it. */
  certificate?: string;
}

/** The object that a switch is looked for: what its settings may be called, the most exact name first. */
export interface SwitchedObject {
  kind: "app" | "identityProvider" | "certificate";
  names: readonly string[];
}

const memberOf = { app: "apps", identityProvider: "identityProviders", certificate: "certificates" } as const;

/** What the settings say of rules, and which of it was of use. */
export class Switches {
  readonly #settings: Settings;
  readonly #used = new Set<string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** What the settings say of a rule: an object's own before the gateway's. It counts as used. */
  of(rule: string, { kind, names }: SwitchedObject): RuleSwitch | undefined {
    const { rules: general, [memberOf[kind]]: objects } = this.#settings;
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
      const objects = this.#settings[memberOf[kind]];
      return Object.keys(objects).flatMap((name) => Object.keys(rulesIn(objects, name)).map((rule) => ({ rule, [kind]: name })));
    });
    return [...Object.keys(this.#settings.rules).map((rule) => ({ rule })), ...own].filter((one) => !this.#used.has(keyOf(one)));
  }
}

type Objects = Readonly<Record<string, SharedSettings>>;

const rulesIn = (objects: Objects, name: string): NonNullable<SharedSettings["rules"]> =>
  (Object.hasOwn(objects, name) ? objects[name]?.rules : undefined) ?? {};

const keyOf = ({ rule, app, identityProvider, certificate }: UnusedSwitch): string =>
  JSON.stringify([rule, app ?? null, identityProvider ?? null, certificate ?? null]);
