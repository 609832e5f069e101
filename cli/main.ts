import { Command, CommanderError } from "commander";
import { printable } from "pulumi-oag/sdk";
import { diffCommand } from "./diff/command";
import { doctorCommand } from "./doctor/command";
import { dumpCommand } from "./dump/command";
import { CliError, exitCodes, wordsOf } from "./errors";
import { simulatorCommand } from "./simulator/command";

const { version } = require("../package.json") as { version: string };

const program = new Command("pulumi-oag")
  .description("Brings a configured Okta Access Gateway under Pulumi, and looks after it.")
  .version(version)
  .showHelpAfterError("(add --help for what is allowed)")
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
for (const command of [dumpCommand, diffCommand, doctorCommand, simulatorCommand])
  program.addCommand(command.copyInheritedSettings(program));

// Whoever reads the output may have seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? exitCodes.fine : exitCodes.error));

program.parseAsync().catch((error: unknown) => {
  // Commander has told its own already; asking for help is none.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.error;
    return;
  }
  // Labels and the gateway's text are in it: no terminal escapes.
  process.stderr.write(`pulumi-oag: ${printable(wordsOf(error), 5000)}\n`);
  if (error instanceof CliError) for (const line of error.details) process.stderr.write(`  ${printable(line, 5000)}\n`);
  process.exitCode = exitCodes.error;
});
