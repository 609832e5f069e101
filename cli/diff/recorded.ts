import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { dumpWanted } from "../dump/no-dump";
import { CliError } from "../errors";
import { isObject, type Json } from "../json";
import { type KindName, kindNames, typeOf } from "../kinds";
import { shownPath } from "../shown-paths";

/** One resource as a state or an import file has it. */
export interface Recorded {
  kind: KindName;
  name: string;
  id: string;
  inputs: Json;
  outputs: Json;
}

/** What is ours in a state, by its type. */
export const kindsByType: ReadonlyMap<string, KindName> = new Map(kindNames.map((kind) => [typeOf(kind), kind]));

/**
 * Reads what a gateway is compared with: a folder that `pulumi-oag dump` wrote, a file of `pulumi stack export`, or
 * `-` for the same on standard input.
 */
export async function readRecorded(source: string): Promise<Recorded[]> {
  const isFolder = source !== "-" && existsSync(source) && statSync(source).isDirectory();
  return recordedIn(source, isFolder ? await readImportFile(source) : await readExport(source));
}

async function readImportFile(folder: string): Promise<Json[]> {
  const path = join(folder, "import.json");
  if (!existsSync(path)) throw new CliError("OAG_FILE", `${folder} holds no dump (no import.json); ${dumpWanted(folder)}`);
  const { resources } = await parse(path);
  if (!Array.isArray(resources))
    throw new CliError("OAG_FILE", `${path} is no import file; make one with: \`pulumi stack export > state.json\``);
  return resources.filter(isObject);
}

/** All resources of what `pulumi stack export` printed: a file, or `-` for standard input. */
export async function readExport(source: string): Promise<Json[]> {
  const { deployment } = await parse(source);
  const resources = isObject(deployment) ? deployment.resources : undefined;
  if (!Array.isArray(resources))
    throw new CliError("OAG_FILE", `${titleOf(source)} is no stack export; make one with: \`pulumi stack export > state.json\``);
  return resources.filter(isObject);
}

/** Our resources among all. */
export function recordedIn(source: string, resources: readonly Json[]): Recorded[] {
  return resources.flatMap((resource) => {
    const kind = kindsByType.get(String(resource.type));
    // What is only read, or waits for its deletion, is not the stack's to keep.
    if (kind === undefined || resource.external === true || resource.delete === true) return [];
    const { inputs, outputs, id, name, urn } = resource;
    if (!isObject(inputs) || !isObject(outputs) || typeof id !== "string")
      throw new CliError("OAG_FILE", `${source}: a resource has no id, inputs or outputs`);
    return [{ kind, id, inputs, outputs, name: String(name ?? String(urn).split("::").at(-1)) }];
  });
}

const form = "give a dump's folder or what `pulumi stack export` prints";

const titleOf = (source: string) => (source === "-" ? "standard input" : shownPath(source, "the state to be read"));

async function parse(path: string): Promise<Json> {
  let text: string;
  try {
    text = path === "-" ? await textOf(process.stdin) : readFileSync(path, "utf8");
  } catch (error) {
    throw new CliError("OAG_FILE", `${titleOf(path)} cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"}); ${form}`);
  }
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // Told below: what it holds instead may be secret.
  }
  throw new CliError("OAG_FILE", `${titleOf(path)} is not a JSON object; ${form}`);
}
