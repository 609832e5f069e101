import { resolve } from "node:path";
import { defaultScopes, type SettingKey, whereGiven } from "pulumi-oag/sdk";
import { kinds } from "../kinds";
import { filled, layersOf, type OptionValues } from "../setting-layers";
import { inEnvironment } from "../settings";
import type { Snapshot } from "./snapshot";

/** A setting that a stack needs to reach the gateway that a dump reached. */
export interface GivenSetting {
  key: SettingKey;
  /** What it is set to; undefined where that is asked for, or comes from a file. */
  value?: string;
  /** The file that it is read from when it is set. */
  from?: string;
  isSecret?: true;
}

/** A word for any shell, whatever is in it. */
const shellWord = (text: string): string => (/^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** What a stack is told of a setting that the command was given. */
type Tell = (value: string) => Omit<GivenSetting, "key">;

const asGiven: Tell = (value) => ({ value });
/** Each stack has its own, or needs none to reach the gateway. */
const untold = undefined;

/** In the order of a program. */
const tellings: Readonly<Record<SettingKey, Tell | undefined>> = {
  hostname: untold,
  privateKey: untold,
  privateKeyFile: untold,
  clientId: asGiven,
  // A program is run from its own folder.
  caCertificateFile: (path) => ({ value: resolve(path) }),
  caCertificate: () => ({ from: "ca.pem" }),
  serverCertificateSha256: asGiven,
  insecureSkipVerify: asGiven,
  authorizationScheme: asGiven,
  assertionId: asGiven,
  proxy: () => ({ isSecret: true }),
  scopes: untold,
  requestTimeout: untold,
  maxConcurrency: untold,
  maxRetries: untold,
  validation: untold,
};

/** The settings that a stack may need to reach its gateway, host and key apart, in the order of a program. */
export const toldSettings = (Object.keys(tellings) as SettingKey[]).filter((key) => tellings[key] !== untold);

/**
 * What this command was told to reach the gateway with, host and key apart: a stack without the private CA, the pin or the
 * proxy would not reach the same gateway. Nothing of it comes from the gateway, and the value of a secret is not in it.
 */
export function givenSettings(values: OptionValues): GivenSetting[] {
  const layers = layersOf(values);
  return toldSettings.flatMap((key) => {
    const given = whereGiven(layers, key);
    // One that its file holds is told by that.
    const value = given?.key === key ? filled(given.text)?.trim() : undefined;
    const told = value === undefined ? undefined : tellings[key]?.(value);
    return told === undefined ? [] : [{ key, ...told }];
  });
}

/** The scopes of a stack where the default ones do not do for what it has; undefined where they do. */
export function scopesFor(snapshot: Snapshot): string[] | undefined {
  const more = Object.values(kinds).flatMap(({ snapshotKey, scopes }) => ((snapshot[snapshotKey]?.length ?? 0) === 0 ? [] : scopes));
  return more.length === 0 ? undefined : [...defaultScopes, ...more];
}

/** The same as a setting of the stack. */
export function scopeSettings(snapshot: Snapshot): GivenSetting[] {
  const scopes = scopesFor(snapshot);
  return scopes === undefined ? [] : [{ key: "scopes", value: scopes.join(" ") }];
}

/** Values that are newer than this version are let through. */
export const isLenient = (): boolean => inEnvironment("validation") === "warn";

/** The line that gives a stack a setting. @param stack its name @default the one that is selected */
export const settingLine = ({ key, value, from, isSecret }: GivenSetting, stack?: string): string =>
  `pulumi config set ${stack === undefined ? "" : `--stack ${stack} `}${isSecret ? "--secret " : ""}oag:${key}${value === undefined ? "" : ` ${shellWord(value)}`}${from === undefined ? "" : ` < ${from}`}`;

/** The line for the host of an origin. An IPv6 address has brackets, which a shell would take for a pattern. */
export const hostLine = (origin: string): string => settingLine({ key: "hostname", value: new URL(origin).host });
