import { printable } from "pulumi-oag/sdk";

/** Progress of long work, on stderr: a line that is rewritten on a terminal, few lines elsewhere. */
export class Progress {
  #last = "";

  constructor(
    private readonly stream: NodeJS.WriteStream = process.stderr,
    private readonly isQuiet = false,
  ) {}

  /** A step that has just begun. */
  say(text: string): void {
    if (this.isQuiet) return;
    this.#clear();
    this.stream.write(`${printable(text, 5000)}\n`);
  }

  /** How far a counted step has come. Elsewhere than on a terminal only its end is told. */
  count(what: string, done: number, all: number): void {
    if (this.isQuiet) return;
    const text = `${what}: ${done} of ${all}`;
    if (this.stream.isTTY) {
      this.#clear();
      this.stream.write(text);
      this.#last = text;
      if (done === all) this.stream.write("\n");
      if (done === all) this.#last = "";
    } else if (done === all) this.stream.write(`${text}\n`);
  }

  #clear(): void {
    if (this.#last === "") return;
    this.stream.write(`\r${" ".repeat(this.#last.length)}\r`);
    this.#last = "";
  }
}
