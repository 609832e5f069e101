import { readFileSync } from "node:fs";
import { type RuleSettings, readSettings } from "pulumi-oag/rules";
import { nearest } from "pulumi-oag/sdk";
import { CliError } from "../errors";
import type { Source } from "../estate/source";
import { isObject } from "../json";
import { counted } from "../words";

/**
 * Reads a file of settings. What it holds instead of settings is not shown.
 * @throws CliError naming every problem of the file
 */
export function readSettingsFile(path: string | undefined): RuleSettings {
  if (path === undefined) return {};
  const { settings, problems } = readSettings(parse(path));
  if (settings === undefined)
    throw new CliError(`the settings in ${path} are not used; ${counted(problems.length, "problem")} to mend`, problems);
  return settings;
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new CliError(`--settings: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"})`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(`--settings: ${path} is not JSON; it looks like {"rules": {"debug-on": "off: because this gateway is for tests"}}`);
  }
}

/** Settings for apps that are not there: they do nothing. */
export function strangersIn(settings: RuleSettings, { apps, name }: Source): string[] {
  const labels = apps.flatMap(({ label }) => (typeof label === "string" ? [label] : []));
  const named = isObject(settings.apps) ? Object.keys(settings.apps) : [];
  return named
    .filter((label) => !labels.includes(label))
    .map((label) => {
      const near = nearest(label, labels).map((other) => JSON.stringify(other));
      return `the settings name an app ${JSON.stringify(label)}, which ${name} does not have${near.length > 0 ? `; near: ${near.join(", ")}` : ""}`;
    });
}

/** Days of `--within`: `30d`, or `30`. */
export function daysOf(given: string): number {
  const days = Number(/^(\d{1,5})d?$/.exec(given)?.[1] ?? 0);
  if (days > 0) return days;
  throw new CliError(`--within must be a number of days above 0, for example 30d; given: ${JSON.stringify(given)}`);
}
