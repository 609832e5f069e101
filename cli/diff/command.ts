import type { Command } from "commander";
import { addConnectionOptions, type Connection, type ConnectionOptions, connect, namedOptions } from "../connection";
import { counted, differing } from "../counts";
import { listEverywhere } from "../dump/everywhere";
import { offlineLists } from "../dump/offline";
import { type Failure, spelledName } from "../error-details";
import { CliError, causeOf, exitCodes } from "../errors";
import type { Json } from "../json";
import { forEverywhere, type KindEverywhere, type KindName, kindNames, kinds, kindsEverywhere, objectName, offlineKinds } from "../kinds";
import { stdout } from "../output";
import { ProgressLine } from "../progress-line";
import { RedactingCommand } from "../usage-errors";
import { type Difference, differences } from "./compare";
import { line } from "./lines";
import { diffTwo } from "./promotion";
import { type Recorded, readRecorded } from "./recorded";

/** What became of one recorded object. */
interface Comparison {
  kind: Recorded["kind"];
  name: string;
  id: string;
  status: "same" | "different" | "gone";
  differences: Difference[];
}

/** An object that only the gateway has. */
interface Unmanaged {
  kind: Recorded["kind"];
  id: string;
  title: string;
}

export const diffCommand = addConnectionOptions(
  new RedactingCommand("diff")
    .description(
      "Compares a gateway with a stack's state or with a dump, or two gateways with each other, property by property. Nothing is changed.",
    )
    .argument("<source>", "a folder that `pulumi-oag dump` wrote, a file of `pulumi stack export`, or - for standard input")
    .argument(
      "[other]",
      "with it, source and other are compared, apps by label and identity providers by domain: each a folder of a dump, or env:PREFIX",
    )
    .option("--map <file>", "what is meant to differ between two gateways: JSON with labels, hosts, domains, certificates, values, ignore")
    .option("--unmanaged", "objects that only the gateway has are differences, too")
    .option("--json", "print the result as one line of JSON"),
)
  .addHelpText(
    "after",
    "\nExit codes: 0 the same, 2 different, 1 an error.\nOnly what the program declares is compared; secret values cannot be, and are never shown.\n\nTwo gateways: pulumi-oag diff env:STAGING env:PRODUCTION --map staging-to-production.json\nenv:STAGING is the gateway that STAGING_HOSTNAME, STAGING_CLIENT_ID, STAGING_PRIVATE_KEY_FILE … name: the variables of\nthe other commands, with STAGING_ instead of OAG_. All that the API shows is compared, ids by what they name.",
  )
  .action((source: string, other: string | undefined, options: DiffOptions, command: Command) => {
    if (other === undefined) return diff(source, options);
    const named = namedOptions(command);
    if (named.length > 0)
      throw new CliError("OAG_USAGE", `${named.join(", ")}: two gateways are named by env:PREFIX, each with variables of its own`);
    return diffTwo(source, other, options);
  });

interface DiffOptions extends ConnectionOptions {
  unmanaged?: true;
  json?: true;
  map?: string;
}

async function diff(source: string, options: DiffOptions): Promise<void> {
  if (options.map !== undefined)
    throw new CliError("OAG_USAGE", "--map is for two gateways; give both, as in: `pulumi-oag diff staging production --map map.json`");
  const recorded = await readRecorded(source);
  const connection = connect(options);
  const progress = new ProgressLine();
  progress.say(`comparing ${counted(recorded.length, "object")} with ${connection.origin}`);
  let done = 0;
  const failed: Failure[] = [];
  const comparisons = await Promise.all(
    recorded.map(async (resource) => {
      const comparison = await compareWithGateway(resource).catch((error: unknown) => {
        failed.push(causeOf(error));
        return undefined;
      });
      done += 1;
      progress.count("compared", done, recorded.length);
      return comparison;
    }),
  );
  if (failed.length > 0)
    throw new CliError("OAG_INCOMPLETE", `${failed.length} of ${counted(recorded.length, "object")} cannot be compared`, failed);
  const unmanaged = await unmanagedOf(connection, recorded, progress);
  const compared = comparisons.flatMap((comparison) => (comparison === undefined ? [] : [comparison]));
  const isSame = compared.every(({ status }) => status === "same") && (options.unmanaged !== true || unmanaged.length === 0);
  if (options.json) stdout.json({ same: isSame, resources: compared, unmanaged });
  else stdout.lines(...describe(compared, unmanaged, options.unmanaged === true));
  process.exitCode = isSame ? exitCodes.fine : exitCodes.different;
}

async function compareWithGateway({ kind, name, id, inputs, outputs }: Recorded): Promise<Comparison> {
  const live = await kinds[kind].handler.read(id, outputs);
  if (live.id === "") return { kind, name, id, status: "gone", differences: [] };
  const found = differences(inputs, live.inputs ?? {});
  return { kind, name, id, status: found.length > 0 ? "different" : "same", differences: found };
}

async function unmanagedOf(connection: Connection, recorded: readonly Recorded[], progress: ProgressLine): Promise<Unmanaged[]> {
  const known = new Set(recorded.map(({ id }) => id));
  const listed = await listEverywhere(connection);
  // Offline mode is looked at where the record has some of it: most gateways have none.
  const hasOffline = recorded.some(({ kind }) => !kinds[kind].isEverywhere);
  const idps = listed.idp.items.map(({ id }) => ({ id: String(id) }));
  const listOf = async (kind: (typeof offlineKinds)[number]) => {
    const nameless: Json[] = [];
    const items = hasOffline ? await offlineLists[kind](connection, idps, progress, ({ item }) => nameless.push(item)) : [];
    return [kind, [...nameless, ...items]] as const;
  };
  const offline = Object.fromEntries(await Promise.all(offlineKinds.map(listOf)));
  const all: Readonly<Record<string, readonly Json[]>> = { ...forEverywhere((kind) => listed[kind].items), ...offline };
  const named = (kind: KindName, items: readonly Json[]) =>
    items.map((item) => ({ kind, id: String(item.id ?? "an odd id"), title: String(kinds[kind].titleOf(item) ?? "?") }));
  // One that is not as the contract says is there all the same.
  const odd = (kind: KindEverywhere) => listed[kind].refused.map(({ item }) => item);
  return [
    ...kindsEverywhere.toReversed().flatMap((kind) => named(kind, odd(kind))),
    ...kindNames.flatMap((kind) => named(kind, all[kind] ?? [])),
  ].filter(({ id }) => !known.has(id));
}

function describe(compared: readonly Comparison[], unmanaged: readonly Unmanaged[], namesUnmanaged: boolean): string[] {
  const lines = compared.flatMap(({ kind, name, id, status, differences: found }) => {
    if (status === "same") return [];
    if (status === "gone") return [`${name}: the ${kinds[kind].noun} ${id} is gone from the gateway`];
    return [`${name} (${kinds[kind].noun} ${id}), as recorded => on the gateway:`, ...found.map(line)];
  });
  if (namesUnmanaged)
    lines.push(...unmanaged.map(({ kind, id, title }) => `only on the gateway: ${spelledName(objectName(kind, title, id))}`));
  const count = compared.filter(({ status }) => status !== "same").length;
  lines.push(differing(count, compared.length));
  if (!namesUnmanaged && unmanaged.length > 0) lines.push(`${unmanaged.length} more are only on the gateway; --unmanaged names them.`);
  return lines;
}
