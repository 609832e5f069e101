import { type Command, CommanderError } from "commander";
import { lineOf } from "./error-details";
import { CliError, exitCodes, wordsOf } from "./errors";
import { type Output, stderr, stdout } from "./output";
import { version } from "./version";

/** What commander writes: lines, each ended. */
const lines = (output: Output) => (text: string) => output.lines(...text.replace(/\n$/, "").split("\n"));

/** One is loaded when it is asked for: the stand-in alone, or what writes programs, takes longer to load than all else. */
const commands: Record<string, () => Promise<Command>> = {
  dump: async () => (await import("./dump/command.js")).dumpCommand,
  adopt: async () => (await import("./adopt/command.js")).adoptCommand,
  diff: async () => (await import("./diff/command.js")).diffCommand,
  audit: async () => (await import("./audit/command.js")).auditCommand,
  explain: async () => (await import("./explain/command.js")).explainCommand,
  doctor: async () => (await import("./doctor/command.js")).doctorCommand,
  simulator: async () => (await import("./simulator/command.js")).simulatorCommand,
};

/** The command that the first word names; all of them where it names none, for the help and what looks for a near name. */
async function wantedCommands([first = ""]: readonly string[]): Promise<Command[]> {
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  return Promise.all((named === undefined ? Object.values(commands) : [named]).map((load) => load()));
}

async function main(args: readonly string[]): Promise<void> {
  // Loaded here, so that what it finds wrong when it is loaded is told as all else is.
  const { RedactingCommand } = await import("./usage-errors.js");
  const program = new RedactingCommand("pulumi-oag")
    .description("Brings a configured Okta Access Gateway under Pulumi, and looks after it.")
    .version(version)
    .showHelpAfterError("(add --help for what is allowed)")
    .exitOverride()
    .configureOutput({ writeOut: lines(stdout), writeErr: lines(stderr) })
    .configureHelp({ showGlobalOptions: true });
  for (const command of await wantedCommands(args)) program.addCommand(command.copyInheritedSettings(program));
  await program.parseAsync(args, { from: "user" });
}

// Whoever reads the output may have seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? exitCodes.fine : exitCodes.error));

main(process.argv.slice(2)).catch((error: unknown) => {
  // Commander has told its own already; asking for help is none.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.error;
    return;
  }
  stderr.lines(`pulumi-oag: ${wordsOf(error)}`);
  if (error instanceof CliError) stderr.lines(...error.details.map((detail) => `  ${lineOf(detail)}`));
  process.exitCode = exitCodes.error;
});
