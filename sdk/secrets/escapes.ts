/** Texts in which signs, or all characters, stand as escapes: read as what they mean. */

import { domainToUnicode } from "node:url";

/** `\u0041`, `\u{41}`, `\x41`, `\101`, `\/`. */
export const fromJson = (text: string): string =>
  text.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([0-3][0-7]{2})|([\s\S]))/gi,
    (whole, point, unit, byte, octal, plain) => {
      if (plain !== undefined) return "nrtbf0".includes(plain) ? " " : plain;
      return character(Number.parseInt(point ?? unit ?? byte ?? octal, octal === undefined ? 16 : 8)) ?? whole;
    },
  );

/**
 * `%u0041`, `\U00000041`, `\u{00000041}`, `U+0041`, CSS's `\000041` and `\41 `, and `=41` of quoted-printable, whose lines end
 * in `=`.
 */
export const fromOthers = (text: string): string =>
  text
    .replace(/=\s*[\r\n]\s*/g, "")
    .replace(/(?:=[\dA-F]{2})+/g, (run) => fromUrlBytes(Buffer.from(run.replaceAll("=", ""), "hex")))
    .replace(
      /(?:\\U|\\?U\+|\\u\{)([\da-f]{4,8})[} ]?|%u([\da-f]{4})|\\([\da-f]{1,6}) ?/gi,
      (whole, long, unit, css) => character(Number.parseInt(long ?? unit ?? css, 16)) ?? whole,
    );

const accents = "acute|grave|circ|uml|tilde|cedil|ring|caron";
const letters: Readonly<Record<string, string>> = { szlig: "ß", aelig: "æ", oslash: "ø", eth: "ð", thorn: "þ", oelig: "œ" };
const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", sol: "/", percnt: "%", bsol: "\\" };

/** `&#65;`, `&#x41;`, `&eacute;`, `&amp;`. Names of other signs are dropped: no sign is compared. */
export const fromHtml = (text: string): string =>
  text
    .replace(
      /&#(?:x0*([\da-f]{1,6})|0*(\d{1,7}));?/gi,
      (whole, hex, decimal) => character(Number.parseInt(hex ?? decimal, hex ? 16 : 10)) ?? whole,
    )
    .replace(new RegExp(`&([a-z])(?:${accents});`, "gi"), "$1")
    .replace(/&(amp|lt|gt|quot|apos);?/gi, (_, name: string) => signs[name.toLowerCase()] as string)
    .replace(/&([a-z]{2,31}\d{0,2});/gi, (_, name: string) => letters[name.toLowerCase()] ?? signs[name.toLowerCase()] ?? " ");

/** `%41`, in bytes of UTF-8 or, where they are none, of Latin-1. `+` is a sign like the blank that it stands for. */
export const fromUrl = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) => fromUrlBytes(Buffer.from(run.replaceAll("%", ""), "hex")));

const character = (code: number): string | undefined => (code <= 0x10ffff ? String.fromCodePoint(code) : undefined);

function fromUrlBytes(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.includes("\ufffd") ? bytes.toString("latin1") : text;
}

/** What Windows has where Latin-1 has control characters. */
const windows =
  "\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178";
const windowsCodes = [0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, ...range(0x91, 0x9c), 0x9e, 0x9f];
const byteOf = new Map([...windows].map((sign, at) => [sign, windowsCodes[at] as number]));
const misread = new RegExp(`[\\x80-\\xff${windows}]{2,}`, "g");

/** `SchlÃ¼ssel`: bytes of UTF-8 that somebody took for Latin-1, or for what Windows has in its place. */
export const fromLatin1 = (text: string): string =>
  text.replace(misread, (run) => {
    const read = Buffer.from([...run].map((sign) => byteOf.get(sign) ?? sign.charCodeAt(0))).toString("utf8");
    return read.includes("\ufffd") ? run : read;
  });

/** `\\0101`, as shells have bytes, which CSS reads otherwise. */
export const fromShell = (text: string): string =>
  text.replace(/\\0([0-3]?[0-7]{2})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** `_x0041_`, as XML has signs in names. */
export const fromXmlName = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/gi, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));

/** `xn--schlssel-95a`: labels of international host names. */
export const fromHostName = (text: string): string => text.replace(/xn--[a-z\d-]{1,59}/gi, (label) => domainToUnicode(label) || label);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
