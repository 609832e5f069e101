import { jsonIn, refused } from "../given-file";
import { isObject } from "../json";
import { shownPath } from "../shown-paths";

/** Bind credentials from a file: `{ "ldaps://ldap.example.com:636": "…" }`. What is in it is never repeated. */
export function readBindCredentials(path: string): ReadonlyMap<string, string> {
  const file = { path, title: shownPath(path, "the file of --bind-credentials") };
  const given = jsonIn(file);
  if (given === undefined) throw refused(file, "is not JSON", form);
  const entries = isObject(given) ? Object.entries(given) : [];
  if (entries.length === 0 || entries.some(([, value]) => typeof value !== "string" || value === ""))
    throw refused(file, "has no bind credentials by directory", form);
  return new Map(entries as [string, string][]);
}

const form = "give an object of texts, each credential by the connection URL of its directory or by <idpId>/<id>";
