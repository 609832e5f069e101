/** True for a character that fits. Characters are UTF-16 units. */
export type Fits = (code: number) => boolean;

/** Where an assertion without width holds. */
export type Anchor = "start" | "lineStart" | "end" | "endOrLastBreak" | "lineEnd" | "wordEdge" | "noWordEdge";

/** A regular expression, parsed. What is captured does not matter: only whether something matches. */
export type Node =
  | { type: "character"; text: string; fits: Fits }
  | { type: "any"; fits: Fits }
  | { type: "class"; fits: Fits }
  | { type: "sequence"; items: readonly Node[] }
  | { type: "choice"; branches: readonly Node[] }
  | { type: "repeat"; item: Node; min: number; max: number }
  | { type: "anchor"; at: Anchor }
  | { type: "look"; isAhead: boolean; isNegative: boolean; item: Node };

/** What is written inside an inline group of flags. */
export interface Flags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
}

/** Why an expression is no tree: the gateway refuses it, or it may take it and it is not evaluated here. */
export class NotParsed {
  readonly reason: "invalid" | "notEvaluated";
  readonly text: string;

  constructor(reason: "invalid" | "notEvaluated", text: string) {
    this.reason = reason;
    this.text = text;
  }
}

/** Without UTF-8 mode PCRE folds the letters of ASCII alone. */
const otherCase = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code >= 97 && code <= 122 ? code - 32 : code);

/** The same test in any case of letters, if the flags say so. */
export const folded = (fits: Fits, { ignoreCase }: Flags): Fits => (ignoreCase ? (code) => fits(code) || fits(otherCase(code)) : fits);

/** One literal character. */
export function characterOf(text: string, flags: Flags): Node {
  const own = text.charCodeAt(0);
  return { type: "character", text, fits: folded((code) => code === own, flags) };
}

const LF = 10;

/** A dot. */
export const dot = ({ dotAll }: Flags): Node => ({ type: "any", fits: dotAll ? () => true : (code) => code !== LF });
