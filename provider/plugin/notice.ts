/** Told to the user without failing anything. */
export function notice(message: string): void {
  // The engine shows what the plugin writes to stderr as an info line of the stack.
  process.stderr.write(`pulumi-oag: ${message}\n`);
}
