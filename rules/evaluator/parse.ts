import { bracketClass, classOf, escapedCharacter } from "./character-classes";
import { type Anchor, characterOf, dot, type Flags, type Node, NotParsed } from "./tree";

/** Longer than any rule that a person wrote. */
const longest = 4096;
const deepest = 100;
const notEvaluated = (text: string) => new NotParsed("notEvaluated", text);
const invalid = (text: string) => new NotParsed("invalid", text);

/**
 * Parses what PCRE takes, as nginx compiles it: no options, `$` also before a last line break, a dot for all but a line
 * feed. What cannot be decided in linear time, or means another thing from one version of PCRE to the next, is said and not guessed.
 */
export function parseExpression(source: string): Node | NotParsed {
  if (source.length > longest) return notEvaluated(`it is longer than ${longest} characters`);
  try {
    return new Parser(source).whole();
  } catch (error) {
    if (error instanceof NotParsed) return error;
    throw error;
  }
}

const newLine: Node = { type: "class", fits: (code) => (code >= 10 && code <= 12) || code === 0x85 || code === 0x2028 || code === 0x2029 };
const anchors: Readonly<Record<string, Anchor>> = { A: "start", z: "end", Z: "endOrLastBreak", b: "wordEdge", B: "noWordEdge" };

class Parser {
  #at = 0;
  #depth = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): Node {
    if (/^\(\*/.test(this.#source)) throw notEvaluated("it begins with an option in (*…)");
    const node = this.#choice({ ignoreCase: false, multiline: false, dotAll: false });
    if (this.#at < this.#source.length) throw invalid("a parenthesis closes that was not opened");
    return node;
  }

  /** Alternatives up to the end of the group. Flags that are set inside hold until there. */
  #choice(flags: Flags): Node {
    this.#depth += 1;
    if (this.#depth > deepest) throw notEvaluated("its groups are nested too deeply");
    const branches: Node[] = [];
    do branches.push(this.#sequence(flags));
    while (this.#take("|"));
    this.#depth -= 1;
    return branches.length === 1 ? (branches[0] as Node) : { type: "choice", branches };
  }

  #sequence(flags: Flags): Node {
    const items: Node[] = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#sign)) {
      const quoted = this.#quotation(flags);
      const last = quoted.length > 0 ? quoted.at(-1) : this.#atom(flags);
      items.push(...quoted.slice(0, -1));
      if (last !== undefined) items.push(this.#repeated(last));
    }
    return items.length === 1 ? (items[0] as Node) : { type: "sequence", items };
  }

  get #sign(): string {
    return this.#source[this.#at] ?? "";
  }

  #take(text: string): boolean {
    const isThere = this.#source.startsWith(text, this.#at);
    if (isThere) this.#at += text.length;
    return isThere;
  }

  /** What matches at the place, or the rest of it. */
  #match(pattern: RegExp): string[] | undefined {
    const found = pattern.exec(this.#source.slice(this.#at, this.#at + 80));
    if (found === null) return undefined;
    this.#at += found[0].length;
    return [...found].map((part) => part ?? "");
  }

  /** `\Q…\E`: each character stands for itself. */
  #quotation(flags: Flags): Node[] {
    if (!this.#take("\\Q")) return [];
    const end = this.#source.indexOf("\\E", this.#at);
    const text = this.#source.slice(this.#at, end < 0 ? undefined : end);
    this.#at += text.length + (end < 0 ? 0 : 2);
    return [...Array(text.length).keys()].map((at) => characterOf(text.charAt(at), flags));
  }

  #atom(flags: Flags): Node | undefined {
    const sign = this.#sign;
    this.#at += 1;
    if (sign === "(") return this.#group(flags);
    if (sign === "\\") return this.#escape(flags);
    if (sign === ".") return dot(flags);
    if (sign === "^") return { type: "anchor", at: flags.multiline ? "lineStart" : "start" };
    if (sign === "$") return { type: "anchor", at: flags.multiline ? "lineEnd" : "endOrLastBreak" };
    if (/[*+?]/.test(sign)) throw invalid(`"${sign}" has nothing before it to repeat`);
    if (sign !== "[") return characterOf(sign, flags);
    const { node, end } = bracketClass(this.#source, this.#at, flags);
    this.#at = end;
    return node;
  }

  #escape(flags: Flags): Node | undefined {
    const letter = this.#sign;
    if (letter === "") throw invalid("it ends with a backslash");
    const single = escapedCharacter(this.#source, this.#at);
    const fits = classOf(letter);
    this.#at = single?.end ?? this.#at + 1;
    if (single !== undefined) return characterOf(single.text, flags);
    if (fits !== undefined) return { type: "class", fits };
    if (Object.hasOwn(anchors, letter)) return { type: "anchor", at: anchors[letter] as Anchor };
    if (letter === "N" && this.#sign !== "{") return dot({ ...flags, dotAll: false });
    if (letter === "E") return undefined;
    if (letter === "R") return lineBreak();
    if (/[1-9gk]/.test(letter)) throw notEvaluated("it refers back to what a group found");
    throw notEvaluated("it has an escape that is not known here");
  }

  #group(flags: Flags): Node | undefined {
    if (this.#take("*")) throw notEvaluated("it has a verb in (*…)");
    if (!this.#take("?")) return this.#closed({ ...flags });
    if (this.#take("#")) return this.#comment();
    const [look] = this.#match(/^<?[=!]/) ?? [];
    if (look !== undefined) {
      const item = this.#closed({ ...flags });
      return { type: "look", isAhead: !look.startsWith("<"), isNegative: look.endsWith("!"), item };
    }
    if (this.#match(/^(?::|\||P?<[A-Za-z_]\w{0,31}>|'[A-Za-z_]\w{0,31}')/) !== undefined) return this.#closed({ ...flags });
    if (this.#take(">")) throw notEvaluated("it has an atomic group");
    const [, on = "", , off = "", end] = this.#match(/^([a-zA-Z]*)(-([a-zA-Z]*))?([:)])/) ?? [];
    if (end === undefined || (on + off === "" && end === ")") || /[^a-zJU]/.test(on + off))
      throw notEvaluated("it has a group of a kind that is not known here");
    if (/[^ims]/.test(on + off)) throw notEvaluated("it has a flag other than i, m and s");
    const changed = flagsAfter(flags, on, off);
    if (end === ":") return this.#closed(changed);
    Object.assign(flags, changed);
    return undefined;
  }

  #comment(): undefined {
    const end = this.#source.indexOf(")", this.#at);
    if (end < 0) throw invalid("a comment is not closed");
    this.#at = end + 1;
  }

  #closed(flags: Flags): Node {
    const node = this.#choice(flags);
    if (!this.#take(")")) throw invalid("a parenthesis is not closed");
    // A group may be repeated, whatever is in it.
    return node.type === "anchor" || node.type === "look" ? { type: "sequence", items: [node] } : node;
  }

  #repeated(item: Node): Node {
    let node = item;
    for (;;) {
      const bounds = this.#bounds();
      if (bounds === undefined) return node;
      if (node !== item) throw invalid("one repetition follows another");
      if (node.type === "anchor" || node.type === "look") throw notEvaluated("it repeats what has no width");
      // Greedy or lazy, what matches is the same.
      if (!this.#take("?") && this.#take("+")) throw notEvaluated("it has a possessive repetition");
      node = { type: "repeat", item: node, ...bounds };
    }
  }

  #bounds(): { min: number; max: number } | undefined {
    if (this.#take("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#take("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.#take("?")) return { min: 0, max: 1 };
    if (/^\{ *,/.test(this.#source.slice(this.#at, this.#at + 8)))
      throw notEvaluated('"{," means one thing to old versions of PCRE, another to new ones');
    const [, low, comma, high] = this.#match(/^\{(\d{1,5})(,?)(\d{0,5})\}/) ?? [];
    if (low === undefined) return undefined;
    const min = Number(low);
    const max = comma === "" ? min : high === "" ? Number.POSITIVE_INFINITY : Number(high);
    if (max < min) throw invalid("a repetition's bounds run backwards");
    return { min, max };
  }
}

const flagsAfter = (flags: Flags, on: string, off: string): Flags => {
  const of = (letter: string, before: boolean) => (off.includes(letter) ? false : on.includes(letter) || before);
  return { ignoreCase: of("i", flags.ignoreCase), multiline: of("m", flags.multiline), dotAll: of("s", flags.dotAll) };
};

/** `\R`: a pair of carriage return and line feed is never taken apart. */
function lineBreak(): Node {
  const [cr, lf] = ["\r", "\n"].map((sign) => characterOf(sign, { ignoreCase: false, multiline: false, dotAll: false })) as [Node, Node];
  const alone: Node = { type: "sequence", items: [cr, { type: "look", isAhead: true, isNegative: true, item: lf }] };
  return { type: "choice", branches: [{ type: "sequence", items: [cr, lf] }, newLine, alone] };
}
