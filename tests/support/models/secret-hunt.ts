/**
 * A hunter of secrets that shares nothing with what hides them: it decodes a text in every way that it knows, again and
 * again, and looks for eight letters or digits in a row.
 */

/** A text that programs mark as secret, with signs that every encoding writes in its own way. */
export const secretText = 'Kestrel & "Quartz" <7w3>';

const bytes = (text: string) => Buffer.from(text, "utf8");
const each = (text: string, form: (code: number, sign: string) => string) =>
  [...text].map((sign) => form(sign.codePointAt(0) as number, sign)).join("");
const units = (text: string) =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const base32 = (text: string) =>
  (
    [...bytes(text)]
      .map((byte) => byte.toString(2).padStart(8, "0"))
      .join("")
      .match(/.{1,5}/g) ?? []
  )
    .map((bits) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Number.parseInt(bits.padEnd(5, "0"), 2)))
    .join("");
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");

/** Ways in which a gateway may repeat a text. */
export const encodings: Record<string, (text: string) => string> = {
  "as it is": (text) => text,
  "as JSON": (text) => JSON.stringify(text),
  "as JSON of JSON": (text) => JSON.stringify(JSON.stringify(text)),
  "with signs as \\u": (text) => each(text, (_, sign) => (/[\w ]/.test(sign) ? sign : units(sign))),
  "all of it as \\u": units,
  "with escaped slashes": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  "as HTML": (text) => each(text, (_, sign) => named[sign] ?? sign),
  "as decimal entities": (text) => each(text, (code) => `&#${code};`),
  "as hexadecimal entities": (text) => each(text, (code) => `&#x${code.toString(16)};`),
  "as HTML of HTML": (text) =>
    each(
      each(text, (code) => `&#${code};`),
      (_, sign) => named[sign] ?? sign,
    ),
  "in a URL": (text) => encodeURIComponent(text),
  "in a URL, lower case": (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  "in a form": (text) => new URLSearchParams({ text }).toString().slice("text=".length),
  "all of it in a URL": (text) => [...bytes(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  "in a URL in a URL": (text) => encodeURIComponent(encodeURIComponent(text)),
  "in base64": (text) => bytes(text).toString("base64"),
  "in base64 after one letter": (text) => bytes(`x${text}`).toString("base64"),
  "in base64 after two letters": (text) => bytes(`xy${text} and more`).toString("base64"),
  "in base64 for URLs": (text) => bytes(text).toString("base64url"),
  "in base64 of base64": (text) => bytes(bytes(text).toString("base64")).toString("base64"),
  "in base64 of a URL": (text) => bytes(encodeURIComponent(text)).toString("base64"),
  "in base64 within a URL": (text) => encodeURIComponent(bytes(text).toString("base64")),
  "in wrapped base64": (text) => bytes(text).toString("base64").replace(/.{8}/g, "$&\n"),
  "in hexadecimal": (text) => bytes(text).toString("hex"),
  "in upper hexadecimal": (text) => bytes(text).toString("hex").toUpperCase(),
  "in hexadecimal with colons": (text) =>
    bytes(text)
      .toString("hex")
      .replace(/..(?=.)/g, "$&:"),
  "in a list of bytes": (text) => `[${[...bytes(text)].join(", ")}]`,
  "in upper case": (text) => text.toUpperCase(),
  "in lower case": (text) => text.toLowerCase(),
  "in base64 of another case": (text) => bytes(text).toString("base64").toLowerCase(),
  "decomposed, with more blanks": (text) => text.normalize("NFD").replaceAll(" ", " \t "),
  "in pieces of eleven": (text) => (text.match(/[\s\S]{1,11}/g) ?? []).join(" "),
  "in pieces of six": (text) => (text.match(/[\s\S]{1,6}/g) ?? []).join(" | "),
  "in pieces over the text": (text) => (text.match(/[\s\S]{1,12}/g) ?? []).map((piece, nth) => `part ${nth}: ${piece}`).join("; "),
  "cut after fourteen": (text) => `${text.slice(0, 14)}…`,
  "the end of it": (text) => `…${text.slice(-14)}`,
  "in full width": (text) => each(text, (code, sign) => (code > 32 && code < 127 ? String.fromCodePoint(code + 0xfee0) : sign)),
  // Those of older servers, of mail, and of other languages.
  "as JavaScript's escape() does": (text) => each(text, (code) => `%u${hex(code, 4)}`),
  "with \\U of eight digits": (text) => each(text, (code) => `\\U${hex(code, 8)}`),
  "with \\u{} and zeros": (text) => each(text, (code) => `\\u{${hex(code, 8)}}`),
  "as code points": (text) => each(text, (code) => `U+${hex(code, 4).toUpperCase()} `),
  "as CSS": (text) => each(text, (code) => `\\${hex(code, 6)}`),
  "as CSS, shorter": (text) => each(text, (code) => `\\${hex(code, 2)} `),
  "as decimal entities with zeros": (text) => each(text, (code) => `&#${String(code).padStart(10, "0")};`),
  "as hexadecimal entities with zeros": (text) => each(text, (code) => `&#x${hex(code, 10)};`),
  "as quoted-printable": (text) =>
    [...bytes(text)].map((byte, at) => `=${hex(byte, 2).toUpperCase()}${at % 20 === 19 ? "=\r\n" : ""}`).join(""),
  "in base32": base32,
  "in lower base32": (text) => base32(text).toLowerCase(),
  "as numbers with hyphens": (text) => [...bytes(text)].join("-"),
  "in hexadecimal with full stops": (text) => [...bytes(text)].map((byte) => hex(byte, 2)).join("."),
  "in a list of hexadecimal texts": (text) => JSON.stringify([...bytes(text)].map((byte) => hex(byte, 2))),
  "as a sum of numbers": (text) => [...bytes(text)].join(" + "),
  "as bytes become JSON": (text) => JSON.stringify(new Uint8Array(bytes(text))),
  "in octal": (text) => [...bytes(text)].map((byte) => byte.toString(8)).join(" "),
  "in binary": (text) => [...bytes(text)].map((byte) => byte.toString(2).padStart(8, "0")).join(" "),
};

const numbers = (text: string, digits: RegExp, radix: number) =>
  Buffer.from((text.match(digits) ?? []).map((number) => Number.parseInt(number, radix) % 256)).toString("utf8");

const decoders: ((text: string) => string)[] = [
  (text) =>
    text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code, sign) =>
      sign === undefined ? String.fromCharCode(Number.parseInt(code, 16)) : /[nrtbf]/.test(sign) ? " " : sign,
    ),
  (text) =>
    text
      .replace(/&#x([0-9a-f]+);/gi, (whole, code) =>
        Number.parseInt(code, 16) > 0x10ffff ? whole : String.fromCodePoint(Number.parseInt(code, 16)),
      )
      .replace(/&#(\d+);/g, (whole, code) => (Number(code) > 0x10ffff ? whole : String.fromCodePoint(Number(code))))
      .replace(/&(amp|lt|gt|quot);/g, (whole) => Object.keys(named).find((sign) => named[sign] === whole) ?? whole),
  (text) => text.replace(/(%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8")),
  (text) => text.replace(/\s/g, ""),
  (text) =>
    text
      .replace(/=\r\n/g, "")
      .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll("=", ""), "hex").toString("utf8"))
      .replace(/(?:%u|\\U|\\u\{|U\+|\\)([0-9a-f]+)[ }]?/gi, (whole, code) =>
        Number.parseInt(code, 16) > 0x10ffff ? whole : String.fromCodePoint(Number.parseInt(code, 16)),
      ),
  (text) =>
    (text.match(/[A-Z2-7]{12,}/gi) ?? [])
      .map((run) => [...run.toUpperCase()].map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0")))
      .map((bits) => numbers(bits.join(""), /[01]{8}/g, 2))
      .join(" "),
  (text) => numbers(text.replace(/"\d+":/g, ""), /\b\d{2,3}\b/g, 10),
  (text) => numbers(text, /\b[0-7]{2,3}\b/g, 8),
  (text) => numbers(text, /\b[01]{8}\b/g, 2),
  ...[0, 1, 2, 3].map(
    (skipped) => (text: string) =>
      (text.match(/[A-Za-z0-9+/_-]{8,}/g) ?? []).map((run) => Buffer.from(run.slice(skipped), "base64").toString("utf8")).join(" "),
  ),
  (text) => (text.replace(/:/g, "").match(/(?:[0-9a-f]{2}){6,}/gi) ?? []).map((run) => Buffer.from(run, "hex").toString("utf8")).join(" "),
  (text) => text.replace(/(?<=\b[\da-f]{2})[^\da-z]{1,3}(?=[\da-f]{2}\b)/gi, ""),
  (text) => (text.match(/\d+(?:, \d+){5,}/g) ?? []).map((run) => Buffer.from(run.split(", ").map(Number)).toString("utf8")).join(" "),
];

const bare = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** True when eight letters or digits of the secret in a row can be had from the text. */
export function isIn(text: string, secret: string): boolean {
  const wanted = [secret, Buffer.from(secret).toString("base64")].map(bare);
  const known = new Set([text]);
  let layer = [text];
  for (let depth = 0; depth < 3; depth += 1) {
    layer = layer.flatMap((one) => decoders.map((decode) => decode(one))).filter((one) => one.length > 7 && !known.has(one));
    for (const one of layer) known.add(one);
  }
  const flat = [...known].map(bare);
  return wanted.some((whole) =>
    Array.from({ length: whole.length - 7 }, (_, at) => whole.slice(at, at + 8)).some((part) => flat.some((one) => one.includes(part))),
  );
}
