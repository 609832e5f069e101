import {
  appVariantOf,
  appVariants,
  credentialPlaces,
  isOpen,
  isSecretBy,
  type Member,
  members,
  offlineMembers,
  partNames,
  proxiedTypes,
} from "pulumi-oag/sdk";
import { isNothing, isObject, isSame, type Json } from "../json";
import type { KindName } from "../kinds";

/** Where a value stands among the arguments of a resource: names from the top. */
export type Path = readonly string[];

/** What a program declares of one object, and what it cannot know. */
export interface Declaration {
  /** Arguments in the order of the API's documents. Secret values and references are left as they are read. */
  inputs: Json;
  /** Write-only values that the program must be given: `apiToken`, `attributes.KEY`, `connection.bindCredential`. */
  unread: Path[];
}

type Table = Readonly<Record<string, Member>>;

/** What no read shows: a credential, and what comes with one. */
const isUnread = ({ writeOnly, unread }: Member): boolean => writeOnly === true || unread === "always";

/** In these, names are what somebody called an item. */
export const maps = ["protectedResources", "attributes", "policies"] as const satisfies readonly (typeof partNames.app.maps)[number][];

/** Blocks, which a program owns member by member. */
export const blocks: readonly string[] = Object.values(partNames)
  .flatMap((parts): readonly string[] => parts.blocks)
  // To the API it is a member, sent with the others.
  .filter((name) => name !== "oidc");

interface Options {
  withDefaults: boolean;
}

/** The members of an app of a type, and of its blocks. A type that is newer than this version is taken for a proxied one. */
function tablesOf(type: unknown): { own: Table; blocks: Readonly<Record<string, Table>> } {
  const { saml, oidc } = appVariants;
  const variant = appVariantOf(type);
  if (variant === saml) return { own: members[saml.create], blocks: { behavior: members[saml.parts.behavior] } };
  if (variant === oidc) return { own: members[oidc.create], blocks: { behavior: members[oidc.parts.behavior] } };
  const { useDefaultHeadersAndPolicies: _, ...own } = members.HeaderBasedApplicationCreateRequest;
  const { Session: session, Behavior: behavior, HealthCheck: healthCheck } = members;
  const { ApplicationOfflineModeState: state, ApplicationOfflineModeGroupPolicy: groupPolicy } = offlineMembers;
  const { required: _need, ...groups } = groupPolicy.groups;
  return { own, blocks: { session, behavior, healthCheck, offlineMode: { ...state, groups } } };
}

/**
 * An app as a person would declare it: without what the gateway gives every new app, unless that is asked for.
 * Each declared map is whole, so drift in any item is seen from now on.
 */
function declareApp(live: Json, { withDefaults }: Options): Declaration {
  const { own, blocks: tables } = tablesOf(live.type);
  const inputs: Json = { type: live.type };
  const unread: Path[] = [];
  for (const [name, member] of Object.entries(own)) {
    if (name === "type") continue;
    if (isUnread(member)) {
      if (member.required) unread.push([name]);
      continue;
    }
    const value = name === "oidc" ? settingsOf(members.OidcSettingsRequest, live.oidc, withDefaults) : live[name];
    const isRequired = member.required === true && member.default === undefined;
    if (value !== undefined && (isRequired || isWorthIt(member, value, withDefaults))) inputs[name] = value;
  }
  // The API asks for it whenever one of these is on, and never shows it.
  if (appVariantOf(live.type) === appVariants.saml && (live.clientSignature === true || live.encryptAssertion === true))
    unread.push(["spCertificate"]);
  for (const name of maps) {
    const map = live[name];
    if (!isObject(map)) continue;
    if (Object.keys(map).length === 0 && !isEmptyOnPurpose(name, live)) continue;
    inputs[name] = map;
  }
  unread.push(...secretItems(inputs));
  for (const [name, table] of Object.entries(tables)) {
    const block = settingsOf(table, live[name], withDefaults);
    if (Object.keys(block).length > 0) inputs[name] = block;
  }
  if (["ACTIVE", "INACTIVE", "MAINTENANCE"].includes(String(live.status))) inputs.status = live.status;
  return { inputs, unread };
}

/** Items of maps whose value is a secret. */
const secretItems = (inputs: Json): Path[] =>
  credentialPlaces.app.flatMap(({ path: [name = ""], where }) => {
    const map = inputs[name];
    if (where === undefined || !isObject(map)) return [];
    return Object.entries(map).flatMap(([key, item]) => (isObject(item) && isSecretBy(where, item) ? [[name, key]] : []));
  });

