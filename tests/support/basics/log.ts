import type { Log } from "pulumi-oag/sdk";

/** Keeps what was said. */
export class TestLog implements Log {
  readonly debugged: string[] = [];
  readonly warned: string[] = [];

  debug(message: string): void {
    this.debugged.push(message);
  }

  warn(message: string): void {
    this.warned.push(message);
  }
}
