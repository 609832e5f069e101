import { resolve } from "node:path";
import { type SettingKey, variableOf } from "../settings";

/** A word for any shell, whatever is in it. */
const shellWord = (text: string): string => (/^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/**
 * The lines that give a stack what this command was told to reach the gateway with, host and key apart: a stack without the
 * private CA or the pin would not trust the same gateway. Nothing of it comes from the gateway, and none is a secret.
 */
export function settingLines(values: Partial<Record<SettingKey, unknown>>): string[] {
  const given = (key: SettingKey): string | undefined => {
    const value = values[key] ?? process.env[variableOf(key)];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const line = (key: SettingKey, value: string | undefined) =>
    value === undefined ? [] : [`pulumi config set oag:${key} ${shellWord(value)}`];
  const file = given("caCertificateFile");
  const isInline = file === undefined && given("caCertificate") !== undefined;
  return [
    ...line("clientId", given("clientId")),
    // A program is run from its own folder.
    ...line("caCertificateFile", file && resolve(file)),
    ...(isInline ? ["pulumi config set oag:caCertificate < ca.pem"] : []),
    ...line("serverCertificateSha256", given("serverCertificateSha256")),
    ...line("insecureSkipVerify", values.insecureSkipVerify === true ? "true" : undefined),
    ...line("authorizationScheme", given("authorizationScheme")),
    ...line("assertionId", given("assertionId")),
  ];
}