/** The members of an identity provider of a type. One that is newer than this version is taken for an Okta org. */
const idpTable = (type: unknown): Table =>
  [members.OktaIdPRequest, members.Auth0IdPRequest].find((table) => (table.type.enum as readonly unknown[]).includes(type)) ??
  members.OktaIdPRequest;

/** An identity provider. Its credential is never shown by the API. */
function declareIdp(live: Json, { withDefaults }: Options): Declaration {
  const table = idpTable(live.type);
  const unread = Object.keys(table).filter((name) => table[name] !== undefined && isUnread(table[name]));
  const shown = Object.keys(table).filter((name) => name !== "type" && !unread.includes(name) && !isNothing(live[name]));
  const healthPolicy = settingsOf(offlineMembers.IdPOfflineModeHealthPolicy, live.healthPolicy, withDefaults);
  const isDefault = isNothing(live.failoverMode) || (live.failoverMode === "DISABLED" && !withDefaults);
  return {
    inputs: {
      type: live.type,
      ...Object.fromEntries(shown.map((name) => [name, live[name]])),
      ...(Object.keys(healthPolicy).length > 0 && { healthPolicy }),
      ...(!isDefault && { failoverMode: live.failoverMode }),
    },
    unread: unread.map((name) => [name]),
  };
}

const directoryTable: Table = { idpId: { type: "string", required: true }, ...offlineMembers.IdPOfflineModeDirectory };

/** An object whose members are all there is of it, those within them included. */
const declareBy =
  (table: Table) =>
  (live: Json): Declaration => {
    const unread: Path[] = [];
    const inputs = shownIn(table, live, (path) => unread.push(path));
    return { inputs, unread };
  };

function shownIn(table: Table, live: Json, onHidden: (path: Path) => void): Json {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, { readOnly, writeOnly, members: inner }]) => {
      const value = live[name];
      if (writeOnly) onHidden([name]);
      if (readOnly || writeOnly || isNothing(value)) return [];
      return [[name, inner && isObject(value) ? shownIn(inner, value, (path) => onHidden([name, ...path])) : value]];
    }),
  );
}

/** What a program declares of an object of each kind. */
export const declare: Readonly<Record<KindName, (live: Json, options: Options) => Declaration>> = {
  authenticationService: declareBy(offlineMembers.AuthenticationServiceSetting),
  idp: declareIdp,
  directory: declareBy(directoryTable),
  app: declareApp,
};

const ownTables: Readonly<Record<KindName, (type: unknown) => Table>> = {
  authenticationService: () => offlineMembers.AuthenticationServiceSetting,
  idp: idpTable,
  directory: () => directoryTable,
  app: (type) => tablesOf(type).own,
};

/** True for an argument that the resource cannot do without. */
export function isRequired(kind: KindName, type: unknown, name: string): boolean {
  return name === "type" || ownTables[kind](type)[name]?.required === true;
}

/** The paths that the program owns by declaring them, as the provider notes them in the state. */
export function ownedBy({ inputs, unread }: Declaration): string[] {
  const paths = Object.entries(inputs).flatMap(([name, value]) =>
    blocks.includes(name) && isObject(value) ? Object.keys(value).map((member) => `${name}.${member}`) : [name],
  );
  return [...paths, ...unread.flatMap(([name, ...within]) => (name === undefined || within.length > 0 ? [] : [name]))].sort();
}

function settingsOf(table: Table, live: unknown, withDefaults: boolean): Json {
  if (!isObject(live)) return {};
  const isKept = ([name, member]: [string, Member]) => !isUnread(member) && isWorthIt(member, live[name], withDefaults);
  const isAny = Object.entries(table).some(isKept);
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, member]) =>
      // What the contract demands stands beside whatever is declared.
      isKept([name, member]) || (isAny && member.required && !isUnread(member) && !isNothing(live[name])) ? [[name, live[name]]] : [],
    ),
  );
}

function isWorthIt(member: Member, value: unknown, withDefaults: boolean): boolean {
  if (isNothing(value) || (Array.isArray(value) && value.length === 0)) return false;
  return withDefaults || (!isSame(value, member.default) && !isSame(value, member.initial));
}

/** A proxied app without attributes or policies was made so: its type's template would bring some. */
function isEmptyOnPurpose(name: (typeof maps)[number], live: Json): boolean {
  if (name === "protectedResources" || !(proxiedTypes as readonly unknown[]).includes(live.type)) return false;
  const needsOne = live.status === "ACTIVE" || live.status === "MAINTENANCE";
  return !needsOne || (name === "attributes" && isOpen(live.type));
}
