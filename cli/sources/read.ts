import { existsSync, statSync } from "node:fs";
import { byText } from "../by-text";
import { type ConnectionOptions, connect } from "../connection";
import { counted } from "../counts";
import { lineOf } from "../error-details";
import { CliError } from "../errors";
import type { Json } from "../json";
import type { ProgressLine } from "../progress-line";
import { readDump } from "./dump";
import { readLive } from "./live";
import type { Source } from "./source";
import { readState } from "./state";

/** Where to read, and how. */
export interface SourceOptions extends ConnectionOptions {
  /** A folder of a dump. */
  dump?: string;
  skipUnreadable?: true;
}

/**
 * Reads a live gateway, a dump's folder, or a file of `pulumi stack export` (`-`: standard input).
 * @throws CliError when there is nothing to read, or something that is there cannot be read and is not to be skipped
 */
export async function readSource(source: string | undefined, options: SourceOptions, progress: ProgressLine): Promise<Source> {
  const read = await choose(source, options, progress);
  if (read.unreadable.length > 0 && options.skipUnreadable !== true)
    throw new CliError(
      "OAG_INCOMPLETE",
      `${counted(read.unreadable.length, "object")} of ${read.name} cannot be read; mend what is told below, or leave them out with \`--skip-unreadable\``,
      read.unreadable,
    );
  for (const one of read.unreadable) progress.say(`left out: ${lineOf(one)}`);
  const { apps, identityProviders, certificates } = read;
  return {
    ...read,
    apps: apps.toSorted(byName("label")),
    identityProviders: identityProviders.toSorted(byName("domain")),
    certificates: certificates?.toSorted(byName("commonName")),
  };
}

/** The same order, wherever it was read from and however a gateway lists. */
const byName = (name: string) => (one: object, other: object) => byText(orderOf(one, name), orderOf(other, name));

function orderOf(object: object, name: string): string {
  const { [name]: title, id } = object as Json;
  return `${typeof title === "string" ? title.toLowerCase() : ""}\n${typeof id === "string" ? id : ""}`;
}

async function choose(source: string | undefined, options: SourceOptions, progress: ProgressLine): Promise<Source> {
  if (source !== undefined && options.dump !== undefined)
    throw new CliError("OAG_USAGE", "a source and --dump are both given; keep one of them");
  if (options.dump !== undefined) return readDump(options.dump);
  if (source === undefined) return readLive(connect(options), progress);
  const isFolder = source !== "-" && existsSync(source) && statSync(source).isDirectory();
  return isFolder ? readDump(source) : readState(source);
}
