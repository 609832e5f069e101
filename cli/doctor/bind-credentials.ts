import { readFileSync } from "node:fs";
import { CliError } from "../errors";
import { isObject } from "../json";
import { shownPath } from "../shown-paths";

/** Bind credentials from a file: `{ "ldaps://ldap.example.com:636": "…" }`. What is in it is never repeated. */
export function readBindCredentials(path: string): ReadonlyMap<string, string> {
  const title = shownPath(path, "the file of --bind-credentials");
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError("OAG_FILE", code === undefined ? `${title} is not JSON; ${form}` : `${title} cannot be read (${code})`);
  }
  const entries = isObject(given) ? Object.entries(given) : [];
  if (entries.length === 0 || entries.some(([, value]) => typeof value !== "string" || value === ""))
    throw new CliError("OAG_FILE", `${title} has no bind credentials by directory; ${form}`);
  return new Map(entries as [string, string][]);
}

const form = "give an object of texts, each credential by the connection URL of its directory or by <idpId>/<id>";
