import { Command } from "commander";
import { addServeOptions, serve } from "./serve";

const program = addServeOptions(
  new Command("pulumi-oag-simulator").description(
    "A stand-in for an Okta Access Gateway: its API over HTTPS on loopback, strict and stateful, for tests and first tries.\nIt is no gateway: it proxies nothing and forgets everything when it stops.",
  ),
).action((options) => serve(options));

program.parseAsync().catch((error: Error) => {
  process.stderr.write(`pulumi-oag-simulator: ${error.message}\n`);
  process.exitCode = 1;
});
