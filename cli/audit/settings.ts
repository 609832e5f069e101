import { readFileSync } from "node:fs";
import { type RuleSettings, readSettings } from "pulumi-oag/rules";
import { nearest } from "pulumi-oag/sdk";
import { CliError } from "../errors";
import type { Source } from "../estate/source";
import type { Json } from "../json";
import { counted } from "../words";

/**
 * Reads a file of settings. What it holds instead of settings is not shown.
 * @throws CliError naming every problem of the file
 */
export function readSettingsFile(path: string | undefined): RuleSettings {
  if (path === undefined) return {};
  const { settings, problems } = readSettings(parse(path));
  if (settings === undefined)
    throw new CliError("OAG_FILE", `the settings in ${path} are not used; ${counted(problems.length, "problem")} to mend`, problems);
  return settings;
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new CliError("OAG_FILE", `--settings: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"})`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(
      "OAG_FILE",
      `--settings: ${path} is not JSON; it looks like {"rules": {"debug-on": "off: because this gateway is for tests"}}`,
    );
  }
}

/** Settings for objects that are not there: they do nothing. */
export function unmatchedSettings(settings: RuleSettings, { apps, identityProviders, certificates, name }: Source): string[] {
  const among = (what: string, own: RuleSettings["apps"], objects: readonly object[], members: readonly string[]) => {
    const names = objects.flatMap((object) => members.map((member) => (object as Json)[member])).filter((one) => typeof one === "string");
    return Object.keys(own ?? {})
      .filter((given) => !names.includes(given))
      .map((given) => {
        const near = nearest(given, names).map((other) => JSON.stringify(other));
        return `the settings name ${what} ${JSON.stringify(given)}, which ${name} does not have${near.length > 0 ? `; near: ${near.join(", ")}` : ""}`;
      });
  };
  return [
    ...among("an app", settings.apps, apps, ["label"]),
    ...among("an identity provider", settings.identityProviders, identityProviders, ["domain", "id"]),
    // A state has those alone that its program looks up.
    ...(certificates === undefined ? [] : among("a certificate", settings.certificates, certificates, ["commonName", "id"])),
  ];
}

/** Days of `--within`: `30d`, or `30`. */
export function daysOf(given: string): number {
  const days = Number(/^(\d{1,5})d?$/.exec(given)?.[1] ?? 0);
  if (days > 0) return days;
  throw new CliError("OAG_USAGE", `--within must be a number of days above 0, for example 30d; given: ${JSON.stringify(given)}`);
}
