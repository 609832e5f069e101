import { oneLine, visibleJson } from "pulumi-oag/sdk";

/** Lines name many things, but no megabytes. */
const longestLine = 20_000;

/**
 * A stream to a person, or to a program that reads JSON. Nothing else in the command line writes to stdout or stderr: labels,
 * names and a gateway's words are in most of what it says, and here they lose what a terminal would obey.
 */
export class Output {
  #status = "";

  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Each text is one line, whatever is in it. */
  lines(...lines: readonly string[]): void {
    this.#clear();
    this.#stream.write(lines.map((line) => `${oneLine(line, longestLine)}\n`).join(""));
  }

  /** One line of JSON, with escapes for what a terminal would obey. */
  json(value: unknown): void {
    this.#clear();
    this.#stream.write(`${visibleJson(value)}\n`);
  }

  /** A line that the next one replaces; on a terminal only. */
  status(text: string): void {
    if (!this.#stream.isTTY) return;
    this.#clear();
    this.#status = oneLine(text, longestLine);
    this.#stream.write(this.#status);
  }

  #clear(): void {
    if (this.#status === "") return;
    this.#stream.write(`\r${" ".repeat(this.#status.length)}\r`);
    this.#status = "";
  }
}

/** Results. */
export const stdout = new Output(process.stdout);
/** Progress, notices and errors. */
export const stderr = new Output(process.stderr);
