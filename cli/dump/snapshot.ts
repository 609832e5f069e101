import { type Certificate, OagApiError, type Refused, shownOf } from "pulumi-oag/sdk";
import { byText } from "../by-text";
import type { Connection } from "../connection";
import type { Failure } from "../error-details";
import { wordsOf } from "../errors";
import { type KindEverywhere, type KindName, kinds, type OfflineKind, offlineKinds } from "../kinds";
import type { ProgressLine } from "../progress-line";
import { type ListingOptions, listWanted, type Titles } from "./listing";
import { type Live, Objects } from "./objects";
import { offlineLists } from "./offline";

/** Objects by the key of their kind. */
type ByKey<K extends KindName> = Record<(typeof kinds)[K]["snapshotKey"], Live[]>;

/** Left out where there is none, or the gateway does not have offline mode. */
type OfOffline = Partial<ByKey<OfflineKind>>;

/** What a gateway holds, as far as the API shows it. Secret values are in none of it. */
export interface Snapshot extends ByKey<KindEverywhere>, OfOffline {
  origin: string;
  /** undefined where the scope to read them is missing. */
  certificates: Certificate[] | undefined;
}

/** What of a gateway is read. */
export interface SnapshotOptions extends ListingOptions {
  /** Leaves out what cannot be read instead of failing. */
  skipUnreadable: boolean;
  /** What is told where they are not, behind how many cannot be read. @default that nothing was written, and the option of a dump */
  unlessAll?: string;
}

/**
 * Reads a gateway. Read scopes suffice, nothing is written.
 * @returns besides, the names of certificates that are not as the contract says: a look-up by one of them fails; and how all that is
 * there is called, read or not
 * @throws CliError naming every object that cannot be read, unless they are to be skipped
 */
export async function readGateway(
  connection: Connection,
  options: SnapshotOptions,
  progress: ProgressLine,
): Promise<{ snapshot: Snapshot; skipped: Failure[]; refusedNames: ReadonlySet<string>; titles: Titles }> {
  const { origin } = connection;
  progress.say(`reading ${origin}`);
  const [{ wanted, refused, titles }, { certificates, refusedNames }] = await Promise.all([
    listWanted(connection, options),
    readCertificates(connection, progress),
  ]);
  const objects = new Objects(progress);
  for (const { kind, one } of refused) objects.refuse(kind, one);
  const identityProviders = await objects.read("idp", wanted.idp);
  const withOffline = identityProviders.filter(({ props }) => props.failoverMode !== undefined);
  // An app works in offline mode only where its identity provider has failover: all others need not be asked one by one.
  const failover = new Set(withOffline.filter(({ props }) => props.failoverMode === "AUTOMATIC").map(({ id }) => id));
  const applications = await objects.read("app", wanted.app, (app) => failover.has(String(app.idpId)));
  const isServed = identityProviders.length === 0 || withOffline.length > 0;
  if (!isServed)
    progress.say("offline mode is left out: this gateway does not have it (Limited Early Access), or its client may not read it");
  const offline = isServed && options.labels === undefined ? await readOffline(connection, objects, withOffline, progress) : {};
  if (!options.skipUnreadable) objects.assertAll(options.unlessAll);
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
    titles,
  };
}

/** What of offline mode is no part of an identity provider or an app, as far as there is any. */
async function readOffline(
  connection: Connection,
  objects: Objects,
  identityProviders: readonly Live[],
  progress: ProgressLine,
): Promise<OfOffline> {
  const found: OfOffline = {};
  for (const kind of offlineKinds) {
    const refuse = (one: Refused) => objects.refuse(kind, one);
    const all = await objects.read(kind, await offlineLists[kind](connection, identityProviders, progress, refuse));
    if (all.length > 0) found[kinds[kind].snapshotKey] = all;
  }
  return found;
}

/** Certificates are only needed to name them: without the scope, programs carry their ids. */
async function readCertificates(
  { client }: Connection,
  progress: ProgressLine,
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
    progress.say(`certificates cannot be read, so apps will carry their certificate's id instead of a look-up: ${wordsOf(error)}`);
    return { certificates: undefined, refusedNames: new Set() };
  }
}
