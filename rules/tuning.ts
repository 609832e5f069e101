import type { Severity } from "./finding";
import type { KnownOptions } from "./matcher/options";

/** What a rule's entry may say: another severity, or `off: because …`. */
export type RuleSwitch = Severity | `off: because ${string}`;

/** Tuning for one app. */
export interface AppTuning {
  /** Rules that are off for it, with the reason, or that have another severity. @default as the gateway's tuning has them */
  readonly rules?: Readonly<Record<string, RuleSwitch>>;
  /** Paths of policies that are meant to be open, in addition to those of the gateway. @default none */
  readonly allowedOpenPaths?: readonly string[];
}

/** Tuning for one identity provider, or one certificate. */
export interface SharedTuning {
  /** Rules that are off for it, with the reason, or that have another severity. @default as the gateway's tuning has them */
  readonly rules?: Readonly<Record<string, RuleSwitch>>;
}

/** Tuning as a file has it. */
export interface RuleTuning {
  /** Longest life of a session in seconds. @default none: only sessions without an end are found */
  readonly maxSession?: number;
  /** Longest idle time of a session in seconds. @default 3600 */
  readonly maxIdle?: number;
  /** Certificates that end within so many days are found. @default 30 */
  readonly withinDays?: number;
  /** Paths of policies that are meant to be open to everybody. @default none */
  readonly allowedOpenPaths?: readonly string[];
  /** Ids or names of groups that hold everybody. @default ["Everyone"] */
  readonly everyoneGroups?: readonly string[];
  /** What a team knows of its gateway where the documents do not say it. @default nothing */
  readonly options?: KnownOptions;
  /** Rules that are off everywhere, with the reason, or that have another severity. @default none */
  readonly rules?: Readonly<Record<string, RuleSwitch>>;
  /** Tuning by the label of an app. @default none */
  readonly apps?: Readonly<Record<string, AppTuning>>;
  /** Tuning by the domain of an identity provider, or by its id. @default none */
  readonly identityProviders?: Readonly<Record<string, SharedTuning>>;
  /** Tuning by the common name of a certificate, or by its id: a renewed one has another. @default none */
  readonly certificates?: Readonly<Record<string, SharedTuning>>;
}

/** Tuning with its defaults. */
export type Tuning = Required<Omit<RuleTuning, "maxSession">> & Pick<RuleTuning, "maxSession">;

/** What counts where nothing is set. */
export const defaultTuning: Tuning = {
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

/** The tuning with its defaults. */
export const withDefaults = (tuning: RuleTuning): Tuning => ({
  ...defaultTuning,
  ...Object.fromEntries(Object.entries(tuning).filter(([, value]) => value !== undefined)),
});
