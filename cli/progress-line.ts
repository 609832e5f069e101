import { type Output, stderr } from "./output";

/** Progress of long work, on stderr: a line that is rewritten on a terminal, few lines elsewhere. */
export class ProgressLine {
  readonly #output: Output;

  constructor(output: Output = stderr) {
    this.#output = output;
  }

  /** A step that has just begun. */
  say(text: string): void {
    this.#output.lines(text);
  }

  /** How far a counted step has come. Elsewhere than on a terminal only its end is told. */
  count(what: string, done: number, all: number): void {
    const text = `${what}: ${done} of ${all}`;
    if (done === all) this.#output.lines(text);
    else this.#output.status(text);
  }
}
