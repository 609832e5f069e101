import { CliError } from "../../errors";
import { isObject } from "../../json";
import { visible } from "../literal";

/** The file of a stack's settings. */
export const stackFileName = (environment: string): string => `Pulumi.${environment}.yaml`;

/** One line each. Values are those of YAML's flow style, so that nothing in a text ends it. */
export type Entries = readonly (readonly [key: string, value: unknown])[];

/**
 * A stack's settings with these values. What is in the file already stays: secrets, the salt, settings of others.
 * @throws CliError where the file is not laid out as Pulumi writes it
 */
export function stackFile(existing: string | undefined, entries: Entries, name: string): string {
  const lines = new Map(entries.map(([key, value]) => [key, `  ${/^[A-Za-z][\w.:-]*$/.test(key) ? key : quoted(key)}: ${flow(value)}\n`]));
  const { before, config, after } = parseStackFile(existing ?? "", name);
  const kept = config.map(({ key, text }) => {
    const own = lines.get(key);
    lines.delete(key);
    return own ?? text;
  });
  return `${before}config:\n${[...kept, ...lines.values()].join("")}${after}`;
}

/** What begins at a line's beginning: a plain key, an item of a list, a remark. Another document, or another form, would hide settings. */
const atTheTop = /^(?:[A-Za-z]\w*:(?:\s|$)|-\s|\s|#)/;

interface Parts {
  before: string;
  config: { key: string; text: string }[];
  after: string;
}

function parseStackFile(text: string, name: string): Parts {
  const lines = text.split(/(?<=\n)/).map((line) => (line.endsWith("\n") ? line : `${line}\n`));
  const all = text === "" ? [] : lines;
  if (!all.every((line) => atTheTop.test(line))) throw notPulumis(name);
  const start = all.findIndex((line) => /^config:/.test(line));
  if (start < 0) return { before: all.join(""), config: [], after: "" };
  if (!/^config:\s*(\{\s*\})?\s*$/.test(all[start] as string)) throw notPulumis(name);
  const rest = all.slice(start + 1);
  const length = rest.findIndex((line) => /^[^\s#]/.test(line));
  if (rest[length]?.startsWith("-")) throw notPulumis(name);
  const block = length < 0 ? rest : rest.slice(0, length);
  const config: Parts["config"] = [];
  for (const line of block) {
    const [, first, second, plain] = /^ {2}(?:"([^"\\]*)"|'([^']*)'|([^\s"'#-][^\s]*?)):(?:\s|$)/.exec(line) ?? [];
    const key = first ?? second ?? plain;
    if (key !== undefined) config.push({ key, text: line });
    // Of a value with lines of its own, all are deeper, or those of a list.
    else if (/^( {3}| {2}[-#]|\s*$|\s*#)/.test(line) && config.length > 0) (config.at(-1) as { text: string }).text += line;
    else throw notPulumis(name);
  }
  return { before: all.slice(0, start).join(""), config, after: length < 0 ? "" : rest.slice(length).join("") };
}

const notPulumis = (name: string) =>
  new CliError(
    "OAG_FILE",
    `${name} is not laid out as Pulumi writes it, so it cannot be renewed; move it away, and bring back what you had in it`,
  );

/** A text in quotes. What nobody sees, or YAML does not take as it is, stands as an escape. */
function quoted(text: string): string {
  if (/\p{Cs}/u.test(text))
    throw new CliError("OAG_INCOMPLETE", "half a character stands in a value that differs, and no configuration can hold it");
  return visible(text, (code) => `\\U${code.padStart(8, "0")}`);
}

function flow(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([key, inner]) => `${quoted(key)}: ${flow(inner)}`)
      .join(", ")}}`;
  return String(value);
}
