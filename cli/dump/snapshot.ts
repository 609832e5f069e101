import { type Certificate, OagApiError, type Refused, shownOf } from "pulumi-oag/sdk";
import type { Connection } from "../connection";
import { CliError, wordsOf } from "../errors";
import type { Json } from "../json";
import { describeObject, type KindName, kinds } from "../kinds";
import { nearest } from "../nearest";
import type { Progress } from "../progress";
import { counted } from "../words";
import { listDirectories, listService } from "./offline";

/** One object as the provider reads it: in the shape of the resource's arguments, with all that the API tells. */
export interface Live {
  id: string;
  props: Json;
}

/** What a gateway holds, as far as the API shows it. Secret values are in none of it. */
export interface Snapshot {
  origin: string;
  applications: Live[];
  identityProviders: Live[];
  /** Left out, like the directories, where there is none or the gateway does not have offline mode. */
  authenticationServices?: Live[];
  directories?: Live[];
  /** undefined where the scope to read them is missing. */
  certificates: Certificate[] | undefined;
}

/** What of a gateway is read. */
export interface SnapshotOptions {
  /** Labels of the only apps to read; with them come their identity providers. Empty: all. */
  labels: readonly string[];
  /** Leaves out what cannot be read instead of failing. */
  skipUnreadable: boolean;
}

