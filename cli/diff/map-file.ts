import { type GivenFile, jsonIn, refused } from "../given-file";
import { isObject } from "../json";
import { shownName, shownPath } from "../shown-paths";

/** What is meant to differ: a value of A, and the one that B has for it. */
export interface DifferenceMap {
  labels: Readonly<Record<string, string>>;
  /** Hosts, wherever one stands: alone, in a URL, as the name of an item. `*.a.example` stands for every host below. */
  hosts: Readonly<Record<string, string>>;
  /** Domains of identity providers. */
  domains: Readonly<Record<string, string>>;
  /** Common names of certificates. */
  certificates: Readonly<Record<string, string>>;
  /** Any other text, as a whole: ids of groups, client ids. */
  values: Readonly<Record<string, string>>;
  /** Paths that are not compared: `groups`, `session.idleSessionTimeout`. */
  ignore: readonly string[];
}

export const emptyMap: DifferenceMap = { labels: {}, hosts: {}, domains: {}, certificates: {}, values: {}, ignore: [] };

const sections = Object.keys(emptyMap).filter((name) => name !== "ignore");
const cure = `it holds a JSON object with any of ${sections.join(", ")} (objects: what A has, and what B has for it) and ignore (a list of paths)`;

/** @throws CliError naming the member that is not as it must be */
export function readMap(path: string): DifferenceMap {
  const file: GivenFile = { path, title: shownPath(path, "the file"), option: "--map" };
  const parsed = jsonIn(file);
  if (!isObject(parsed)) throw refused(file, "is no JSON object", cure);
  for (const [name, value] of Object.entries(parsed)) {
    const isList = Array.isArray(value) && value.every((item) => typeof item === "string");
    const isPairs = isObject(value) && Object.values(value).every((item) => typeof item === "string");
    if (name === "ignore" ? isList : sections.includes(name) && isPairs) continue;
    throw refused({ ...file, title: `${shownName(name, "a member")} of ${file.title}` }, "cannot be used", cure);
  }
  return { ...emptyMap, ...parsed };
}
