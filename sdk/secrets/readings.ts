import type { Effort } from "./effort";

/**
 * What a text may mean: the text itself and all that it turns into when whatever looks encoded is decoded, several times
 * over. A secret that a gateway repeats in another form stands in one of these as it is.
 */

/** How many encodings may lie upon each other. */
const deepest = 3;
/** More readings than any honest text has. */
const most = 600;

/**
 * All readings of a text; undefined where it has more than can be looked at.
 * @param effort what they may cost
 */
export function readingsOf(text: string, effort: Effort): string[] | undefined {
  // Without its blanks, too: what is encoded may be wrapped to lines, or in pieces.
  const found = new Set([text, text.replace(/\s+/g, "")]);
  let layer = [...found];
  for (let depth = 0; depth < deepest && layer.length > 0; depth += 1) {
    const next: string[] = [];
    for (const reading of layer) {
      if (!effort.spend(reading.length)) return undefined;
      for (const decoded of decodings(reading)) {
        if (found.has(decoded)) continue;
        found.add(decoded);
        next.push(decoded);
      }
      if (found.size > most) return undefined;
    }
    layer = next;
  }
  return [...found];
}

/** A text read as each encoding, where that gives another one with anything to find in it. */
function decodings(text: string): string[] {
  const escapes = [fromJson, fromHtml, fromUrl, fromOthers];
  const joint = escapes.reduce((rest, decode) => decode(rest), text);
  return [
    ...escapes.map((decode) => decode(text)),
    joint,
    ...fromBase64(text),
    fromBase32(text),
    ...fromHex(text),
    ...fromNumbers(text),
  ].filter((reading) => reading !== text && reading.length >= 4);
}

/** `\u0041`, `\u{41}`, `\x41`, `\101`, `\/`. */
const fromJson = (text: string): string =>
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
const fromOthers = (text: string): string =>
  text
    .replace(/=\s*[\r\n]\s*/g, "")
    .replace(/(?:=[\dA-F]{2})+/g, (run) => fromUrlBytes(Buffer.from(run.replaceAll("=", ""), "hex")))
    .replace(
      /(?:\\U|\\?U\+|\\u\{)([\da-f]{4,8})[} ]?|%u([\da-f]{4})|\\([\da-f]{1,6}) ?/gi,
      (whole, long, unit, css) => character(Number.parseInt(long ?? unit ?? css, 16)) ?? whole,
    );

const accents = "acute|grave|circ|uml|tilde|cedil|ring|caron";
const letters: Readonly<Record<string, string>> = { szlig: "ß", aelig: "æ", oslash: "ø", eth: "ð", thorn: "þ", oelig: "œ" };
const marks: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", sol: "/", percnt: "%", bsol: "\\" };

/** `&#65;`, `&#x41;`, `&eacute;`, `&amp;`. Names of other signs are dropped: no sign is compared. */
const fromHtml = (text: string): string =>
  text
    .replace(
      /&#(?:x0*([\da-f]{1,6})|0*(\d{1,7}));?/gi,
      (whole, hex, decimal) => character(Number.parseInt(hex ?? decimal, hex ? 16 : 10)) ?? whole,
    )
    .replace(new RegExp(`&([a-z])(?:${accents});`, "gi"), "$1")
    .replace(/&(amp|lt|gt|quot|apos);?/gi, (_, name: string) => marks[name.toLowerCase()] as string)
    .replace(/&([a-z]{2,31}\d{0,2});/gi, (_, name: string) => letters[name.toLowerCase()] ?? marks[name.toLowerCase()] ?? " ");

/** `%41`, in bytes of UTF-8 or, where they are none, of Latin-1. `+` is a sign like the blank that it stands for. */
const fromUrl = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) => fromUrlBytes(Buffer.from(run.replaceAll("%", ""), "hex")));

/** Base64 and its form for URLs. Where a run begins in the midst of it, one of four beginnings is right. */
function fromBase64(text: string): string[] {
  const runs = text.match(/[A-Za-z\d+/_-]{6,}/g) ?? [];
  return [0, 1, 2, 3].map((start) => tidy(runs.map((run) => Buffer.from(run.slice(start), "base64"))));
}

const base32Digits = "abcdefghijklmnopqrstuvwxyz234567";

/** Base32, whose letters may have lost their case. */
function fromBase32(text: string): string {
  const runs = text.match(/[A-Z2-7]{12,}/gi) ?? [];
  const bits = runs.map((run) => [...run.toLowerCase()].map((digit) => base32Digits.indexOf(digit).toString(2).padStart(5, "0")).join(""));
  return tidy(bits.map(fromBits));
}

const fromBits = (bits: string): Buffer => Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));

/** `6162`, `61 62`, `0x61, 0x62`, `61:62`, `["61","62"]`: whatever stands between the bytes. */
function fromHex(text: string): string[] {
  const runs = text.match(/(?:(?:0x)?[\da-f]{2}[^\da-z]{0,4}){4,}/gi) ?? [];
  const digits = runs.map((run) => run.replace(/0x|[^\da-f]/gi, ""));
  return [0, 1].map((start) => tidy(digits.map((run) => Buffer.from(run.slice(start), "hex"))));
}

/** `[97, 98, 99, 100]`, `97-98-99-100`: bytes as some languages print them, `141 142 143 144` as octal dumps do; `{"0":97,"1":98}`; and bit by bit. */
function fromNumbers(text: string): string[] {
  const runs = text.replace(/"\d+":/g, "").match(/(?:\d{2,3}[^\da-z]{1,4}){3,}\d{2,3}/gi) ?? [];
  const read = (radix: number) =>
    tidy(runs.map((run) => Buffer.from((run.match(/\d+/g) ?? []).map((number) => Number.parseInt(number, radix)))));
  const bits = text.match(/(?:[01]{8}[\s,;:.|/-]{0,3}){4,}/g) ?? [];
  return [read(10), read(8), tidy(bits.map((run) => fromBits(run.replace(/[^01]/g, ""))))];
}

const character = (code: number): string | undefined => (code <= 0x10ffff ? String.fromCodePoint(code) : undefined);

function fromUrlBytes(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.includes("\ufffd") ? bytes.toString("latin1") : text;
}

/** Of what was decoded the parts that may be text: the rest is noise. UTF-16 has a zero between two letters. */
const tidy = (runs: readonly Buffer[]): string =>
  runs
    .map((bytes) => bytes.toString("utf8").replaceAll("\0", "").replaceAll("\ufffd", "\n"))
    .flatMap((text) => text.match(/[\p{L}\p{N}\p{P}\p{S}\p{Zs}]{4,}/gu) ?? [])
    .join(" ");
