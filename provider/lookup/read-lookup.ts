import { members } from "../../sdk/generated/contract";
import { objectKeys } from "../../sdk/generated/reads";
import { message, quoted } from "../../sdk/message";
import { shownOf } from "../../sdk/read/shape";
import { textOf } from "../../sdk/text";
import { codeOf } from "../errors/failure";
import { inList } from "../errors/in-list";
import { OagResourceError } from "../errors/resource-error";
import type { Gateway } from "../gateway/gateways";
import type { Inventory } from "../gateway/inventory";
import type { StateId } from "../ids";
import { app } from "../kinds/app/kind";
import { idp } from "../kinds/idp/kind";
import { type Outputs, outputsIn, type ReadResult } from "../lifecycle";
import { type ApiObject, objectIdOf } from "../reconciler/api-object";
import { objectCalls } from "../reconciler/client-calls";
import { isSameMember } from "../reconciler/compare/equal";
import type { MemberTable } from "../reconciler/compare/member-table";
import { factsOf } from "../reconciler/compare/normal";
import { present } from "../reconciler/compare/present";
import type { Kind } from "../reconciler/kind";
import { locationIn, stateIdOf } from "../reconciler/location";
import { parseSought } from "../reconciler/parsed/state";
import { parseHost } from "./host";
import { assertName, byCover, byMember, coveredBy, mostRecent, nearestTo, type Query } from "./search";

interface Lookable {
  singular: string;
  member: keyof Query;
  /** What the contract says of its members. */
  table: MemberTable;
  /** What serves a host, and may be looked for by it. */
  covers?: boolean;
  /** Where the candidates come from. */
  inventory(gateway: Gateway): Inventory<ApiObject>;
  /** @param isEnough whether a list has one that is looked for: one that others have read must */
  list(inventory: Inventory<ApiObject>, isEnough: (listed: readonly ApiObject[]) => boolean): Promise<ApiObject[]>;
  /** What the result is of the one that was found. */
  show(item: ApiObject, gateway: Gateway): Outputs | Promise<Outputs>;
}

/** What can be looked up, by which member, and where the candidates come from. */
const kinds: Readonly<Record<string, Lookable>> = {
  certificate: {
    singular: "certificate",
    member: objectKeys.Certificate,
    table: members.Certificate,
    covers: true,
    inventory: certificatesOf,
    // One for a burst of look-ups, as of a program that has an app for each: nothing in a run makes a certificate.
    list: (certificates, isEnough) => certificates.allFor(isEnough),
    show: (item) => outputsIn(present(shownOf("Certificate", item))),
  },
  app: {
    singular: "app",
    member: objectKeys.ApplicationWithEmbedded,
    table: members.HeaderBasedApplication,
    inventory: app.inventory,
    list: (apps) => apps.fresh(),
    show: asOutputs(app),
  },
  identityProvider: {
    singular: "identity provider",
    member: objectKeys.IdP,
    table: members.IdP,
    inventory: idp.inventory,
    list: (providers) => providers.fresh(),
    show: asOutputs(idp),
  },
};

/** What a look-up finds: its properties are `kind`, `query` and, as read, `result`. */
export async function readLookup(gateway: Gateway, id: StateId, props: Outputs): Promise<ReadResult> {
  const query: Query = present(props.query);
  const name = textOf(props.kind);
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) throw new OagResourceError("OAG_CONFIG", `cannot look up ${props.kind}`);
  const result = (await lookOnce(kind, query, gateway)) ?? (await lookAgain(kind, query, gateway));
  return { id, props: outputsIn({ kind: props.kind, query, result }) };
}

function certificatesOf({ client, inventories }: Gateway): Inventory<ApiObject> {
  return inventories.of<ApiObject>("certificates", { member: "id", plural: "certificates" }, (onRefused) =>
    objectCalls(client.certificates).list({ onRefused }),
  );
}

/** As of `.get()`, which a program gives nothing but the id. */
const notInState = outputsIn({});

