import { app, authenticationService, directory, idp } from "pulumi-oag/provider/v1";
import { appVariantOf, appVariants, members, scopeOf } from "pulumi-oag/sdk";
import type { ObjectName } from "./error-details";
import { isObject, type Json } from "./json";
import type { KindOfResource } from "./kind-of-resource";

const isOktaOrg = (type: unknown): boolean => (members.OktaIdPRequest.type.enum as readonly unknown[]).includes(type);

/** All kinds, by the provider's names, in the order in which a program declares them: what others refer to comes first. */
export const kinds = {
  authenticationService: {
    noun: "authentication service",
    plural: "authentication services",
    class: "OagAuthenticationService",
    handler: authenticationService,
    titleOf: ({ publicDomain }) => publicDomain,
    fallback: "Service",
    snapshotKey: "authenticationServices",
    countKey: "authenticationServices",
    isEverywhere: false,
    pairedBy: undefined,
    isOnly: true,
    within: undefined,
    referredTo: "dependsOn",
    scopes: [scopeOf("enableAuthenticationServiceSetting"), scopeOf("getAuthenticationServiceSetting")],
    servingStatus: undefined,
    needs: undefined,
    otherName: undefined,
    isMany: false,
  },
  idp: {
    noun: "identity provider",
    plural: "identity providers",
    class: "OagIdentityProvider",
    handler: idp,
    titleOf: ({ domain }) => domain,
    fallback: "Idp",
    snapshotKey: "identityProviders",
    countKey: "identityProviders",
    isEverywhere: true,
    pairedBy: {
      member: "domain",
      section: "domains",
      isAnyCase: true,
      madeThere: ({ type }) => [["gateway"], ["validationStatus"], ...(isOktaOrg(type) ? [["tenant"]] : [])],
    },
    isOnly: false,
    within: undefined,
    referredTo: "idpId",
    scopes: [],
    servingStatus: undefined,
    // The gateway takes failover only while there is a service, and disables none before.
    needs: { kind: "authenticationService", where: { failoverMode: "AUTOMATIC" } },
    otherName: "name",
    isMany: false,
  },
  directory: {
    noun: "directory",
    plural: "directories",
    class: "OagDirectory",
    handler: directory,
    titleOf: ({ connection }) => (isObject(connection) ? connection.connectionUrl : undefined),
    fallback: "Directory",
    snapshotKey: "directories",
    countKey: "directories",
    isEverywhere: false,
    pairedBy: undefined,
    isOnly: false,
    within: "idp",
    referredTo: undefined,
    scopes: [],
    servingStatus: undefined,
    needs: undefined,
    otherName: undefined,
    isMany: false,
  },
  app: {
    noun: "app",
    plural: "apps",
    class: "OagApp",
    handler: app,
    titleOf: ({ label }) => label,
    fallback: "App",
    snapshotKey: "applications",
    countKey: "apps",
    isEverywhere: true,
    pairedBy: {
      member: "label",
      section: "labels",
      isAnyCase: false,
      madeThere: ({ type }) => [
        ["gateway"],
        ["idpMetadata"],
        ["name"],
        ["oidc", "clientId"],
        ...(appVariantOf(type) === appVariants.oidc ? [["clientId"]] : []),
      ],
    },
    isOnly: false,
    within: undefined,
    referredTo: undefined,
    scopes: [],
    servingStatus: "ACTIVE",
    needs: undefined,
    otherName: undefined,
    isMany: true,
  },
} as const satisfies Record<string, KindOfResource>;

/** A kind by its name in the provider. */
export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];

/** A kind of which every gateway has some, or might. */
export type KindEverywhere = { [K in KindName]: (typeof kinds)[K]["isEverywhere"] extends true ? K : never }[KindName];

/** A kind that only gateways with offline mode have. */
export type OfflineKind = Exclude<KindName, KindEverywhere>;

/** What every gateway has comes first, and what refers to others before them. */
const asTold = [...kindNames].reverse().sort((a, b) => Number(kinds[b].isEverywhere) - Number(kinds[a].isEverywhere));

