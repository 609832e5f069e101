/** A directive as nginx sees it: its name and its words, without quotes and comments. */
export interface Statement {
  name: string;
  words: readonly string[];
}

/** Directives, read as nginx reads them. */
export interface Directives {
  statements: readonly Statement[];
  /** Absent where all was read. */
  notRead?: {
    /** The end of a sentence that the directives begin. */
    why: string;
    /** True where what was not read may hold something. */
    mayHold(pattern: RegExp): boolean;
  };
}

/** Nobody writes as much by hand; what is longer is told instead of read. */
const longest = 65_536;

/** Reads directives with nginx's own quotes, escapes and comments, in time that grows with their length. */
export function directivesIn(text: string): Directives {
  if (text.length > longest)
    return { statements: [], notRead: { why: `has more than the ${longest} characters that are read`, mayHold: () => true } };
  const reader = new Reader(text);
  const statements = reader.statements();
  const why = whyNotRead(text, statements, reader.isOpen);
  return why === undefined ? { statements } : { statements, notRead: { why, mayHold: (pattern) => pattern.test(text) } };
}

function whyNotRead(text: string, statements: readonly Statement[], isOpen: boolean): string | undefined {
  if (isOpen) return "has a quote that is not closed";
  // What is between the braces of such a block has quotes and comments of its own.
  if (statements.some(({ name }) => name.endsWith("_block"))) return "has a block in another language";
  // Where a comment ends depends on who passes such a text on.
  return /\r(?!\n)/.test(text) ? "has a carriage return that ends no line" : undefined;
}

const isBlank = (sign: string | undefined) => sign === " " || sign === "\t" || sign === "\r" || sign === "\n";
const escapes: Readonly<Record<string, string>> = { '"': '"', "'": "'", "\\": "\\", t: "\t", r: "\r", n: "\n" };

class Reader {
  readonly #text: string;
  #at = 0;
  /** True where a quote was not closed. */
  isOpen = false;

  constructor(text: string) {
    this.#text = text;
  }

  statements(): Statement[] {
    const found: Statement[] = [];
    let words: string[] = [];
    while (this.#at < this.#text.length) {
      const sign = this.#text[this.#at] as string;
      if (sign === ";" || sign === "{" || sign === "}") {
        found.push(...statementOf(words));
        words = [];
      }
      if (sign === "#") this.#skipLine();
      else if (isBlank(sign) || sign === ";" || sign === "{" || sign === "}") this.#at += 1;
      else words.push(sign === '"' || sign === "'" ? this.#quoted(sign) : this.#plain());
    }
    return [...found, ...statementOf(words)];
  }

  #skipLine(): void {
    const end = this.#text.indexOf("\n", this.#at);
    this.#at = end < 0 ? this.#text.length : end + 1;
  }

  #quoted(quote: string): string {
    this.#at += 1;
    const word = this.#until((sign) => sign === quote);
    this.isOpen ||= this.#at >= this.#text.length;
    this.#at += 1;
    return word;
  }

  /** Quotes and number signs within a word are parts of it, and so is the brace of a variable. */
  #plain(): string {
    return this.#until((sign, before) => isBlank(sign) || sign === ";" || (sign === "{" && before !== "$"));
  }

  #until(isEnd: (sign: string, before: string) => boolean): string {
    const signs: string[] = [];
    let before = "";
    for (; this.#at < this.#text.length; this.#at += 1) {
      let sign = this.#text[this.#at] as string;
      if (isEnd(sign, before)) break;
      if (sign === "\\") {
        this.#at += 1;
        const escaped = this.#text[this.#at] ?? "";
        sign = escapes[escaped] ?? `\\${escaped}`;
      }
      signs.push(sign);
      before = sign;
    }
    return signs.join("");
  }
}

const statementOf = ([name, ...words]: readonly string[]): Statement[] => (name === undefined ? [] : [{ name, words }]);