/**
 * In the shape of the resource's outputs, as its `.get()` reads them: a list has neither an app's parts nor what offline mode adds. All
 * of it, always: nothing tells which outputs a program will ask for.
 */
function asOutputs(kind: Kind): Lookable["show"] {
  return async (item, gateway) => {
    const { getObject } = await import("../reconciler/life/read.js");
    const { props } = await getObject(kind, gateway, stateIdOf(locationIn(kind, gateway), objectIdOf(item)), parseSought(kind, notInState));
    return { ...props, id: item.id };
  };
}

/**
 * What is found and looked at. Undefined where others renamed, removed or replaced it between the list and the look, or where what many
 * reads share is older than the list: another may have the name by now.
 */
async function lookOnce(kind: Lookable, query: Query, gateway: Gateway): Promise<Outputs | undefined> {
  const found = await findOne(kind, query, gateway);
  try {
    const result = await kind.show(found, gateway);
    return isSameMember(factsOf(kind.table, kind.member), result[kind.member], found[kind.member]) ? result : undefined;
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw error;
  }
}

/** Once more, with nothing that was listed before. */
async function lookAgain(kind: Lookable, query: Query, gateway: Gateway): Promise<Outputs> {
  gateway.reads.drop();
  const found = await findOne(kind, query, gateway);
  const result = await kind.show(found, gateway);
  const { singular, member, table } = kind;
  if (isSameMember(factsOf(table, member), result[member], found[member])) return result;
  throw new OagResourceError(
    "OAG_CONFLICT",
    message`the ${singular} ${textOf(found.id)} was listed twice with the ${member} ${quoted(query[member])} and has another one when it is looked at: another program or person is at work on it, so run again when they are done`,
  );
}

/** Of an object that is gone, or whose part is asked for when it is: for that the API has no 404. */
const isPassing = (error: unknown): boolean => {
  const code = codeOf(error);
  return code === "OAG_NOT_FOUND" || code === "OAG_BAD_REQUEST";
};

/** @throws OagResourceError where the gateway lists none or several */
async function findOne(kind: Lookable, query: Query, gateway: Gateway): Promise<ApiObject> {
  const now = gateway.clock.now();
  const host = kind.covers && query.forDomain !== undefined ? parseHost(query.forDomain) : undefined;
  if (host === undefined) assertName(query, kind);
  const searchIn = (listed: readonly ApiObject[]) =>
    host === undefined ? byMember(listed, query, kind.member) : byCover(listed, host, now);
  const foundIn = (matches: readonly ApiObject[]) => (query.mostRecent === true ? mostRecent(matches, now) : matches);
  const inventory = kind.inventory(gateway);
  const isEnough = (listed: readonly ApiObject[]) => {
    const { matches } = searchIn(listed);
    return foundIn(matches).length === 1 && matches.every((item) => inventory.isWhole(item));
  };
  const listed = await kind.list(inventory, isEnough);
  const search = searchIn(listed);
  // What is refused is so only where it is looked for.
  const found = foundIn(search.matches.map((item) => inventory.assertWhole(item)));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined) {
    // One that is refused may be the one, where its name, or all of its names, are not known.
    for (const item of listed) if (host !== undefined || item[kind.member] === undefined) inventory.assertWhole(item);
    throw new OagResourceError(
      "OAG_NOT_FOUND",
      message`there is no ${kind.singular} ${search.what} on ${gateway.origin} (${search.compared})${nearestTo(search.wanted, search.names)}${host === undefined && kind.covers ? coveredBy(listed, query, now) : ""}`,
    );
  }
  const cure =
    query.mostRecent === true
      ? "they have the same validFrom: take one by its id"
      : "mostRecent: true takes the one with the latest validFrom";
  throw new OagResourceError(
    "OAG_NOT_FOUND",
    message`there are ${found.length} ${kind.singular}s ${search.what} on ${gateway.origin} (${inList(found.map(search.told))})${kind.covers ? `; ${cure}` : ""}`,
  );
}
