import { addServeOptions, type ServeOptions, serve } from "pulumi-oag-simulator";
import { readSnapshot } from "../dump/read-snapshot";
import { CliError } from "../errors";
import { RedactingCommand } from "../usage-errors";
import { seedOf } from "./seed";

export const simulatorCommand = addServeOptions(
  new RedactingCommand("simulator")
    .description(
      "Starts a stand-in gateway on loopback, filled with what a dump holds, so that a change can be tried on a copy.\nIt is no gateway: it proxies nothing and forgets everything when it stops.",
    )
    .option("--seed <folder>", "a folder that `pulumi-oag dump` wrote"),
)
  .addHelpText(
    "after",
    "\nThe copy has the ids of the real objects, so the dump's import.json fits it. Secrets that no dump holds are replaced by words that say so.\nExit codes: 0 stopped, 1 an error.",
  )
  .action(async ({ seed, ...options }: ServeOptions & { seed?: string }) => {
    const dump = seed === undefined ? undefined : seedOf(readSnapshot(seed));
    await serve(options, (gateway) => {
      if (dump !== undefined) gateway.store.load(dump);
    }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "EADDRINUSE" ? new CliError("OAG_USAGE", error.message) : error;
    });
  });
