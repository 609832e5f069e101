import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { dumpWanted } from "../dump/dump-wanted";
import { CliError } from "../errors";
import { type GivenFile, jsonGiven, refused } from "../given-file";
import { isObject, type Json } from "../json";
import type { KindName } from "../kinds";
import { shownSource } from "../shown-paths";
import { keptKindOf, nameInUrn, resourcesIn } from "../stack-export";

/** One resource as a state or an import file has it. */
export interface Recorded {
  kind: KindName;
  name: string;
  id: string;
  inputs: Json;
  outputs: Json;
}

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
  if (!Array.isArray(resources)) throw refused({ path, title: path }, "is no import file", "make a new dump");
  return resources.filter(isObject);
}

/** All resources of what `pulumi stack export` printed: a file, or `-` for standard input. */
export async function readExport(source: string): Promise<Json[]> {
  const resources = resourcesIn(await parse(source));
  if (resources === undefined) throw refused(fileOf(source), "is no stack export", exported);
  return resources;
}

/** Our resources among all. */
export function recordedIn(source: string, resources: readonly Json[]): Recorded[] {
  return resources.flatMap((resource) => {
    const kind = keptKindOf(resource);
    if (kind === undefined) return [];
    const { inputs, outputs, id } = resource;
    if (!isObject(inputs) || !isObject(outputs) || typeof id !== "string")
      throw new CliError("OAG_FILE", `${source}: a resource has no id, inputs or outputs`);
    return [{ kind, id, inputs, outputs, name: nameIn(resource) || id }];
  });
}

/** By which a program knows a resource: an import file names it, an export has it in the URN. Either may hold anything. */
function nameIn({ name, urn }: Json): string {
  if (typeof name === "string") return name;
  return typeof urn === "string" ? nameInUrn(urn) : "";
}

const exported = "make one with: `pulumi stack export > state.json`";
const form = "give a dump's folder or what `pulumi stack export` prints";

const fileOf = (source: string): GivenFile => ({ path: source, title: shownSource(source, "the state to be read"), cure: form });

async function parse(source: string): Promise<Json> {
  const file = fileOf(source);
  const parsed = await jsonGiven(file);
  if (isObject(parsed)) return parsed;
  throw refused(file, "is not a JSON object", form);
}
