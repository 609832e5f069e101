import { type Certificate, nearest, OagApiError, type Refused, shownOf } from "pulumi-oag/sdk";
import type { Connection } from "../connection";
import { CliError, wordsOf } from "../errors";
import type { Json } from "../json";
import type { Progress } from "../progress";
import { counted } from "../words";
import { byText, type Live, Objects, type Unreadable } from "./objects";
import { listDirectories, listService } from "./offline";

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

  const objects = new Objects(progress);
  for (const one of asked) objects.refuse("app", one);
  for (const one of refusedProviders)
    if (options.labels.length === 0 || (one.item.id !== undefined && used.has(one.item.id))) objects.refuse("idp", one);
  const identityProviders = await objects.read("idp", idps);
  const withOffline = identityProviders.filter(({ props }) => props.failoverMode !== undefined);
  // An app works in offline mode only where its identity provider has failover: all others need not be asked one by one.
  const failover = new Set(withOffline.filter(({ props }) => props.failoverMode === "AUTOMATIC").map(({ id }) => id));
  const applications = await objects.read("app", wanted, (app) => failover.has(String(app.idpId)));
  const isServed = identityProviders.length === 0 || withOffline.length > 0;
  if (!isServed)
    progress.say("offline mode is left out: this gateway does not have it (Limited Early Access), or its client may not read it");
  const offline = isServed && options.labels.length === 0 ? await readOffline(connection, objects, withOffline, progress) : {};
  if (!options.skipUnreadable) objects.assertAll();
  return {
    snapshot: {
      origin,
      applications,
      identityProviders,
      ...offline,
      certificates: certificates?.sort((a, b) => byText(a.commonName ?? "", b.commonName ?? "") || byText(a.id ?? "", b.id ?? "")),
    },
    skipped: objects.skipped,
    refusedNames,
  };
}

/** What of offline mode is no part of an identity provider or an app, as far as there is any. */
async function readOffline(
  connection: Connection,
  objects: Objects,
  identityProviders: readonly Live[],
  progress: Progress,
): Promise<Pick<Snapshot, "authenticationServices" | "directories">> {
  const authenticationServices = await objects.read("authenticationService", await listService(connection, progress));
  const directories = await objects.read("directory", await listDirectories(connection, identityProviders, progress));
  return {
    ...(authenticationServices.length > 0 && { authenticationServices }),
    ...(directories.length > 0 && { directories }),
  };
}

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
      `${origin} has no app with the label ${missing.map((label) => JSON.stringify(label)).join(" or ")} (compared exactly, upper and lower case included); it has ${counted(apps.length, "app")}${near.length === 0 ? "" : `, the nearest are ${[...new Set(near)].join(", ")}`}`,
    );
  return apps.filter((app) => labels.includes(String(app.label)));
}
