import { app, authenticationService, directory, idp, type ResourceHandler } from "pulumi-oag/provider/v1";
import { scopeOf } from "pulumi-oag/sdk";
import type { ObjectName } from "./detail";
import { isObject, type Json } from "./json";

/** A kind of resource as the commands know it: what is said of it, and what Pulumi's plugin process would answer for it. */
interface KindOfResource {
  noun: string;
  plural: string;
  /** The class that programs use. */
  class: string;
  handler: ResourceHandler;
  /** How people know one of its objects. */
  titleOf(props: Json): unknown;
  /** Begins a name where nothing is left of the title. */
  fallback: string;
  /** Where a snapshot holds its objects. */
  listed: string;
  /** Under which name JSON output has how many there are. */
  counted: string;
  /** Every gateway has some of it, or might. */
  isEverywhere: boolean;
  /** A gateway has one at most. */
  isOnly: boolean;
  /** The kind in whose objects its own are. */
  within: "idp" | undefined;
  /**
   * How resources of other kinds refer to one: by an argument that is its id, or by nothing but the order in which they are made. A new
   * argument is a new word here: the compiler then asks how a program of several environments says it.
   */
  referredTo: "idpId" | "dependsOn" | undefined;
  /** Scopes that a stack with some of it needs beside the default ones. */
  scopes: readonly string[];
}

/** All kinds, by the provider's names, in the order in which a program declares them: what others refer to comes first. */
export const kinds = {
  authenticationService: {
    noun: "authentication service",
    plural: "authentication services",
    class: "OagAuthenticationService",
    handler: authenticationService,
    titleOf: ({ publicDomain }) => publicDomain,
    fallback: "Service",
    listed: "authenticationServices",
    counted: "authenticationServices",
    isEverywhere: false,
    isOnly: true,
    within: undefined,
    referredTo: "dependsOn",
    scopes: [scopeOf("enableAuthenticationServiceSetting"), scopeOf("getAuthenticationServiceSetting")],
  },
  idp: {
    noun: "identity provider",
    plural: "identity providers",
    class: "OagIdentityProvider",
    handler: idp,
    titleOf: ({ domain }) => domain,
    fallback: "Idp",
    listed: "identityProviders",
    counted: "identityProviders",
    isEverywhere: true,
    isOnly: false,
    within: undefined,
    referredTo: "idpId",
    scopes: [],
  },
  directory: {
    noun: "directory",
    plural: "directories",
    class: "OagDirectory",
    handler: directory,
    titleOf: ({ connection }) => (isObject(connection) ? connection.connectionUrl : undefined),
    fallback: "Directory",
    listed: "directories",
    counted: "directories",
    isEverywhere: false,
    isOnly: false,
    within: "idp",
    referredTo: undefined,
    scopes: [],
  },
  app: {
    noun: "app",
    plural: "apps",
    class: "OagApp",
    handler: app,
    titleOf: ({ label }) => label,
    fallback: "App",
    listed: "applications",
    counted: "apps",
    isEverywhere: true,
    isOnly: false,
    within: undefined,
    referredTo: undefined,
    scopes: [],
  },
} as const satisfies Record<string, KindOfResource>;

/** A kind by its name in the provider. */
export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];

/** The argument by which resources of other kinds name one of a kind. */
export type Reference = Exclude<(typeof kinds)[KindName]["referredTo"], "dependsOn" | undefined>;

/** Kinds whose objects others name, each with that argument. */
export const references: readonly (readonly [KindName, Reference])[] = kindNames.flatMap((kind) => {
  const { referredTo } = kinds[kind];
  return referredTo === undefined || referredTo === "dependsOn" ? [] : [[kind, referredTo] as const];
});

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

/** What every gateway has comes first. */
const asTold = [...kindNames].reverse().sort((a, b) => Number(kinds[b].isEverywhere) - Number(kinds[a].isEverywhere));

/** `12 apps, 3 identity providers, 1 directory`; what a gateway need not have is told where there is some. */
export function countsOf(count: (kind: KindName) => number): string {
  const words = asTold.map((kind) => {
    const [found, { noun, plural, isEverywhere }] = [count(kind), kinds[kind]];
    return found === 0 && !isEverywhere ? "" : `${found} ${found === 1 ? noun : plural}`;
  });
  return words.filter(Boolean).join(", ");
}

/** The same for JSON output. */
export const countsByName = (count: (kind: KindName) => number): Record<(typeof kinds)[KindName]["counted"], number> =>
  Object.fromEntries(asTold.map((kind) => [kinds[kind].counted, count(kind)])) as Record<(typeof kinds)[KindName]["counted"], number>;
