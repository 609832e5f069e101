import type { Gateway } from "../../../dist/provider/gateway/gateways.js";
import { objectIdIn } from "../../../dist/provider/ids.js";
import type { ApiObject } from "../../../dist/provider/reconciler/api-object.js";
import { Block } from "../../../dist/provider/reconciler/aspects/block.js";
import { identityIn } from "../../../dist/provider/reconciler/aspects/map/item-facts.js";
import { ItemMap } from "../../../dist/provider/reconciler/aspects/map/map.js";
import { itemCalls, objectCalls } from "../../../dist/provider/reconciler/client-calls.js";
import type { MemberTable } from "../../../dist/provider/reconciler/compare/member-table.js";
import type { Kind } from "../../../dist/provider/reconciler/kind.js";
import type { ObjectCalls } from "../../../dist/provider/reconciler/kind-facts.js";
import { computedOutputs } from "../../../dist/provider/reconciler/parsed/computed.js";
import { collection } from "../../../dist/provider/reconciler/shapes/collection.js";
import { nested } from "../../../dist/provider/reconciler/shapes/nested.js";
import { singleton } from "../../../dist/provider/reconciler/shapes/singleton.js";
import type { OagClient } from "../../../dist/sdk/client.js";
import { madeUp } from "./gateway.ts";
import { validatorOf, variantOf } from "./tables.ts";

// Their credentials have names of the contract: what stands under those is secret wherever it is.
const text = { type: "string" } as const;
const needed = { type: "string", required: true } as const;
const credential = { type: "string", writeOnly: true } as const;

/** The calls of the objects under a path. */
const collectionOf = (client: OagClient, path: string) => objectCalls(madeUp(client).collection(path));

/** The objects under a path as one plugin process knows them. */
const listed = ({ client, inventories }: Gateway, path: string) =>
  inventories.of(path, { member: "id", plural: path }, () => collectionOf(client, path).list());

/** Items that are known by their name. */
function mapOf(name: string, singular: string, items: MemberTable, pathOf: (id: string) => string): ItemMap {
  const table: MemberTable = { id: { type: "string", readOnly: true }, name: text, ...items };
  return new ItemMap({
    name,
    singular,
    table,
    required: [],
    validator: validatorOf(table),
    implied: (key) => ({ name: key }),
    identity: (item) => identityIn(String(item.name)),
    identifying: ["name"],
    title: (item) => ({ name: String(item.name) }),
    keyFor: (item) => String(item.name),
    calls: (client) => {
      const all = (id: string) => itemCalls(madeUp(client).collection(pathOf(id)));
      return {
        list: (id) => all(id).list(),
        create: (id, body) => all(id).create(body),
        replace: (id, itemId, body) => all(id).replace(itemId, body),
        delete: (id, itemId) => all(id).delete(itemId),
      };
    },
  });
}

const blockOf = (name: string, table: MemberTable, isOfGateway = false): Block =>
  new Block({
    name,
    singular: name,
    table,
    validator: validatorOf(table),
    calls: (client) => {
      const block = objectCalls(madeUp(client).block(name));
      if (!isOfGateway) return block;
      return { get: () => block.get(""), replace: (_, body) => block.replace("", body) };
    },
  });

/** A member with a credential inside it. */
const sealOf = (name: string): MemberTable[string] => ({ type: "object", members: { colour: text, [name]: credential } });

const shelves = mapOf(
  "shelves",
  "shelf",
  { depth: { type: "number", default: 30 }, password: credential, seal: sealOf("apiToken") },
  (id) => `cabinets/${id}/shelves`,
);
const lock = blockOf("lock", { kind: text, bolts: { type: "number", default: 1 }, clientSecret: credential, seal: sealOf("password") });

/** A collection with a map, a block and a status, and a credential of its own, inside a member, in an item and in the block. */
export const cabinet: Kind = {
  noun: "cabinet",
  key: "label",
  shape: collection,
  schema: "Cabinet",
  variants: [
    variantOf(
      "Cabinet",
      {
        label: needed,
        colour: { type: "string", enum: ["RED", "BLUE"] },
        apiToken: credential,
        maker: { type: "object", members: { name: needed, clientSecret: credential } },
      },
      { computed: ["status"], aspects: [shelves, lock] },
    ),
  ],
  replace: {},
  status: {
    values: ["OPEN", "SHUT"],
    inUse: "OPEN",
    set: async (client, id, status) => madeUp(client).setStatus("cabinets", id, status),
  },
  calls: (client) => collectionOf(client, "cabinets"),
  inventory: (gateway) => listed(gateway, "cabinets"),
  computed: ({ status }) => computedOutputs({ status }),
  hooks: async () => ({}),
};

const folders = mapOf(
  "folders",
  "folder",
  { pages: { type: "number", default: 0 }, clientSecret: credential },
  (id) => `drawers/${id}/folders`,
);

/** Nested under a cabinet, with a map, a credential of its own, a demanded one inside a member, and one in an item. */
export const drawer: Kind = {
  noun: "drawer",
  key: "name",
  shape: nested("cabinetId"),
  schema: "Drawer",
  variants: [
    variantOf(
      "Drawer",
      {
        name: needed,
        password: credential,
        connection: { type: "object", required: true, members: { url: needed, bindCredential: { ...credential, required: true } } },
      },
      { aspects: [folders] },
    ),
  ],
  replace: { cabinetId: "create-first" },
  calls: (client, parent) => collectionOf(client, `cabinets/${parent}/drawers`),
  inventory: (gateway, parent) => listed(gateway, `cabinets/${parent}/drawers`),
  computed: () => computedOutputs({}),
  hooks: async () => ({}),
};

const hours = blockOf(
  "hours",
  { from: { type: "number", default: 0 }, to: { type: "number", default: 24 }, bindCredential: credential },
  true,
);

const onlyId = objectIdIn("alarm");
const named = (object: ApiObject): ApiObject => ({ ...object, id: onlyId });

/** One per gateway, with a block, a demanded credential of its own, one inside a member and one in the block. */
export const alarm: Kind = {
  noun: "alarm",
  key: "zone",
  shape: singleton(onlyId),
  schema: "Alarm",
  variants: [
    variantOf(
      "Alarm",
      {
        zone: needed,
        volume: { type: "number" },
        password: { ...credential, required: true },
        siren: { type: "object", members: { url: needed, apiToken: credential } },
      },
      { aspects: [hours] },
    ),
  ],
  replace: {},
  calls: (client): ObjectCalls => {
    const all = collectionOf(client, "alarm");
    const id = () => String(madeUp(client).at("alarm")[0]?.id);
    return {
      get: async () => named(await all.get(id())),
      create: async (body) => named(await all.create(body)),
      replace: async (_, body) => named(await all.replace(id(), body)),
      delete: () => all.delete(id()),
    };
  },
  inventory: ({ client, inventories }) =>
    inventories.of("alarm", { member: "id", plural: "alarms" }, async () => (await collectionOf(client, "alarm").list()).map(named)),
  computed: () => computedOutputs({}),
  hooks: async () => ({}),
};
