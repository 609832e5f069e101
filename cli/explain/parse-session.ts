import type { SessionValues } from "pulumi-oag/rules";
import { CliError } from "../errors";

/**
 * The values of a session from `--attribute NAME=VALUE` and `--user`; undefined where neither is given. Several values of an
 * attribute are given one by one, or, for Groups, with colons between them.
 * @throws CliError for what is no such text; a value is not repeated
 */
export function parseSession(attributes: readonly string[], user: string | undefined): SessionValues | undefined {
  if (attributes.length === 0 && user === undefined) return undefined;
  const values = new Map<string, string[]>();
  for (const [nth, given] of attributes.entries()) {
    const at = given.indexOf("=");
    const name = given.slice(0, Math.max(at, 0)).trim();
    if (name === "")
      throw new CliError("OAG_USAGE", `--attribute must be NAME=VALUE, for example Groups=A:B; number ${nth + 1} has no name and "="`);
    const value = given.slice(at + 1);
    const added = name === "Groups" ? value.split(":").filter((group) => group !== "") : [value];
    values.set(name, [...(values.get(name) ?? []), ...added]);
  }
  if (user !== undefined) {
    if (values.has("UserName")) throw new CliError("OAG_USAGE", "--user and --attribute UserName=… are both given; keep one of them");
    values.set("UserName", [user]);
  }
  return Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 && name !== "Groups" ? (list[0] as string) : list]));
}
