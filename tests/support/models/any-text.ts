import fc from "fast-check";

const surrogates = { first: 0xd800, count: 0x800 };
const codePointOf = (nth: number) => (nth < surrogates.first ? nth : nth + surrogates.count);
const nthOf = (codePoint: number) => (codePoint < surrogates.first ? codePoint : codePoint - surrogates.count);

/**
 * Any character, as fast-check's unit "binary" has it, which lists all million of them to find the place of one: a second, and
 * 140 MB that stay in the process.
 */
const anyCharacter = fc.nat(nthOf(0x10ffff)).map(
  (nth) => String.fromCodePoint(codePointOf(nth)),
  (character) => {
    if (typeof character !== "string" || !/^\P{Cs}$/su.test(character)) throw new Error("not one character");
    return nthOf(character.codePointAt(0) as number);
  },
);

/** Any text, of any characters. */
export const anyText = (maxLength?: number): fc.Arbitrary<string> =>
  fc.string({ unit: anyCharacter, ...(maxLength !== undefined && { maxLength }) });
