import { type DeclaredApp, type DeclaredCertificate, type DeclaredIdentityProvider, liveApp } from "pulumi-oag/rules";
import { appVariantOf, expandedBy, isProxied, OagApiError, type OagClient, type OnRefused, partNames, type Refused } from "pulumi-oag/sdk";
import { byText } from "../by-text";
import type { Connection } from "../connection";
import { type Failure, type ObjectName, spelledName } from "../error-details";
import { causeOf, wordsOf } from "../errors";
import { isObject, type Json } from "../json";
import { objectName } from "../kinds";
import type { ProgressLine } from "../progress-line";
import type { Source } from "./source";

/** A part that a read of an app can bring along. */
type Part = keyof typeof expandedBy;

const isEmbedded = (name: string): name is Part => Object.hasOwn(expandedBy, name);
const everyPart = Object.values(expandedBy);

/** Reads all that a gateway shows. Read scopes suffice, nothing is written. */
export async function readLive({ client, origin }: Connection, progress: ProgressLine): Promise<Source> {
  progress.say(`reading ${origin}`);
  const unreadable: (Failure & { object: ObjectName })[] = [];
  const refuse =
    (noun: string, name: "label" | "domain" | "commonName"): OnRefused =>
    ({ item, error }) =>
      unreadable.push({ ...causeOf(error), object: { noun, title: item[name], id: item.id ?? "an odd id" } });
  const [listed, identityProviders, certificates] = await Promise.all([
    listApps(client, refuse("app", "label")),
    client.identityProviders.list({ onRefused: refuse("identity provider", "domain") }),
    readCertificates(client, refuse("certificate", "commonName"), progress),
  ]);
  let done = 0;
  const apps = await Promise.all(
    listed.map(async (app) => {
      const whole = await readApp(client, app).catch((error: unknown) => {
        unreadable.push({ ...causeOf(error), object: objectName("app", app.label, String(app.id)) });
        return undefined;
      });
      done += 1;
      progress.count("apps read", done, listed.length);
      return whole === undefined ? [] : [whole];
    }),
  );
  return {
    type: "gateway",
    name: origin,
    apps: apps.flat(),
    identityProviders: identityProviders as DeclaredIdentityProvider[],
    certificates,
    unreadable: unreadable.sort((a, b) => byText(spelledName(a.object), spelledName(b.object))),
  };
}

/** All apps, with their parts where the gateway lists them in time. */
async function listApps(client: OagClient, onRefused: OnRefused): Promise<Json[]> {
  const refused: Refused[] = [];
  try {
    const options = { expand: everyPart, retryTimeouts: false, onRefused: (one: Refused) => refused.push(one) };
    const apps = await client.applications.list(options);
    for (const one of refused) onRefused(one);
    return apps;
  } catch {
    // Some gateways cannot list parts; an error that matters comes again.
    return await client.applications.list({ onRefused });
  }
}

/** An app of a list with all its parts: those that the list did not bring are read, in one request where the gateway can. */
export async function readApp(client: OagClient, listed: Json): Promise<DeclaredApp> {
  const id = String(listed.id);
  const app = isObject(listed._embedded) ? listed : await client.applications.get(id, { expand: everyPart });
  const parts: Json = isObject(app._embedded) ? { ...app._embedded } : {};
  const { applications } = client;
  for (const name of partsOf(app.type)) {
    if (parts[name] !== undefined || parts[expandedBy[name]] !== undefined) continue;
    const part = applications[name];
    parts[name] = "list" in part ? await part.list(id) : await part.get(id);
  }
  return liveApp({ ...app, _embedded: parts });
}

/** What apps of a type have that rules look at: a SAML or an OIDC app has no paths on the gateway. */
function partsOf(type: unknown) {
  const { maps, blocks } = partNames.app;
  const { parts } = appVariantOf(type);
  return [...maps, ...(isProxied(type) ? blocks : [])].filter(isEmbedded).filter((name) => Object.hasOwn(parts, name));
}

async function readCertificates(
  client: OagClient,
  onRefused: OnRefused,
  progress: ProgressLine,
): Promise<DeclaredCertificate[] | undefined> {
  try {
    return (await client.certificates.list({ onRefused })) as DeclaredCertificate[];
  } catch (error) {
    if (!(error instanceof OagApiError) || error.status !== 403) throw error;
    progress.say(`certificates cannot be read, so nothing is said of them: ${wordsOf(error)}`);
    return undefined;
  }
}
