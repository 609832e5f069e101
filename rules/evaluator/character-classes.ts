import { type Fits, type Flags, folded, type Node, NotParsed } from "./tree";

const between =
  (...pairs: readonly string[]): Fits =>
  (code) =>
    pairs.some((pair) => code >= pair.charCodeAt(0) && code <= pair.charCodeAt(pair.length - 1));
const not =
  (fits: Fits): Fits =>
  (code) =>
    !fits(code);

const digit = between("09");
export const wordCharacter = between("az", "AZ", "09", "_");
const space = between("\t\r", " ");
const horizontal = between("\t", " ", "\u00a0", "\u1680", "\u180e", "\u2000\u200a", "\u202f", "\u205f", "\u3000");
const vertical = between("\n\r", "\u0085", "\u2028\u2029");

/** Classes that one letter after a backslash stands for, inside brackets and outside. */
const byLetter: Readonly<Record<string, Fits>> = {
  d: digit,
  D: not(digit),
  w: wordCharacter,
  W: not(wordCharacter),
  s: space,
  S: not(space),
  h: horizontal,
  H: not(horizontal),
  v: vertical,
  V: not(vertical),
};

/** The class that an escaped letter stands for. */
export const classOf = (letter: string): Fits | undefined => (Object.hasOwn(byLetter, letter) ? byLetter[letter] : undefined);

/** Classes by the names of POSIX. */
const byName: Readonly<Record<string, Fits>> = {
  alpha: between("az", "AZ"),
  digit,
  alnum: between("az", "AZ", "09"),
  upper: between("AZ"),
  lower: between("az"),
  space,
  blank: between("\t", " "),
  punct: between("!/", ":@", "[`", "{~"),
  xdigit: between("09", "af", "AF"),
  word: wordCharacter,
  print: between(" ~"),
  graph: between("!~"),
  cntrl: between("\u0000\u001f", "\u007f"),
  ascii: between("\u0000\u007f"),
};

/** Single characters that an escaped letter stands for. */
const controls: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f", e: "\u001b", a: "\u0007" };

/** A character that an escape at `at` (the letter after the backslash) stands for, and where the escape ends. */
export function escapedCharacter(source: string, at: number): { text: string; end: number } | undefined {
  const letter = source[at] ?? "";
  if (Object.hasOwn(controls, letter)) return { text: controls[letter] as string, end: at + 1 };
  if (letter === "x") {
    const [whole, braced, plain] = /^x(?:\{([0-9a-fA-F]{1,4})\}|([0-9a-fA-F]{2}))/.exec(source.slice(at, at + 8)) ?? [];
    if (whole === undefined) return undefined;
    return { text: String.fromCharCode(Number.parseInt(braced ?? plain ?? "", 16)), end: at + whole.length };
  }
  return /[^A-Za-z0-9]/.test(letter) ? { text: letter, end: at + 1 } : undefined;
}

/** What stands between brackets, from behind the opening one. */
export function bracketClass(source: string, from: number, flags: Flags): { node: Node; end: number } {
  let at = from;
  const isNegative = source[at] === "^";
  if (isNegative) at += 1;
  const tests: Fits[] = [];
  for (let isFirst = true; isFirst || source[at] !== "]"; isFirst = false) {
    if (at >= source.length) throw new NotParsed("invalid", "a bracket is not closed");
    const low = member(source, at);
    at = low.end;
    if (low.text === undefined || source[at] !== "-" || source[at + 1] === "]" || at + 1 >= source.length) {
      tests.push(low.fits);
      continue;
    }
    const high = member(source, at + 1);
    // After a class, as in [\w-z], the hyphen is one.
    if (high.text === undefined) throw new NotParsed("notEvaluated", "a range in brackets ends with a class");
    if (high.text < low.text) throw new NotParsed("invalid", "a range in brackets runs backwards");
    tests.push(between(low.text + high.text));
    at = high.end;
  }
  const any: Fits = folded((code) => tests.some((fits) => fits(code)), flags);
  return { node: { type: "class", fits: isNegative ? not(any) : any }, end: at + 1 };
}

/** One member of a bracket class: a character, or a class, which has no text. */
function member(source: string, at: number): { text?: string; fits: Fits; end: number } {
  const sign = source[at] ?? "";
  const [posix, negated, name = ""] = /^\[:(\^?)([a-z]+):\]/.exec(source.slice(at, at + 16)) ?? [];
  if (posix !== undefined) {
    const fits = Object.hasOwn(byName, name) ? byName[name] : undefined;
    if (fits === undefined) throw new NotParsed("invalid", "a class between [: and :] has no such name");
    return { fits: negated ? not(fits) : fits, end: at + posix.length };
  }
  if (/^\[[.=]/.test(source.slice(at, at + 2))) throw new NotParsed("notEvaluated", "a collating element stands in brackets");
  if (sign !== "\\") return { text: sign, fits: between(sign), end: at + 1 };
  const letter = source[at + 1] ?? "";
  const fits = classOf(letter);
  if (fits !== undefined) return { fits, end: at + 2 };
  const single = letter === "b" ? { text: "\b", end: at + 2 } : escapedCharacter(source, at + 1);
  if (single === undefined) throw new NotParsed("notEvaluated", "an escape in brackets is not one that is known here");
  return { ...single, fits: between(single.text) };
}
