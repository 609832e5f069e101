import { resolve } from "node:path";
import { defaultScopes } from "pulumi-oag/sdk";
import { type SettingKey, variableOf } from "../settings";
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

/**
 * What this command was told to reach the gateway with, host and key apart: a stack without the private CA, the pin or the
 * proxy would not reach the same gateway. Nothing of it comes from the gateway, and the value of a secret is not in it.
 */
export function givenSettings(values: Partial<Record<SettingKey, unknown>>): GivenSetting[] {
  const given = (key: SettingKey): string | undefined => {
    const value = values[key] ?? process.env[variableOf(key)];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const setting = (key: SettingKey, value: string | undefined): GivenSetting[] => (value === undefined ? [] : [{ key, value }]);
  const file = given("caCertificateFile");
  const isInline = file === undefined && given("caCertificate") !== undefined;
  return [
    ...setting("clientId", given("clientId")),
    // A program is run from its own folder.
    ...setting("caCertificateFile", file && resolve(file)),
    ...(isInline ? [{ key: "caCertificate", from: "ca.pem" } as const] : []),
    ...setting("serverCertificateSha256", given("serverCertificateSha256")),
    ...setting("insecureSkipVerify", values.insecureSkipVerify === true ? "true" : undefined),
    ...setting("authorizationScheme", given("authorizationScheme")),
    ...setting("assertionId", given("assertionId")),
    ...(given("proxy") === undefined ? [] : [{ key: "proxy", isSecret: true } as const]),
  ];
}

/** What a stack must ask for beside the default scopes; nothing where those do. None of them is for the authentication service. */
export function scopesFor({ authenticationServices = [] }: Snapshot): string[] | undefined {
  if (authenticationServices.length === 0) return undefined;
  return [...defaultScopes, "okta.oag.authenticationService.manage", "okta.oag.authenticationService.read"];
}

/** The same as a setting of the stack. */
export function scopeSettings(snapshot: Snapshot): GivenSetting[] {
  const scopes = scopesFor(snapshot);
  return scopes === undefined ? [] : [{ key: "scopes", value: scopes.join(" ") }];
}

/** Values that are newer than this version are let through. */
export const isLenient = (): boolean => process.env.OAG_VALIDATION === "warn";

/** The line that gives a stack a setting. */
export const settingLine = ({ key, value, from, isSecret }: GivenSetting): string =>
  `pulumi config set ${isSecret ? "--secret " : ""}oag:${key}${value === undefined ? "" : ` ${shellWord(value)}`}${from === undefined ? "" : ` < ${from}`}`;

/** The line for the host of an origin. An IPv6 address has brackets, which a shell would take for a pattern. */
export const hostLine = (origin: string): string => settingLine({ key: "hostname", value: new URL(origin).host });