/** Something that the gateway lists but does not show. */
export interface Unreadable {
  what: string;
  reason: string;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Reads a gateway. Read scopes suffice, nothing is written.
 * @returns besides, the names of certificates that are not as the contract says: a look-up by one of them fails
 * @throws CliError naming every object that cannot be read, unless they are to be skipped
 */
export async function readGateway(
  connection: Connection,
  options: SnapshotOptions,
  progress: Progress,
): Promise<{ snapshot: Snapshot; skipped: Unreadable[]; refusedNames: ReadonlySet<string> }> {
  const { client, origin } = connection;
  progress.say(`reading ${origin}`);
  const [refusedApps, refusedProviders]: [Refused[], Refused[]] = [[], []];
  const [listed, providers, { certificates, refusedNames }] = await Promise.all([
    client.applications.list({ onRefused: (refused) => refusedApps.push(refused) }),
    client.identityProviders.list({ onRefused: (refused) => refusedProviders.push(refused) }),
    readCertificates(connection, progress),
  ]);
  const asked = refusedApps.filter(({ item }) => options.labels.length === 0 || options.labels.includes(item.label ?? ""));
  const wanted = choose(listed as Json[], options.labels, origin, asked);
  const used = new Set(wanted.map((app) => app.idpId));
  const idps = options.labels.length === 0 ? (providers as Json[]) : (providers as Json[]).filter((idp) => used.has(idp.id));

  const refused = [
    ...asked.map((one) => refusedAs("app", one)),
    ...refusedProviders
      .filter(({ item }) => options.labels.length === 0 || (item.id !== undefined && used.has(item.id)))
      .map((one) => refusedAs("idp", one)),
  ];
  const skipped: Unreadable[] = [...refused];
  let count = refused.length;
  const readAll = async (kind: KindName, items: Json[], hasOptional: (item: Json) => boolean = () => true): Promise<Live[]> => {
    const { handler, plural, titleOf } = kinds[kind];
    let done = 0;
    count += items.length;
    const all = await Promise.all(
      items.map(async (item) => {
        const id = String(item.id);
        const found = await handler
          .read(id, { type: item.type, ...(!hasOptional(item) && { __optional: false }) })
          .catch((error: unknown) => {
            skipped.push({ what: describeObject(kind, titleOf(item), id), reason: wordsOf(error) });
            return undefined;
          });
        done += 1;
        progress.count(`${plural} read`, done, items.length);
        return found === undefined ? [] : [{ id, props: found.props as Json }];
      }),
    );
    return all.flat().sort(byTitle(kind));
  };
  const identityProviders = await readAll("idp", idps);
  const withOffline = identityProviders.filter(({ props }) => props.failoverMode !== undefined);
  // An app works in offline mode only where its identity provider has failover: all others need not be asked one by one.
  const failover = new Set(withOffline.filter(({ props }) => props.failoverMode === "AUTOMATIC").map(({ id }) => id));
  const applications = await readAll("app", wanted, (app) => failover.has(String(app.idpId)));
  const isServed = identityProviders.length === 0 || withOffline.length > 0;
  if (!isServed)
    progress.say("offline mode is left out: this gateway does not have it (Limited Early Access), or its client may not read it");
  const isWanted = isServed && options.labels.length === 0;
  const authenticationServices = isWanted ? await readAll("authenticationService", await listService(connection, progress)) : [];
  const directories = isWanted ? await readAll("directory", await listDirectories(connection, withOffline, progress)) : [];
  if (skipped.length > 0 && !options.skipUnreadable)
    throw new CliError(
      `${skipped.length} of ${counted(count, "object")} cannot be read; nothing was written. Mend what is told below, or leave them out with --skip-unreadable`,
      skipped.map(({ what, reason }) => `${what}: ${reason}`),
    );
  return {
    snapshot: {
      origin,
      applications,
      identityProviders,
      ...(authenticationServices.length > 0 && { authenticationServices }),
      ...(directories.length > 0 && { directories }),
      certificates: certificates?.sort((a, b) => byText(a.commonName ?? "", b.commonName ?? "") || byText(a.id ?? "", b.id ?? "")),
    },
    skipped,
    refusedNames,
  };
}

/** An object of a list whose response is not as the contract says. */
const refusedAs = (kind: KindName, { item, error }: Refused): Unreadable => ({
  what: describeObject(kind, kinds[kind].titleOf(item as Json), item.id ?? "an odd id"),
  reason: wordsOf(error),
});

const byTitle =
  (kind: KindName) =>
  (a: Live, b: Live): number => {
    const [first, second] = [a, b].map(({ props }) => String(kinds[kind].titleOf(props)).toLowerCase());
    return byText(first as string, second as string) || byText(a.id, b.id);
  };

/** Certificates are only needed to name them: without the scope, programs carry their ids. */
async function readCertificates(
  { client }: Connection,
  progress: Progress,
): Promise<{ certificates: Certificate[] | undefined; refusedNames: ReadonlySet<string> }> {
  try {
    const refused: Refused[] = [];
    const certificates = await client.certificates.list({ onRefused: (one) => refused.push(one) });
    for (const { error } of refused) progress.say(`a certificate cannot be read, and no program will look it up: ${wordsOf(error)}`);
    return {
      certificates: certificates.map((certificate) => shownOf("Certificate", certificate) as Certificate),
      refusedNames: new Set(refused.flatMap(({ item }) => item.commonName ?? [])),
    };
  } catch (error) {
    if (!(error instanceof OagApiError) || error.status !== 403) throw error;
    progress.say(`certificates cannot be read (${error.message}); apps will carry their certificate's id instead of a look-up`);
    return { certificates: undefined, refusedNames: new Set() };
  }
}

function choose(apps: Json[], labels: readonly string[], origin: string, refused: readonly Refused[]): Json[] {
  if (labels.length === 0) return apps;
  const isThere = (label: string) => apps.some((app) => app.label === label) || refused.some(({ item }) => item.label === label);
  const missing = labels.filter((label) => !isThere(label));
  const near = missing
    .flatMap((label) =>
      nearest(
        label,
        apps.map((app) => String(app.label)),
      ),
    )
    .map((label) => JSON.stringify(label));
  if (missing.length > 0)
    throw new CliError(
      `${origin} has no app with the label ${missing.map((label) => JSON.stringify(label)).join(" and ")} (compared exactly, upper and lower case included); it has ${counted(apps.length, "app")}${near.length === 0 ? "" : `, the nearest are ${[...new Set(near)].join(", ")}`}`,
    );
  return apps.filter((app) => labels.includes(String(app.label)));
}
