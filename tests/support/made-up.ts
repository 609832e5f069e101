import { Inventory } from "../../dist/provider/gateway/inventory.js";
import { Handler } from "../../dist/provider/plugin/handler.js";
import { Block } from "../../dist/provider/reconciler/aspects/block.js";
import { ItemMap } from "../../dist/provider/reconciler/aspects/map/map.js";
import type { Kind } from "../../dist/provider/reconciler/kind.js";
import type { ApiObject, ObjectCalls, Variant } from "../../dist/provider/reconciler/kind-facts.js";
import { lifecycleOf } from "../../dist/provider/reconciler/lifecycle.js";
import { OagApiError, OagTransportError } from "../../dist/sdk/errors.js";
import { Secrets } from "../../dist/sdk/secrets/secrets.js";
import { impatientClock } from "./clock.ts";
import type { Json } from "./resource.ts";

/**
 * A gateway with kinds of objects that no real one has, in memory: only the reconciler is under test. It never shows a
 * credential, keeps to a PUT as it comes, and writes down every call.
 */
export class MadeUpGateway {
  /** Objects, items and blocks by their path. */
  readonly objects = new Map<string, Json[]>();
  readonly blocks = new Map<string, Json>();
  readonly calls: string[] = [];
  readonly bodies: Json[] = [];
  readonly told: string[] = [];
  /** The next call of this name takes effect and is not answered. */
  loses: string | undefined;
  private made = 0;

  /** What lies under a path, as a PUT left it. */
  at(path: string): Json[] {
    const known = this.objects.get(path) ?? [];
    this.objects.set(path, known);
    return known;
  }

  /** The calls since the last time. */
  taken(): string[] {
    return this.calls.splice(0);
  }

  /** The calls of a collection, a nested one, or of the items of an object. */
  collection(path: string) {
    const find = (id: string) => {
      const found = this.at(path).find((object) => object.id === id);
      if (found === undefined) throw new OagApiError(404, "NOT_FOUND", "Not found.", `GET ${path}`);
      return found;
    };
    return {
      list: async () => this.#answer(`list ${path}`, () => this.at(path).map(shown)),
      get: async (id: string) => this.#answer(`get ${path}`, () => shown(find(id))),
      create: async (body: Json) => {
        this.made += 1;
        const object = { ...body, id: `made-${this.made}` };
        return this.#answer(`create ${path}`, () => shown(this.at(path)[this.at(path).push(object) - 1] as Json), body);
      },
      replace: async (id: string, body: Json) =>
        this.#answer(`replace ${path}`, () => shown(Object.assign(empty(find(id)), structuredClone(body), { id })), body),
      delete: async (id: string) => {
        await this.#answer(`delete ${path}`, () => this.at(path).splice(this.at(path).indexOf(find(id)), 1));
      },
    };
  }

  /** The calls of a block. */
  block(name: string) {
    return {
      get: async (id: string) => this.#answer(`get ${name}`, () => ({ ...this.blocks.get(`${id} ${name}`) })),
      replace: async (id: string, body: Json) => {
        this.blocks.set(`${id} ${name}`, { ...body });
        return this.#answer(`replace ${name}`, () => ({ ...body }), body);
      },
    };
  }

  /** A handler of a kind, in a plugin process of its own. */
  handler(kind: Kind): Handler {
    const tell = (message: string) => this.told.push(message);
    const gateway = {
      client: this,
      clock: impatientClock,
      origin: "https://oag.example.com",
      reads: { drop: () => {} },
      secrets: new Secrets(),
      scopes: [],
      isSecret: () => false,
      notice: tell,
      noticeOnce: (_: unknown, message: string) => tell(message),
    };
    const handler = new Handler(lifecycleOf(kind, {}), { gateways: async () => ({ for: () => gateway }) as never });
    handler.configure({ config: { get: () => undefined } });
    return handler;
  }

  #answer<T>(call: string, work: () => T, body?: Json): T {
    this.calls.push(call);
    if (body !== undefined) this.bodies.push(structuredClone(body));
    const result = work();
    if (this.loses !== call) return result;
    this.loses = undefined;
    throw new OagTransportError("OAG_TRANSPORT", "the connection broke", true, call);
  }
}

const empty = (object: Json): Json => {
  for (const name of Object.keys(object)) delete object[name];
  return object;
};

/** What a read shows: no credential, however deep. */
function shown(value: Json): Json {
  const visible = Object.entries(value).filter(([name]) => name !== "bindCredential" && name !== "password");
  return Object.fromEntries(
    visible.map(([name, inner]) => [name, typeof inner === "object" && inner !== null && !Array.isArray(inner) ? shown(inner) : inner]),
  );
}

