import { parsePrefix, withGateway } from "../../diff/read-side";
import { readRecorded } from "../../diff/recorded";
import { CliError } from "../../errors";
import { isObject } from "../../json";
import { forEverywhere, kinds } from "../../kinds";
import type { ProgressLine } from "../../progress-line";
import { withoutCredentials } from "../credentials";
import { readDeclared } from "../read-declared";
import { readSnapshot } from "../read-snapshot";
import { givenSettings, isLenient } from "../setting-lines";
import { declared, type Imported } from "../verify";
import type { EnvironmentArgument } from "./arguments";
import { isOfDump, unreadIn } from "./dump-notes";
import type { Environment, EnvironmentObject } from "./environment";
import { assertWanted, labelsIn, withLabels } from "./wanted";

/** How gateways are read. */
export interface ReadOptions {
  /** Labels of the only apps; without, all that is there. */
  labels: readonly string[] | undefined;
  withDefaults: boolean;
  skipUnreadable: boolean;
}

/**
 * Reads every environment, one after the other, since a process asks for one gateway at a time.
 * @throws CliError also where two of them are the same gateway, or none has an app that is asked for
 */
export async function readEnvironments(
  environments: readonly EnvironmentArgument[],
  options: ReadOptions,
  progress: ProgressLine,
): Promise<Environment[]> {
  const read: Environment[] = [];
  for (const { name, source, map } of environments) {
    const prefix = parsePrefix(source);
    const own = { ...options, labels: options.labels && labelsIn(map, options.labels) };
    const next = prefix === undefined ? await fromFolder(name, source, own) : await fromGateway(name, prefix, own, progress);
    const same = read.find(({ snapshot }) => snapshot.origin === next.snapshot.origin);
    if (same !== undefined)
      throw new CliError(
        "OAG_USAGE",
        `--environments: ${same.name} and ${name} are the same gateway, ${next.snapshot.origin}; give one of each`,
      );
    read.push(next);
  }
  const maps = environments.map(({ map }) => map);
  if (options.labels !== undefined) assertWanted(options.labels, read, maps);
  return read;
}

/** What a dump wrote: all that its stack would have is in the import file. */
async function fromFolder(name: string, folder: string, { labels }: ReadOptions): Promise<Environment> {
  const recorded = await readRecorded(folder);
  const snapshot = readSnapshot(folder);
  // It stands in what is written: nothing but an origin.
  if (!URL.canParse(snapshot.origin) || new URL(snapshot.origin).origin !== snapshot.origin)
    throw new CliError("OAG_FILE", `${folder} is not what \`pulumi-oag dump\` writes; make a new dump`);
  const all = recorded.map(({ kind, id, inputs, outputs }): EnvironmentObject => {
    const imported = { inputs, outputs };
    if (!isOfDump(kind, imported, snapshot.origin)) throw notOfDump(kind, id);
    return { ...objectOf(kind, id, imported), unread: unreadIn(kind, imported), remarks: [] };
  });
  const titlesOf = (wanted: EnvironmentObject["kind"]) => all.filter(({ kind }) => kind === wanted).map(({ title }) => title);
  const titles = forEverywhere(titlesOf);
  const objects = labels === undefined ? all : withLabels(all, labels);
  return { name, snapshot, objects, titles, settings: [], isFolder: true, isLenient: isLenient(), leftOut: [] };
}

/** The same as a dump would read, of the gateway that the variables of a prefix name. */
function fromGateway(name: string, prefix: string, options: ReadOptions, progress: ProgressLine): Promise<Environment> {
  return withGateway(prefix, async (connection) => {
    const read = await readDeclared(connection, { ...options, mayLack: true }, progress);
    const { snapshot, resources, imported, leftOut, refusedNames, titles } = read;
    const objects = resources.map((resource): EnvironmentObject => {
      const { kind, id, declaration, remarks } = resource;
      return { ...objectOf(kind, id, imported.get(resource) as Imported), unread: declaration.unread, remarks };
    });
    const certificates = snapshot.certificates?.filter(({ commonName = "" }) => !refusedNames.has(commonName));
    return {
      name,
      snapshot: { ...snapshot, certificates },
      objects,
      titles,
      settings: givenSettings({}),
      isFolder: false,
      isLenient: isLenient(),
      leftOut,
    };
  });
}

function objectOf(kind: EnvironmentObject["kind"], id: string, imported: Imported) {
  const own = declared(withoutCredentials(imported.inputs));
  const title = kinds[kind].titleOf(own);
  // A dump's folder may have been edited.
  const isSound = typeof title === "string" && Object.values(own).every((value) => value !== null) && isObject(imported.outputs);
  if (!isSound) throw notOfDump(kind, id);
  return { kind, id, title, inputs: own, imported };
}

const notOfDump = (kind: EnvironmentObject["kind"], id: string) =>
  new CliError("OAG_FILE", `the ${kinds[kind].noun} ${JSON.stringify(id)} is not as \`pulumi-oag dump\` writes it; make a new dump`);
