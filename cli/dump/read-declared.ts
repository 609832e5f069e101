import type { Connection } from "../connection";
import { counted } from "../counts";
import type { Failure } from "../error-details";
import { CliError } from "../errors";
import type { ProgressLine } from "../progress-line";
import type { Titles } from "./listing";
import { emptyScope, keepOnly, type PlannedResource, planResources } from "./plan";
import { readGateway, type Snapshot, type SnapshotOptions } from "./snapshot";
import { type Imported, verifyAll } from "./verify";

/** What of a gateway is declared, and how. */
interface DeclaredOptions extends SnapshotOptions {
  withDefaults: boolean;
  /** Variable of the explicit provider. */
  provider?: string | undefined;
}

/** What a gateway has, as a program declares it. */
export interface Declared {
  snapshot: Snapshot;
  resources: PlannedResource[];
  /** What each resource is in an import file. */
  imported: Map<PlannedResource, Imported>;
  /** What could not be read or declared. */
  leftOut: Failure[];
  /** Names of certificates by which none can be looked up. */
  refusedNames: ReadonlySet<string>;
  /** How all that is there is called, declared or not. */
  titles: Titles;
}

/**
 * Reads a gateway and asks the provider whether it would take what was read.
 * @throws CliError naming what cannot be read or declared, unless it is to be left out
 */
export async function readDeclared(connection: Connection, options: DeclaredOptions, progress: ProgressLine): Promise<Declared> {
  const { withDefaults, skipUnreadable, provider } = options;
  const { snapshot, skipped, refusedNames, titles } = await readGateway(connection, options, progress);
  const planned = planResources(snapshot, { withDefaults, refusedNames }, emptyScope(provider));
  const { imported, failed } = await verifyAll(planned, (done) => progress.count("declarations checked", done, planned.length));
  if (failed.length > 0 && !skipUnreadable)
    throw new CliError(
      "OAG_INCOMPLETE",
      `${failed.length} of ${counted(planned.length, "object")} cannot be declared; nothing was written. Leave them out with \`--skip-unreadable\``,
      failed,
    );
  const resources = keepOnly(planned, (resource) => imported.has(resource));
  return { snapshot, resources, imported, leftOut: [...skipped, ...failed], refusedNames, titles };
}
