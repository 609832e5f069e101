import { readFileSync } from "node:fs";
import { CliError } from "../errors";
import { isObject } from "../json";

/** Bind credentials from a file: `{ "ldaps://ldap.example.com:636": "…" }`. What is in it is never repeated. */
export function readBindCredentials(path: string): ReadonlyMap<string, string> {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError("OAG_FILE", code === undefined ? `${path} is not JSON; ${form}` : `${path} cannot be read (${code})`);
  }
  const entries = isObject(given) ? Object.entries(given) : [];
  if (entries.length === 0 || entries.some(([, value]) => typeof value !== "string" || value === ""))
    throw new CliError("OAG_FILE", `${path} has no bind credentials by directory; ${form}`);
  return new Map(entries as [string, string][]);
}

const form = "give an object of texts, each credential by the connection URL of its directory or by <idpId>/<id>";
