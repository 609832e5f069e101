import { builtInAttributes } from "../evaluator/names-in-rules";
import { isKnown } from "../input/unknown";
import type { AppView } from "../input/view";

/** Values of a person's session, by the name of the attribute; several in a list. */
export type SessionValues = Readonly<Record<string, string | readonly string[]>>;

/** How the values stand in the text that a rule searches. */
export type Join = "SPACES" | "LINES";

/** Built-in values that come first, with what a person has who is not said to have another one. */
const builtIns: Readonly<Record<string, string>> = { UserName: "person@example.test", RemoteIP: "192.0.2.1", RelayDomain: "" };

/**
 * The text that a rule searches: the built-in values, then those of the app's attributes, whether they are sent or not. What
 * an app does not declare is not in it. Groups are joined by colons, with one at the end.
 */
export function sessionText(app: AppView, values: SessionValues, join: Join): string {
  const domain = app.publicDomain;
  const given = { ...builtIns, RelayDomain: isKnown(domain) ? (domain ?? "") : "" };
  const own = app.attributes.items.flatMap(({ name, source, value }): [string, string][] => {
    if (!isKnown(name) || Object.hasOwn(given, name)) return [];
    const constant = source === "STATIC" && isKnown(value) ? (value ?? "") : "";
    return [[name, joined(name, values, constant)]];
  });
  const first = Object.entries(given).map(([name, value]): [string, string] => [name, joined(name, values, value)]);
  const rest = builtInAttributes.filter((name) => !Object.hasOwn(given, name) && Object.hasOwn(values, name));
  const all = [...first, ...rest.map((name): [string, string] => [name, joined(name, values, "")]), ...own];
  return all.map(([name, value]) => `${name}=${value}`).join(join === "LINES" ? "\n" : " ");
}

function joined(name: string, values: SessionValues, otherwise: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return otherwise;
  const list = typeof value === "string" ? value : value.join(":");
  const isList = typeof value !== "string" || name === "Groups";
  return isList && list !== "" && !list.endsWith(":") ? `${list}:` : list;
}
