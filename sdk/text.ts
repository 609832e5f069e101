import { type Member, members } from "./generated/contract";

/** Text that came from outside, made safe to print: it may hold control characters, secrets or megabytes. */

/**
 * What a terminal obeys instead of showing it, or nobody sees: control and format characters (escapes, C1, direction marks,
 * zero width), line and paragraph separators, halves of surrogate pairs, fillers, and what is no character (yet).
 */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu;
/** The same in JSON, whose own line breaks stay. */
const unseenInJson = new RegExp(`(?!\\n)${unseen.source}|(?<=\\p{M}{4})\\p{M}`, "gu");
/** More marks than any script puts on a letter: they would be painted over the lines around. */
const markFlood = /(\p{M}{4})\p{M}+/gu;

/** A foreign value as text. Unlike String(), it never fails: the value may be an object that calls its toString something else. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

/** One line of text that a terminal shows and does not obey, shortened; blanks are as they were. */
export function oneLine(text: string, limit: number): string {
  // Cut first: a hostile megabyte would cost time for text that nobody sees.
  return shortened(
    text
      .slice(0, limit * 4)
      .replace(unseen, " ")
      .replace(markFlood, "$1"),
    limit,
  );
}

/** Strips control characters (terminal escapes among them), folds white space and shortens. */
export function printable(text: string, limit = 300): string {
  const line = oneLine(text, limit * 4);
  return shortened(line.replace(/\s+/g, " ").trim(), limit);
}

/** Never ends within a surrogate pair. */
const shortened = (text: string, limit: number): string =>
  text.length > limit ? `${text.slice(0, limit - 1).replace(/\p{Cs}$/u, "")}…` : text;

/** A character as JSON escapes it. */
export const jsonEscape = (sign: string): string =>
  [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");

/** JSON in which what {@link oneLine} strips stands as an escape: the same data, and nothing that a terminal obeys. */
export const visibleJson = (value: unknown, indent?: number): string =>
  (JSON.stringify(value, null, indent) ?? "null").replace(unseenInJson, (hidden) =>
    [...hidden].map((sign) => (sign === "\n" ? sign : jsonEscape(sign))).join(""),
  );

/** A member's name in a sentence: in quotes unless it is a plain word. */
export const quotedName = (name: string): string => (/^[A-Za-z][\w.]{0,63}$/.test(name) ? name : JSON.stringify(printable(name, 64)));

/** Parts of a secret from this length on are hidden, too: gateways shorten what they echo. */
const shortestPart = 12;
/** More of a hostile text is not looked at, and not shown. */
const longestText = 8192;

/**
 * Replaces every occurrence of each secret, and of every part of twelve characters or more, by `[secret]`.
 * Strings under four characters are too common to hunt.
 */
export function redact(text: string, secrets: Iterable<string>): string {
  const known = [...secrets].filter((secret) => secret.length >= 4);
  // As it is, and as it stands in JSON.
  const forms = [...new Set(known.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]))];
  const whole = forms
    .sort((a, b) => b.length - a.length)
    .reduce((rest, form) => rest.split(form).join("[secret]"), text.slice(0, longestText));
  const parts = new Set(forms.flatMap(partsOf));
  return parts.size === 0 ? whole : hideParts(whole, parts);
}

const partsOf = (secret: string): string[] =>
  Array.from({ length: Math.max(0, secret.length - shortestPart + 1) }, (_, start) => secret.slice(start, start + shortestPart));

function hideParts(text: string, parts: ReadonlySet<string>): string {
  let shown = "";
  for (let at = 0; at < text.length; ) {
    let end = at;
    while (parts.has(text.slice(end, end + shortestPart))) end += 1;
    if (end === at) {
      shown += text[at];
      at += 1;
    } else {
      shown += "[secret]";
      at = end + shortestPart - 1;
    }
  }
  return shown;
}

/** Every member of every schema: whether users put secrets into it, or no read shows it. */
const isSecretMember = new Map<string, boolean>();
for (const table of Object.values<Readonly<Record<string, Member>>>(members))
  for (const [name, { sensitive, writeOnly, type }] of Object.entries(table))
    isSecretMember.set(name, isSecretMember.get(name) === true || sensitive === true || (writeOnly === true && type === "string"));

/** Of an attribute that comes from the identity provider the value is only the name of a field. */
const isSecret = (name: string, source: unknown): boolean => !(name === "value" && source === "IDP") && (isSecretMember.get(name) ?? true);

/**
 * The secret strings of a request body, so that a gateway that echoes them does not print them: what the contract marks as
 * such, and all text under a member that it does not know.
 */
export function secretsOf(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap(secretsOf);
  if (typeof body !== "object" || body === null) return [];
  const record = body as Record<string, unknown>;
  return Object.entries(record).flatMap(([name, value]) => (isSecret(name, record.source) ? stringsIn(value) : secretsOf(value)));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
