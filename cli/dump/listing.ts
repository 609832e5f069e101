import type { Refused } from "pulumi-oag/sdk";
import type { Connection } from "../connection";
import type { Json } from "../json";
import { unknownLabels } from "./labels";

/** Which apps of a gateway are asked for. */
export interface ListingOptions {
  /** Labels of the only apps to read; with them come their identity providers. Without: all. */
  labels?: readonly string[] | undefined;
  /** A label that the gateway does not have is passed over. */
  mayLack?: true;
}

/** Labels of all apps, and domains of all identity providers. */
export type Titles = Readonly<Record<"app" | "idp", readonly string[]>>;

/** What is asked for, as the gateway lists it. */
interface Listing {
  apps: Json[];
  idps: Json[];
  /** Those whose responses are not as the contract says. */
  refused: { kind: "app" | "idp"; one: Refused }[];
  /** How all that is there is called, asked for or not. */
  titles: Titles;
}

/** @throws CliError where no app has a label that is asked for */
export async function listWanted({ client, origin }: Connection, { labels, mayLack }: ListingOptions): Promise<Listing> {
  const [refusedApps, refusedProviders]: [Refused[], Refused[]] = [[], []];
  const [apps, providers] = await Promise.all([
    client.applications.list({ onRefused: (refused) => refusedApps.push(refused) }),
    client.identityProviders.list({ onRefused: (refused) => refusedProviders.push(refused) }),
  ]);
  const titles = {
    app: [...apps, ...refusedApps.map(({ item }) => item)].flatMap(({ label }) => label ?? []),
    idp: [...providers, ...refusedProviders.map(({ item }) => item)].flatMap(({ domain }) => domain ?? []),
  };
  const missing = (labels ?? []).filter((label) => !titles.app.includes(label));
  if (missing.length > 0 && !mayLack) throw unknownLabels(`${origin} has no app`, "it has", missing, titles.app);
  const isAsked = ({ label = "" }: { label?: unknown }) => labels === undefined || labels.includes(String(label));
  const wanted = (apps as Json[]).filter(isAsked);
  const used = new Set(wanted.map((app) => app.idpId));
  const isUsed = ({ id }: { id?: unknown }) => labels === undefined || (id !== undefined && used.has(id));
  return {
    apps: wanted,
    idps: (providers as Json[]).filter(isUsed),
    refused: [
      ...refusedApps.filter(({ item }) => isAsked(item)).map((one) => ({ kind: "app" as const, one })),
      ...refusedProviders.filter(({ item }) => isUsed(item)).map((one) => ({ kind: "idp" as const, one })),
    ],
    titles,
  };
}
