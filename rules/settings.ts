import type { Severity } from "./finding";
import type { KnownOptions } from "./matcher/options";

/** What a rule's entry may say: another severity, or `off: because …`. */
export type RuleSwitch = Severity | `off: because ${string}`;

/** Settings for one app. */
export interface AppSettings {
  /** Rules that are off for it, with the reason, or that have another severity. */
  readonly rules?: Readonly<Record<string, RuleSwitch>>;
  /** Paths of policies that are meant to be open, in addition to those of the gateway. */
  readonly allowedOpenPaths?: readonly string[];
}

/** Settings for one identity provider, or one certificate. */
export interface SharedSettings {
  /** Rules that are off for it, with the reason, or that have another severity. */
  readonly rules?: Readonly<Record<string, RuleSwitch>>;
}

/** Settings as a file has them. */
export interface RuleSettings {
  /** Longest life of a session in seconds; without it only sessions without an end are found. */
  readonly maxSession?: number;
  /** Longest idle time of a session in seconds. @default 3600 */
  readonly maxIdle?: number;
  /** Certificates that end within so many days are found. @default 30 */
  readonly withinDays?: number;
  /** Paths of policies that are meant to be open to everybody. @default none */
  readonly allowedOpenPaths?: readonly string[];
  /** Ids or names of groups that hold everybody. @default ["Everyone"] */
  readonly everyoneGroups?: readonly string[];
  /** What a team knows of its gateway where the documents do not say it. */
  readonly options?: KnownOptions;
  /** Rules that are off everywhere, with the reason, or that have another severity. */
  readonly rules?: Readonly<Record<string, RuleSwitch>>;
  /** Settings by the label of an app. */
  readonly apps?: Readonly<Record<string, AppSettings>>;
  /** Settings by the domain of an identity provider, or by its id. */
  readonly identityProviders?: Readonly<Record<string, SharedSettings>>;
  /** Settings by the common name of a certificate, or by its id: a renewed one has another. */
  readonly certificates?: Readonly<Record<string, SharedSettings>>;
}

/** Settings with their defaults. */
export type Settings = Required<Omit<RuleSettings, "maxSession">> & Pick<RuleSettings, "maxSession">;

/** What counts where nothing is set. */
export const defaultSettings: Settings = {
  maxIdle: 3600,
  withinDays: 30,
  allowedOpenPaths: [],
  everyoneGroups: ["Everyone"],
  options: {},
  rules: {},
  apps: {},
  identityProviders: {},
  certificates: {},
};

/** The settings with their defaults. */
export const withDefaults = (settings: RuleSettings): Settings => ({
  ...defaultSettings,
  ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
});

/** The settings for one app. */
export function settingsFor(settings: Settings, label: string): Settings {
  const own = Object.hasOwn(settings.apps, label) ? settings.apps[label] : undefined;
  if (own?.allowedOpenPaths === undefined) return settings;
  return { ...settings, allowedOpenPaths: [...settings.allowedOpenPaths, ...own.allowedOpenPaths] };
}
