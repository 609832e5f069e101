import { basename, resolve } from "node:path";
import { CliError } from "../errors";

/** Words that YAML reads as something else than text, in its older version or the newer one. */
const yamlWords = /^(yes|no|on|off|true|false|null)$/i;

/** The name as YAML reads it back as text: in quotes where it could be a number (`e0` is one), a date, a boolean or nothing. */
export const yamlName = (name: string): string => (/^[A-Za-z]{2}/.test(name) && !yamlWords.test(name) ? name : JSON.stringify(name));

/** A name that npm takes: it begins with a letter or a digit, and has no upper case. */
export const packageName = (name: string): string => name.toLowerCase().replace(/^[^a-z0-9]+/, "") || "gateway";

/** @throws CliError when the name, given or the folder's, is none that Pulumi takes */
export function projectName({ project, out }: { project?: string; out: string }): string {
  const name = project ?? basename(resolve(out)).replace(/[^A-Za-z0-9_.-]+/g, "-");
  if (!/^[A-Za-z0-9_.-]{1,100}$/.test(name))
    throw new CliError("OAG_USAGE", "--project: give letters, digits, hyphens, underscores and periods, at most 100");
  // Backends make folders of project names.
  if (/^\.+$/.test(name)) throw new CliError("OAG_USAGE", "--project: give more than periods");
  return name;
}