export const kindsEverywhere = asTold.filter((kind): kind is KindEverywhere => kinds[kind].isEverywhere);

export const offlineKinds = kindNames.filter((kind): kind is OfflineKind => !kinds[kind].isEverywhere);

/** Something for each kind of which every gateway has some. */
export const forEverywhere = <T>(make: (kind: KindEverywhere) => T): Record<KindEverywhere, T> =>
  Object.fromEntries(kindsEverywhere.map((kind) => [kind, make(kind)])) as Record<KindEverywhere, T>;

/** A kind whose objects are found again on another gateway. */
export type PairedKind = { [K in KindName]: (typeof kinds)[K]["pairedBy"] extends undefined ? never : K }[KindName];

export const pairedKinds = kindNames.filter((kind): kind is PairedKind => kinds[kind].pairedBy !== undefined);

/** A title in the form in which two of one kind are compared. */
export const foldedTitle = (kind: PairedKind, title: string): string => (kinds[kind].pairedBy.isAnyCase ? title.toLowerCase() : title);

/** The argument by which resources of other kinds name one of a kind. */
export type Reference = Exclude<(typeof kinds)[KindName]["referredTo"], "dependsOn" | undefined>;

/** A kind whose objects others name by an argument. */
type NamedKind = { [K in KindName]: (typeof kinds)[K]["referredTo"] extends Reference ? K : never }[KindName];

const isNamed = (kind: KindName): kind is NamedKind => kinds[kind].referredTo !== undefined && kinds[kind].referredTo !== "dependsOn";

/** Kinds whose objects others name, each with that argument. */
export const references: readonly (readonly [NamedKind, Reference])[] = kindNames
  .filter(isNamed)
  .map((kind) => [kind, kinds[kind].referredTo] as const);

/** The ids of objects that others name by their arguments, for each kind that can be named. */
export const namedBy = (others: readonly Json[]): ReadonlyMap<KindName, ReadonlySet<unknown>> =>
  new Map(references.map(([kind, argument]) => [kind, new Set(others.map((args) => args[argument]))]));

/** Whether an object is in use, so that a program protects it. */
export function isServing(kind: KindName, { status }: Json): boolean {
  const { servingStatus } = kinds[kind];
  return servingStatus !== undefined && status === servingStatus;
}

/** The kind of which some must be there before an object that declares this. */
export function neededKind(kind: KindName, declared: Json): KindName | undefined {
  const { needs } = kinds[kind];
  return needs !== undefined && Object.entries(needs.where).every(([name, value]) => declared[name] === value) ? needs.kind : undefined;
}

/** The type token of a kind. */
export const typeOf = (kind: KindName): string => `pulumi-nodejs:dynamic/oag:${kinds[kind].class}`;

/** What lies in every resource's state, for ever: see the provider's constants, which a test compares with these. */
export const providerOf = (kind: KindName): string => `exports.handler = () => require("pulumi-oag/provider/v1").${kind};`;

/** One object, as messages call it. */
export const objectName = (kind: KindName, title: unknown, id: string): ObjectName => ({ noun: kinds[kind].noun, title, id });

/** How many of these are of a kind. */
export const countOf =
  (objects: readonly { kind: KindName }[]) =>
  (wanted: KindName): number =>
    objects.filter(({ kind }) => kind === wanted).length;

/** `12 apps, 3 identity providers, 1 directory`; what a gateway need not have is told where there is some. */
export function countsOf(count: (kind: KindName) => number): string {
  const words = asTold.map((kind) => {
    const [found, { noun, plural, isEverywhere }] = [count(kind), kinds[kind]];
    return found === 0 && !isEverywhere ? "" : `${found} ${found === 1 ? noun : plural}`;
  });
  return words.filter(Boolean).join(", ");
}

/** The same for JSON output. */
export const countsByName = (count: (kind: KindName) => number): Record<(typeof kinds)[KindName]["countKey"], number> =>
  Object.fromEntries(asTold.map((kind) => [kinds[kind].countKey, count(kind)])) as Record<(typeof kinds)[KindName]["countKey"], number>;