const text = { type: "string" } as const;
// What check says is not what these kinds are about.
const validator = () => undefined as never;

const plain: Variant = {
  name: "plain",
  types: [],
  members: {},
  readOnly: ["id", "status"],
  fixed: [],
  computed: [],
  validator: validator as never,
  aspects: [],
};

const madeUp = (client: unknown): MadeUpGateway => client as MadeUpGateway;

/** The objects that exist under a path, listed anew at each look. */
const listed = (gateway: { client: unknown }, path: string) =>
  inventoryOf(madeUp(gateway.client), path, () => madeUp(gateway.client).collection(path).list() as Promise<ApiObject[]>);

const inventories = new WeakMap<object, Map<string, Inventory<ApiObject>>>();

function inventoryOf(gateway: MadeUpGateway, path: string, load: () => Promise<ApiObject[]>): Inventory<ApiObject> {
  const known = inventories.get(gateway) ?? new Map<string, Inventory<ApiObject>>();
  inventories.set(gateway, known);
  const inventory = known.get(path) ?? new Inventory<ApiObject>(load, impatientClock);
  known.set(path, inventory);
  return inventory;
}

const shelves = new ItemMap({
  name: "shelves",
  singular: "shelf",
  table: { name: text, depth: { type: "number", default: 30 } },
  required: [],
  validator: validator as never,
  implied: (key) => ({ name: key }),
  identity: (item) => String(item.name),
  identifying: ["name"],
  title: (item) => JSON.stringify(item.name),
  keyFor: (item) => String(item.name),
  calls: (client) => {
    const items = (id: string) => madeUp(client).collection(`cabinets/${id}/shelves`);
    return {
      list: (id) => items(id).list(),
      create: (id, body) => items(id).create(body),
      replace: (id, itemId, body) => items(id).replace(itemId, body),
      delete: (id, itemId) => items(id).delete(itemId),
    };
  },
});

const lock = new Block({
  name: "lock",
  singular: "lock",
  table: { kind: text, bolts: { type: "number", default: 1 } },
  validator: validator as never,
  calls: (client) => madeUp(client).block("lock"),
});

/** A collection with a map, a block and a status. */
export const cabinet: Kind = {
  noun: "cabinet",
  key: "label",
  shape: "collection",
  schema: "Cabinet",
  variants: [{ ...plain, members: { label: text, colour: text }, computed: ["status"], aspects: [shelves, lock] }],
  replace: {},
  status: {
    values: ["OPEN", "SHUT"],
    inUse: "OPEN",
    set: async (client, id, status) => {
      const gateway = madeUp(client);
      gateway.calls.push(`set ${status}`);
      for (const object of gateway.at("cabinets")) if (object.id === id) object.status = status;
    },
  },
  calls: (client) => madeUp(client).collection("cabinets"),
  inventory: (gateway) => listed(gateway, "cabinets"),
  computed: ({ status }) => ({ status }),
  deeds: async () => ({}),
};

/** Nested under a cabinet, with a write-only secret inside a member. */
export const drawer: Kind = {
  noun: "drawer",
  key: "name",
  shape: "nested",
  parent: "cabinetId",
  schema: "Drawer",
  variants: [
    {
      ...plain,
      members: {
        name: text,
        connection: { type: "object", members: { url: text, bindCredential: { type: "string", writeOnly: true } } },
      },
    },
  ],
  replace: { cabinetId: "create-first" },
  calls: (client, parent) => madeUp(client).collection(`cabinets/${parent}/drawers`),
  inventory: (gateway, parent) => listed(gateway, `cabinets/${parent}/drawers`),
  computed: () => ({}),
  deeds: async () => ({}),
};

/** One per gateway, with a credential of its own. */
export const alarm: Kind = {
  noun: "alarm",
  key: "volume",
  shape: "singleton",
  schema: "Alarm",
  variants: [{ ...plain, members: { volume: { type: "number" }, password: { type: "string", writeOnly: true } } }],
  replace: {},
  calls: (client): ObjectCalls => {
    const all = madeUp(client).collection("alarm");
    const id = () => String(madeUp(client).at("alarm")[0]?.id);
    return { get: () => all.get(id()), create: all.create, replace: (_, body) => all.replace(id(), body), delete: () => all.delete(id()) };
  },
  inventory: (gateway) => listed(gateway, "alarm"),
  computed: () => ({}),
  deeds: async () => ({}),
};
