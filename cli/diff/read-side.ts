import { existsSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { type Connection, connect } from "../connection";
import { readSnapshot } from "../dump/read-snapshot";
import { readGateway, type Snapshot } from "../dump/snapshot";
import { CliError, within } from "../errors";
import type { ProgressLine } from "../progress-line";
import { shownPath } from "../shown-paths";
import { underPrefix } from "../variable-names";

/** One side of a comparison of two gateways. */
export interface Side {
  /** How it is called in what is told. */
  title: string;
  snapshot: Snapshot;
}

const form = "give a folder that `pulumi-oag dump` wrote, or env:PREFIX for the gateway that PREFIX_HOSTNAME, PREFIX_CLIENT_ID … name";

/**
 * @param title which one it is
 * @throws CliError when it names neither a dump nor the variables of a gateway, before anything is read
 */
export function assertSide(source: string, title: string): void {
  if (parsePrefix(source) !== undefined) return;
  if (!existsSync(source) || !statSync(source).isDirectory())
    throw new CliError("OAG_FILE", `${shownPath(source, title)} is no folder; ${form}`);
}

/** Reads one side. Gateways are read one after the other, since a process asks for one at a time. */
export async function readSide(source: string, progress: ProgressLine): Promise<Side> {
  const prefix = parsePrefix(source);
  if (prefix === undefined) return { title: basename(resolve(source)), snapshot: readSnapshot(source) };
  return withGateway(prefix, async (connection) => {
    const { snapshot } = await readGateway(
      connection,
      { skipUnreadable: false, unlessAll: "nothing was compared. Mend what is told below" },
      progress,
    );
    return { title: prefix, snapshot };
  });
}

/** `env:STAGING`: the variables that begin with `STAGING_`. */
export function parsePrefix(source: string): string | undefined {
  if (!source.startsWith("env:")) return undefined;
  const prefix = source.slice("env:".length);
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(prefix))
    throw new CliError("OAG_USAGE", `env:PREFIX: a prefix has letters, digits and underscores; ${form}`);
  // Else it may be what a variable holds, and it is told in many a sentence.
  if (!/^[A-Z][A-Z0-9_]{0,39}$/.test(prefix) && !Object.keys(process.env).some((name) => name.startsWith(`${prefix}_`)))
    throw new CliError("OAG_USAGE", `env:PREFIX: no variable begins with the prefix that is given; ${form}`);
  return prefix;
}

/** Runs work with the gateway of a prefix, in an environment whose `OAG_…` are its own. A problem is told in the words of the prefix. */
export async function withGateway<T>(prefix: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const before = { ...process.env };
  const own = Object.entries(before).filter(([name]) => name.startsWith(`${prefix}_`));
  for (const name of Object.keys(before)) if (name.startsWith("OAG_")) delete process.env[name];
  for (const [name, value] of own) process.env[`OAG_${name.slice(prefix.length + 1)}`] = value;
  try {
    return await underPrefix(prefix, async () => {
      try {
        const scopes = process.env.OAG_SCOPES;
        return await work(connect(scopes === undefined ? {} : { scopes }));
      } catch (error) {
        throw within(`env:${prefix}`, error);
      }
    });
  } finally {
    for (const name of Object.keys(process.env)) if (name.startsWith("OAG_")) delete process.env[name];
    for (const [name, value] of Object.entries(before)) if (name.startsWith("OAG_")) process.env[name] = value;
  }
}
