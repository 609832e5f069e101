import type { Path } from "pulumi-oag/provider/v1";
import { isOpen, type Member, proxiedTypes } from "pulumi-oag/sdk";
import { isNothing, isObject, isSame, type Json } from "../json";
import type { KindName } from "../kinds";
import { hiddenIn, isUnread } from "./hidden";
import { type MapName, maps, type Table, type Tables, tablesOf } from "./tables";

/** What a program declares of one object, and what it cannot know. */
export interface Declaration {
  /** Arguments in the order of the API's documents. Secret values and references are left as they are read. */
  inputs: Json;
  /** Values that no read shows, and that the program must be given: `apiToken`, the value of an attribute, a directory's `bindCredential`. */
  unread: Path[];
}

interface Options {
  withDefaults: boolean;
}

/**
 * An app as a person would declare it: without what the gateway gives every new app, unless that is asked for.
 * Each declared map is whole, so drift in any item is seen from now on.
 */
function declareApp(live: Json, { withDefaults }: Options): Declaration {
  const { own, blocks } = tablesOf.app(live.type);
  const inputs: Json = { type: live.type };
  for (const [name, member] of Object.entries(own)) {
    if (name === "type" || isUnread(member)) continue;
    const value = member.members === undefined ? live[name] : settingsOf(member.members, live[name], withDefaults);
    const isNeeded = member.required === true && member.default === undefined;
    if (value !== undefined && (isNeeded || isWorthIt(member, value, withDefaults))) inputs[name] = value;
  }
  for (const name of maps) {
    const map = live[name];
    if (!isObject(map)) continue;
    if (Object.keys(map).length === 0 && !isEmptyOnPurpose(name, live)) continue;
    inputs[name] = map;
  }
  Object.assign(inputs, blocksOf(blocks, live, withDefaults));
  if (["ACTIVE", "INACTIVE", "MAINTENANCE"].includes(String(live.status))) inputs.status = live.status;
  const isAsked = ([name = "", ...within]: Path) => within.length > 0 || own[name]?.required === true || isNeededIn(own, live, name);
  return { inputs, unread: hiddenIn("app", inputs).filter(isAsked) };
}

/** True where the API asks for a member beside what others have. */
const isNeededIn = (table: Table, live: Json, name: string): boolean =>
  Object.entries(table).some(([other, { needs = {} }]) =>
    Object.entries(needs).some(([word, names]) => word === String(live[other]) && names.includes(name)),
  );

/** An identity provider. Its credential is never shown by the API. */
function declareIdp(live: Json, { withDefaults }: Options): Declaration {
  const { own, blocks } = tablesOf.idp(live.type);
  const shown = Object.entries(own).filter(([name, member]) => name !== "type" && !isUnread(member) && !isNothing(live[name]));
  const isDefault = isNothing(live.failoverMode) || (live.failoverMode === "DISABLED" && !withDefaults);
  const inputs = {
    type: live.type,
    ...Object.fromEntries(shown.map(([name]) => [name, live[name]])),
    ...blocksOf(blocks, live, withDefaults),
    ...(!isDefault && { failoverMode: live.failoverMode }),
  };
  return { inputs, unread: hiddenIn("idp", inputs) };
}

/** An object whose members are all there is of it, those within them included. */
const declareWhole =
  (kind: KindName) =>
  (live: Json): Declaration => {
    const inputs = shownIn(tablesOf[kind](live.type).own, live);
    return { inputs, unread: hiddenIn(kind, inputs) };
  };

function shownIn(table: Table, live: Json): Json {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, member]) => {
      const value = live[name];
      if (member.readOnly || isUnread(member) || isNothing(value)) return [];
      return [[name, member.members && isObject(value) ? shownIn(member.members, value) : value]];
    }),
  );
}

/** What a program declares of an object of each kind. */
export const declare: Readonly<Record<KindName, (live: Json, options: Options) => Declaration>> = {
  authenticationService: declareWhole("authenticationService"),
  idp: declareIdp,
  directory: declareWhole("directory"),
  app: declareApp,
};

/** True for an argument that the resource cannot do without. */
export function isRequired(kind: KindName, type: unknown, name: string): boolean {
  return name === "type" || tablesOf[kind](type).own[name]?.required === true;
}

/** Those blocks of which there is something to declare. */
function blocksOf(blocks: Tables["blocks"], live: Json, withDefaults: boolean): Json {
  const all = Object.entries(blocks).map(([name, table]) => [name, settingsOf(table, live[name], withDefaults)] as const);
  return Object.fromEntries(all.filter(([, block]) => Object.keys(block).length > 0));
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
function isEmptyOnPurpose(name: MapName, live: Json): boolean {
  if (name === "protectedResources" || !(proxiedTypes as readonly unknown[]).includes(live.type)) return false;
  const needsOne = live.status === "ACTIVE" || live.status === "MAINTENANCE";
  return !needsOne || (name === "attributes" && isOpen(live.type));
}
