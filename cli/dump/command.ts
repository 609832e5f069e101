import { resolve } from "node:path";
import type { Command } from "commander";
import { addConnectionOptions, type ConnectionOptions, connect, namedOptions } from "../connection";
import { lineOf } from "../error-details";
import { CliError } from "../errors";
import { countOf, countsByName, countsOf } from "../kinds";
import { stdout } from "../output";
import { ProgressLine } from "../progress-line";
import { RedactingCommand } from "../usage-errors";
import { dumpEnvironments } from "./environments/dump";
import { importFile } from "./import-file";
import type { Kept } from "./kept-files";
import { writeProgram } from "./program";
import { leastPulumi, projectFiles, secretLines } from "./project";
import { projectName } from "./project-name";
import { explicitProvider, providerConstants } from "./provider";
import { readDeclared } from "./read-declared";
import { givenSettings, isLenient, scopeSettings, scopesFor } from "./setting-lines";
import { shareValues } from "./shared/share";
import type { Imported } from "./verify";
import { assertFree, writeFiles } from "./write";

interface DumpOptions extends ConnectionOptions {
  out: string;
  app?: string[];
  project?: string;
  provider?: string;
  environments?: string[];
  map?: string[];
  commonOnly?: true;
  perApp?: true;
  withDefaults?: true;
  skipUnreadable?: true;
  force?: true;
  json?: true;
}

export const dumpCommand = addConnectionOptions(
  new RedactingCommand("dump")
    .description(
      "Reads a gateway and writes a Pulumi project that declares it, with the file that imports it.\nNothing is changed on the gateway.",
    )
    .option("--out <folder>", "where to write the project", "oag")
    .option("--app <label...>", "only these apps, with the identity providers that they use")
    .option("--project <name>", "name of the Pulumi project (default: the folder's name)")
    .option("--provider <name>", "variable and name of an OagProvider that all resources are to have")
    .option("--environments <name=source...>", "one program for several gateways: each a folder of a dump, or env:PREFIX")
    .option("--map <file...>", "with --environments: labels and domains that the first one has otherwise; of several NAME=FILE")
    .option("--common-only", "with --environments: leave out what not every one of them has")
    .option("--per-app", "one file per app instead of one for all")
    .option("--with-defaults", "declare values that every new app has, too")
    .option("--skip-unreadable", "leave out what cannot be read or declared instead of failing")
    .option("--force", "renew a dump that is there already; a file that was changed since is kept beside, as FILE.edited, and named")
    .option("--json", "print the result as one line of JSON"),
)
  .addHelpText(
    "after",
    `
Exit codes: 0 written, 1 an error (nothing written).

From staging to production, with one program: pulumi-oag dump --environments staging=env:STAGING production=env:PRODUCTION
env:STAGING is the gateway that STAGING_HOSTNAME, STAGING_CLIENT_ID, STAGING_PRIVATE_KEY_FILE … name. What is the same stands in the
program; hosts, identity providers' domains, certificates, back ends, groups and whatever else differs stand in Pulumi.NAME.yaml of each.
What not every gateway has is declared under a condition. Labels and domains that belong together are told by --map, as for diff.
Labels of --app are those of the first gateway. The provider of --provider has each stack's own settings.

pulumi ${leastPulumi} or newer imports what is written: pulumi import --file import.json --generate-code=false --protect=false`,
  )
  .action((options: DumpOptions, command: Command) => {
    if (options.environments === undefined) return dump(options);
    return several(options, options.environments, namedOptions(command));
  });

function several(options: DumpOptions, environments: readonly string[], named: readonly string[]): Promise<void> {
  if (named.length > 0)
    throw new CliError("OAG_USAGE", `${named.join(", ")}: several gateways are named by --environments, each with variables of its own`);
  return dumpEnvironments({
    out: options.out,
    project: projectName(options),
    environments,
    labels: options.app,
    perApp: options.perApp === true,
    provider: options.provider,
    map: options.map ?? [],
    commonOnly: options.commonOnly === true,
    withDefaults: options.withDefaults === true,
    skipUnreadable: options.skipUnreadable === true,
    force: options.force === true,
    json: options.json === true,
  });
}

async function dump(options: DumpOptions): Promise<void> {
  for (const name of ["map", "commonOnly"] as const)
    if (options[name] !== undefined)
      throw new CliError("OAG_USAGE", `--${name === "map" ? name : "common-only"} goes together with \`--environments\``);
  const project = projectName(options);
  const provider = explicitProvider(options.provider, project);
  assertFree(options.out, options.force === true);
  const progress = new ProgressLine();
  const asked = { labels: options.app, skipUnreadable: options.skipUnreadable === true, withDefaults: options.withDefaults === true };
  const read = await readDeclared(connect(options), { ...asked, provider: provider?.name }, progress);
  const { snapshot, resources, imported } = read;
  const lenient = isLenient();
  const given = givenSettings(options);
  const more = { validation: lenient ? "warn" : undefined, scopes: scopesFor(snapshot) };
  const program = shareValues(resources, provider && providerConstants(provider, given, more));
  const files = projectFiles(
    { project, isLenient: lenient, settings: provider === undefined ? [...given, ...scopeSettings(snapshot)] : given, provider },
    snapshot,
    resources,
    await writeProgram(program, options.perApp === true),
  );
  files.set(
    "import.json",
    importFile(resources, (resource) => imported.get(resource) as Imported, provider),
  );
  const kept = writeFiles(options.out, files, options.force === true);
  const leftOut = read.leftOut.map(lineOf);
  for (const line of leftOut) progress.say(`left out: ${line}`);
  const count = countOf(resources);
  const result = {
    folder: resolve(options.out),
    origin: snapshot.origin,
    ...countsByName(count),
    leftOut,
    kept: kept.map(({ path, copy }) => ({ path, copy })),
    secrets: secretLines(resources),
    remarks: resources.flatMap(({ remarks, title }) => remarks.map((remark) => `${title}: ${remark}`)),
  };
  if (options.json) stdout.json(result);
  else stdout.lines(...describe(options.out, countsOf(count), result));
}

function describe(
  out: string,
  counts: string,
  result: { remarks: string[]; secrets: string[]; kept: Pick<Kept, "path" | "copy">[] },
): string[] {
  return [
    `${out}: ${counts}. Nothing was changed on the gateway.`,
    ...result.kept.map(({ path, copy }) => `  kept: what you had written in ${path} is in ${copy}`),
    ...result.remarks.map((remark) => `  note: ${remark}`),
    ...(result.secrets.length === 0
      ? []
      : ["", "The API never shows these; each line asks for the value:", ...result.secrets.map((line) => `  ${line}`)]),
    "",
    `Go on with ${out}/README.md. Code that goes into another program is pasted before the next preview there.`,
  ];
}
