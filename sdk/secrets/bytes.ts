/** Texts that stand for bytes, read as the text that those are. */

/** All ways to read a text as bytes. */
export const fromBytes = (text: string): string[] => [...fromBase64(text), ...fromBase32(text), ...fromHex(text), ...fromNumbers(text)];

/** Base64 and its form for URLs. Where a run begins in the midst of it, one of four beginnings is right. */
function fromBase64(text: string): string[] {
  const runs = text.match(/[A-Za-z\d+/_-]{6,}/g) ?? [];
  return [0, 1, 2, 3].flatMap((start) => {
    const bytes = runs.map((run) => Buffer.from(run.slice(start), "base64"));
    return [tidy(bytes), ...fromUtf16(bytes)];
  });
}

const base32Digits = "abcdefghijklmnopqrstuvwxyz234567";

/** Words with signs between them are of many lengths, and rarely so many of one. */
const groups =
  /(?<![A-Za-z\d])(?:(?:[A-Z2-7]{4}[-_ ]){3,}[A-Z2-7]{1,4}|(?:[a-z2-7]{4}[-_ ]){3,}[a-z2-7]{1,4}|(?:[A-Z2-7]{8}[-_ ])+[A-Z2-7]{2,8})(?![A-Za-z\d])/g;

/**
 * Base32, whose letters may have lost their case, in groups too. Where a run begins in the midst of it, one of eight
 * beginnings is right.
 */
function fromBase32(text: string): string[] {
  const runs = text.match(/[A-Z2-7]{12,}/gi) ?? [];
  const pieces = text.match(groups) ?? [];
  const ofOneCase = runs.filter((run) => run === run.toUpperCase() || run === run.toLowerCase());
  const read = (texts: readonly string[], start: number) => tidy(texts.map((run) => fromBits(bitsOf(run.slice(start)))));
  return [
    read(runs, 0),
    read(
      pieces.map((group) => group.replace(/[-_ ]/g, "")),
      0,
    ),
    ...[1, 2, 3, 4, 5, 6, 7].map((start) => read(ofOneCase, start)),
  ];
}

const bitsOf = (run: string): string =>
  [...run.toLowerCase()].map((digit) => base32Digits.indexOf(digit).toString(2).padStart(5, "0")).join("");

const fromBits = (bits: string): Buffer => Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));

/** `6162`, `61 62`, `0x61, 0x62`, `61:62`, `["61","62"]`: whatever stands between the bytes. */
function fromHex(text: string): string[] {
  const runs = text.match(/(?:(?:0x)?[\da-f]{2}[^\da-z]{0,4}){4,}/gi) ?? [];
  const digits = runs.map((run) => run.replace(/0x|[^\da-f]/gi, ""));
  return [0, 1].flatMap((start) => {
    const bytes = digits.map((run) => Buffer.from(run.slice(start), "hex"));
    return [tidy(bytes), ...fromUtf16(bytes)];
  });
}

/**
 * `[97, 98, 99, 100]`, `97-98-99-100`: bytes as some languages print them, with a sign in Java, and characters by their number;
 * `141 142 143 144` as octal dumps do, `0o141, 0o142`; `{"0":97,"1":98}`; and bit by bit, `0b01100001`.
 */
function fromNumbers(text: string): string[] {
  const bare = text.replace(/"\d+":|\b0[ob](?=[01]{2})|\b0o(?=\d)/gi, "");
  const runs = bare.match(/(?:\d{2,3}[^\da-z]{1,4}){3,}\d{2,3}/gi) ?? [];
  const read = (radix: number) => runs.map((run) => Buffer.from((run.match(/\d+/g) ?? []).map((number) => Number.parseInt(number, radix))));
  const signed = bare.match(/(?:-?\d{1,3}, ?){3,}-?\d{1,3}/g)?.filter((run) => run.includes("-")) ?? [];
  const bytes = signed.map((run) => Buffer.from(run.split(",").map(Number)));
  const bits = bare.match(/(?:[01]{8}[\s,;:.|/-]{0,3}){4,}/g) ?? [];
  const decimal = read(10);
  return [
    tidy(decimal),
    tidy(read(8)),
    tidy(bits.map((run) => fromBits(run.replace(/[^01]/g, "")))),
    tidy(bytes),
    ...fromUtf16([...decimal, ...bytes]),
    fromCodePoints(bare),
  ];
}

/** `[1087, 1072, 1088]`: of characters that are no bytes. */
function fromCodePoints(text: string): string {
  const runs = text.match(/(?:\d{2,6}[^\da-z]{1,4}){3,}\d{2,6}/gi)?.filter((run) => /\d{4}|[3-9]\d\d/.test(run)) ?? [];
  return runs.map((run) => (run.match(/\d+/g) ?? []).map((number) => String.fromCodePoint(Number(number))).join("")).join(" ");
}

/** Of what was decoded the parts that may be text: the rest is noise. UTF-16 has a zero between two letters. */
const tidy = (runs: readonly Buffer[]): string =>
  runs
    .map((bytes) => bytes.toString("utf8").replaceAll("\0", "").replaceAll("\ufffd", "\n"))
    .flatMap((text) => text.match(/[\p{L}\p{N}\p{P}\p{S}\p{Zs}]{4,}/gu) ?? [])
    .join(" ");

/**
 * UTF-16 of other scripts than Latin, which {@link tidy} reads. Any bytes are characters of some script, but in noise one of
 * four is none.
 */
function fromUtf16(runs: readonly Buffer[]): string[] {
  const read = (bytes: Buffer) => {
    const text = bytes.toString("utf16le");
    return text.length >= 6 && !/[^\p{L}\p{M}\p{N}\p{P}\p{S}\s\ufeff]/u.test(text) ? text : "";
  };
  const even = (bytes: Buffer) => bytes.subarray(0, bytes.length & ~1);
  // What stands before it may have made it begin at an odd byte.
  const starts = [runs.map(even), runs.map((bytes) => even(bytes.subarray(1)))];
  return starts.flatMap((list) => [list, list.map((bytes) => Buffer.from(bytes).swap16())]).map((list) => list.map(read).join(" ").trim());
}
