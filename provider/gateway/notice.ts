import { printable } from "../../sdk/text";

/** Notices list names: long, but no megabytes. */
const longestNotice = 10_000;

/** Told to the user without failing anything. */
export function notice(message: string): void {
  // The engine shows what the plugin writes to stderr as an info line of the stack. Labels and names are in it, which may hold terminal escapes.
  process.stderr.write(`pulumi-oag: ${printable(message, longestNotice)}\n`);
}
