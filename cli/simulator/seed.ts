import { randomUUID } from "node:crypto";
import { appVariantOf, appVariants, type Member, members } from "pulumi-oag/sdk";
import type { Item, StoreDump, StoredApp, StoredIdp } from "pulumi-oag-simulator";
import { secretsBeside } from "../dump/hidden";
import type { Snapshot } from "../dump/snapshot";
import { isObject, type Json } from "../json";
import { offlineOf, unknownSecret } from "./seed-offline";

/** The objects of a dump, under the same ids, for the stand-in gateway. Secrets are replaced by words that say so. */
export function seedOf(snapshot: Snapshot): StoreDump {
  return {
    offline: offlineOf(snapshot),
    apps: snapshot.applications.map(({ id, props }) => appOf(id, props)),
    identityProviders: snapshot.identityProviders.map(({ id, props }) => idpOf(id, props)),
    certificates: snapshot.certificates ?? placeholders(snapshot),
  };
}

/** Outputs that the provider adds, or that the stand-in makes by itself. */
const notOwn = [...Object.keys(appVariants.proxied.parts), ...appVariants.proxied.apart, "status", "name", "gateway", "idpMetadata"];

function appOf(id: string, props: Json): StoredApp {
  // Of an OIDC app, the client id stands among its settings.
  const computed = appVariantOf(props.type) === appVariants.oidc ? [...notOwn, "clientId"] : notOwn;
  const own = Object.fromEntries(Object.entries(props).filter(([name]) => !computed.includes(name)));
  const block = (name: string) => ({ ...(isObject(props[name]) && props[name]) });
  return {
    id,
    own,
    status: props.status as StoredApp["status"],
    spCertificate: unknownSecret,
    behavior: block("behavior"),
    session: block("session"),
    healthCheck: block("healthCheck"),
    attributes: items(props.attributes, members.Attribute),
    // As every sample shows a policy that has none.
    policies: items(props.policies, members.Policy, { regexRule: null, customDirective: null }),
    resources: items(props.protectedResources, members.ProtectedResource),
  };
}

/** A map back as a list: with what is default, what the keys imply, and a word for what the dump does not hold. */
function items(map: unknown, table: Readonly<Record<string, Member>>, unset: Json = {}): Item[] {
  const valuesOf = (of: (member: Member) => unknown): Json =>
    Object.fromEntries(Object.entries(table).flatMap(([name, member]) => (of(member) === undefined ? [] : [[name, of(member)]])));
  return Object.entries(isObject(map) ? map : {}).map(([key, item]) => ({
    ...valuesOf((member) => member.default),
    ...valuesOf(({ itemKey, implied }) => (itemKey ? key : implied)),
    ...unset,
    ...(item as Json),
    ...Object.fromEntries(secretsBeside(table, item as Json).map((name) => [name, unknownSecret])),
    id: randomUUID(),
  }));
}

function idpOf(id: string, props: Json): StoredIdp {
  const { gateway: _, validationStatus, failoverMode: __, healthPolicy: ___, ...own } = props;
  return { id, own, credential: unknownSecret, valid: !isObject(validationStatus) || validationStatus.valid !== false };
}

/** Apps, and the authentication service, name certificates that a dump without the scope has not seen: they exist in the copy all the same. */
function placeholders({ applications, authenticationServices = [] }: Snapshot): Json[] {
  const ids = new Set(
    [...applications, ...authenticationServices].flatMap(({ props }) =>
      typeof props.certificateId === "string" ? [props.certificateId] : [],
    ),
  );
  return [...ids].map((id) => ({ id, commonName: `certificate-${id.slice(0, 8)}.invalid`, san: [], selfSigned: true }));
}
