import type { Gateway, Gateways } from "../../../dist/provider/gateway/gateways.js";
import { InventoryBook } from "../../../dist/provider/gateway/inventory.js";
import type { OagClient } from "../../../dist/sdk/client.js";
import { OagApiError, OagTransportError } from "../../../dist/sdk/errors.js";
import { Secrets } from "../../../dist/sdk/secrets/secrets.js";
import { impatientClock } from "../basics/clock.ts";
import type { Json } from "../basics/json.ts";
import { privateKey } from "../gateways/gateway.ts";

const credentials = ["apiToken", "bindCredential", "clientSecret", "password"];

/**
 * A gateway with kinds of objects that no real one has, in memory: only the reconciler is under test. It shows no
 * credential, keeps to a PUT as it comes, and writes down every call.
 */
export class MadeUpGateway {
  /** As a stack has it configured. */
  readonly configuration = { hostname: "oag.example.com", clientId: "client", privateKey, caCertificate: "" };
  readonly calls: string[] = [];
  readonly bodies: Json[] = [];
  readonly told: string[] = [];
  /** The next call of this name takes effect and is not answered. */
  loses: string | undefined;
  /** Calls of this name are refused and take no effect. */
  refuses: string | undefined;
  /** Reads show credentials, which they should not. */
  isCareless = false;
  readonly #objects = new Map<string, Json[]>();
  readonly #blocks = new Map<string, Json>();
  #made = 0;

  /** What lies under a path, as a PUT left it. */
  at(path: string): Json[] {
    const known = this.#objects.get(path) ?? [];
    this.#objects.set(path, known);
    return known;
  }

  /** What a block of an object has, as a PUT left it. */
  blockAt(name: string, id = ""): Json | undefined {
    return this.#blocks.get(`${id} ${name}`);
  }

  /** The calls since the last time. */
  taken(): string[] {
    return this.calls.splice(0);
  }

  /** Those of them that write. */
  written(): string[] {
    return this.taken().filter((call) => !/^(get|list) /.test(call));
  }

  /** The calls of a collection, a nested one, or of the items of an object. */
  collection(path: string) {
    const find = (id: string) => {
      const found = this.at(path).find((object) => object.id === id);
      if (found === undefined) throw new OagApiError(404, "NOT_FOUND", "Not found.", `GET ${path}`);
      return found;
    };
    return {
      list: async () => this.#answer(`list ${path}`, () => this.at(path).map((object) => this.#shown(object))),
      get: async (id: string) => this.#answer(`get ${path}`, () => this.#shown(find(id))),
      create: async (body: Json) => {
        const make = () => {
          this.#made += 1;
          const object = { ...structuredClone(body), id: `made-${this.#made}` };
          this.at(path).push(object);
          return this.#shown(object);
        };
        return this.#answer(`create ${path}`, make, body);
      },
      replace: async (id: string, body: Json) =>
        this.#answer(`replace ${path}`, () => this.#shown(Object.assign(emptied(find(id)), structuredClone(body), { id })), body),
      delete: async (id: string) => {
        await this.#answer(`delete ${path}`, () => this.at(path).splice(this.at(path).indexOf(find(id)), 1));
      },
    };
  }

  /** The calls of a block. */
  block(name: string) {
    return {
      get: async (id: string) => this.#answer(`get ${name}`, () => this.#shown(this.#blocks.get(`${id} ${name}`) ?? {})),
      replace: async (id: string, body: Json) => {
        const keep = () => {
          this.#blocks.set(`${id} ${name}`, structuredClone(body));
          return this.#shown(body);
        };
        return this.#answer(`replace ${name}`, keep, body);
      },
    };
  }

  /** Brings the objects under a path that have this id to a status. */
  setStatus(path: string, id: string, status: string): void {
    this.#answer(`set ${status}`, () => {
      for (const object of this.at(path)) if (object.id === id) object.status = status;
    });
  }

  /** What a plugin process, begun now, has of it. */
  newGateways(): Gateways {
    const tell = (message: string) => void this.told.push(message);
    const gateway = {
      client: this as unknown as OagClient,
      clock: impatientClock,
      origin: "https://oag.example.com",
      inventories: new InventoryBook(impatientClock),
      reads: { drop: () => {} },
      optionalByKind: new Map(),
      secrets: new Secrets(),
      scopes: [],
      isSecret: () => false,
      notice: tell,
      noticeOnce: (_: unknown, message: string) => tell(message),
    };
    return { for: () => gateway as unknown as Gateway } as unknown as Gateways;
  }

  #answer<T>(call: string, work: () => T, body?: Json): T {
    this.calls.push(call);
    if (this.refuses === call) throw new OagApiError(400, "INVALID_PARAMETERS", "It is not wanted.", call);
    if (body !== undefined) this.bodies.push(structuredClone(body));
    const result = work();
    if (this.loses !== call) return result;
    this.loses = undefined;
    throw new OagTransportError("OAG_TRANSPORT", "the connection broke", true, call);
  }

  /** What a read shows: no credential, however deep. */
  #shown(value: Json): Json {
    const visible = Object.entries(value).filter(([name]) => this.isCareless || !credentials.includes(name));
    return Object.fromEntries(
      visible.map(([name, inner]) => [
        name,
        typeof inner === "object" && inner !== null && !Array.isArray(inner) ? this.#shown(inner) : inner,
      ]),
    );
  }
}

function emptied(object: Json): Json {
  for (const name of Object.keys(object)) delete object[name];
  return object;
}

/** The client that calls of a made-up kind are given. */
export const madeUp = (client: OagClient): MadeUpGateway => client as unknown as MadeUpGateway;
