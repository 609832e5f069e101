import { type Certificate, OagApiError, type Refused, shownOf } from "pulumi-oag/sdk";
import type { Connection } from "../connection";
import { CliError, wordsOf } from "../errors";
import type { Json } from "../json";
import { counted } from "../output";
import type { Progress } from "../progress";

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
  const { client, handlers, origin } = connection;
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
    ...asked.map((one) => refusedAs("app", one.item.label, one)),
    ...refusedProviders
      .filter(({ item }) => options.labels.length === 0 || (item.id !== undefined && used.has(item.id)))
      .map((one) => refusedAs("identity provider", one.item.domain, one)),
  ];
  const skipped: Unreadable[] = [...refused];
  const readAll = async (what: string, items: Json[], name: string, read: (id: string, item: Json) => Promise<{ props: Json }>) => {
    let done = 0;
    const all = await Promise.all(
      items.map(async (item) => {
        const id = String(item.id);
        const found = await read(id, item).catch((error: unknown) => {
          skipped.push({ what: `${what} ${JSON.stringify(item[name])} (${id})`, reason: wordsOf(error) });
          return undefined;
        });
        done += 1;
        progress.count(`${what}s read`, done, items.length);
        return found === undefined ? [] : [{ id, props: found.props }];
      }),
    );
    return all.flat();
  };
  const applications = await readAll("app", wanted, "label", (id, item) => handlers.app.read(id, { type: item.type }));
  const identityProviders = await readAll("identity provider", idps, "domain", (id) => handlers.idp.read(id, {}));
  if (skipped.length > 0 && !options.skipUnreadable)
    throw new CliError(
      `${skipped.length} of ${wanted.length + idps.length + refused.length} objects cannot be read; nothing was written. Mend what is told below, or leave them out with --skip-unreadable`,
      skipped.map(({ what, reason }) => `${what}: ${reason}`),
    );
  const key = (name: string) => (a: Live, b: Live) =>
    byText(String(a.props[name]).toLowerCase(), String(b.props[name]).toLowerCase()) || byText(a.id, b.id);
  return {
    snapshot: {
      origin,
      applications: applications.sort(key("label")),
      identityProviders: identityProviders.sort(key("domain")),
      certificates: certificates?.sort((a, b) => byText(a.commonName ?? "", b.commonName ?? "") || byText(a.id ?? "", b.id ?? "")),
    },
    skipped,
    refusedNames,
  };
}

/** An object of a list whose response is not as the contract says. */
const refusedAs = (what: string, title: string | undefined, { item, error }: Refused): Unreadable => ({
  what: `${what} ${JSON.stringify(title ?? "?")} (${item.id ?? "an odd id"})`,
  reason: wordsOf(error),
});

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
  if (missing.length > 0)
    throw new CliError(
      `${origin} has no app with the label ${missing.map((label) => JSON.stringify(label)).join(" and ")} (compared exactly, upper and lower case included); it has ${counted(apps.length, "app")}`,
    );
  return apps.filter((app) => labels.includes(String(app.label)));
}
