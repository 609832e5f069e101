import { Command, CommanderError } from "commander";
import { adoptCommand } from "./adopt/command";
import { auditCommand } from "./audit/command";
import { diffCommand } from "./diff/command";
import { doctorCommand } from "./doctor/command";
import { dumpCommand } from "./dump/command";
import { CliError, exitCodes, wordsOf } from "./errors";
import { explainCommand } from "./explain/command";
import { type Output, stderr, stdout } from "./output";
import { simulatorCommand } from "./simulator/command";
import { version } from "./version";

/** What commander writes: lines, each ended. */
const lines = (output: Output) => (text: string) => output.lines(...text.replace(/\n$/, "").split("\n"));

const program = new Command("pulumi-oag")
  .description("Brings a configured Okta Access Gateway under Pulumi, and looks after it.")
  .version(version)
  .showHelpAfterError("(add --help for what is allowed)")
  .exitOverride()
  .configureOutput({ writeOut: lines(stdout), writeErr: lines(stderr) })
  .configureHelp({ showGlobalOptions: true });
for (const command of [dumpCommand, adoptCommand, diffCommand, auditCommand, explainCommand, doctorCommand, simulatorCommand])
  program.addCommand(command.copyInheritedSettings(program));

// Whoever reads the output may have seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? exitCodes.fine : exitCodes.error));

program.parseAsync().catch((error: unknown) => {
  // Commander has told its own already; asking for help is none.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.error;
    return;
  }
  stderr.lines(`pulumi-oag: ${wordsOf(error)}`);
  if (error instanceof CliError) stderr.lines(...error.details.map((line) => `  ${line}`));
  process.exitCode = exitCodes.error;
});
