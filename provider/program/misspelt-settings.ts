import { nearest } from "../../sdk/nearest";
import { settingKeys } from "../../sdk/setting-table";
import { exposed } from "./plain-config";
import { warn } from "./warn";

const namespace = "oag:";
const plainText =
  "It lies in plain text in the stack's configuration file, and in the state once it was deployed: if one of them was committed or shared";
const known: readonly string[] = [...settingKeys, "adopt"];

/** What was looked at in this program: every constructor asks. */
const seen = new Set<string>();

/**
 * Tells, once a program, of stack configuration that nothing reads and that is nearly one of our settings: a pin or a limit with a
 * slip in its name would be no pin and no limit. What is like none of them may be the program's own.
 */
export function tellMisspelt(config: Readonly<Record<string, string>>): void {
  const unseen = Object.entries(config).filter(([key]) => !seen.has(key));
  for (const [key] of unseen) seen.add(key);
  for (const sentence of misspelt(Object.fromEntries(unseen))) warn(sentence);
}

/** A sentence for each of the keys that is nearly one of ours; never with a value. */
export function misspelt(config: Readonly<Record<string, string>>): string[] {
  return Object.keys(config).flatMap((key) => {
    const name = key.startsWith(namespace) ? key.slice(namespace.length) : undefined;
    if (name === undefined || known.includes(name)) return [];
    const [meant] = nearest(name, known, { most: 1, contained: false });
    if (meant === undefined) return [];
    const [wrong, right] = [`${namespace}${name}`, `${namespace}${meant}`];
    const remove = `pulumi config rm ${wrong}`;
    const begin = `${wrong} is no setting of pulumi-oag, and nothing reads it; did you mean ${right}?`;
    const plain = exposed(config, key, meant);
    if (plain === undefined) return [`${begin} Set that, and remove this one: ${remove}`];
    // To remove it is not enough.
    return [`${begin} Set that as a secret (${plain.command}), and remove this one: ${remove}. ${plainText}, ${plain.cure}`];
  });
}
