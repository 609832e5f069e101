import type { CallArguments, Connection, OperationId } from "../http/connection";
import { expectItem, expectList, expectObject } from "./expect";

/** The list-like parts of an application: attributes, policies, protected resources. */
export class PartList<Item, CreateRequest> {
  constructor(
    private readonly connection: Connection,
    private readonly ids: { list: OperationId; create: OperationId; get: OperationId; replace: OperationId; delete: OperationId },
  ) {}

  /** All items of the application. */
  async list(applicationId: string): Promise<Item[]> {
    return expectList(await this.#call("list", { path: [applicationId] }), this.ids.list);
  }

  /** Creates an item and returns it with its id. */
  async create(applicationId: string, body: CreateRequest): Promise<Item> {
    return expectItem(await this.#call("create", { path: [applicationId], body }), this.ids.create);
  }

  /** Reads one item. */
  async get(applicationId: string, itemId: string): Promise<Item> {
    return expectItem(await this.#call("get", { path: [applicationId, itemId] }), this.ids.get, itemId);
  }

  /** Replaces one item. Members that are left out may fall back to their defaults: send the whole item. */
  async replace(applicationId: string, itemId: string, body: Item): Promise<Item> {
    return expectItem(await this.#call("replace", { path: [applicationId, itemId], body }), this.ids.replace, itemId);
  }

  /** Deletes one item. */
  async delete(applicationId: string, itemId: string): Promise<void> {
    await this.#call("delete", { path: [applicationId, itemId] });
  }

  #call(verb: keyof typeof this.ids, args: CallArguments): Promise<unknown> {
    return this.connection.call(this.ids[verb], args);
  }
}

/** The parts that an application has exactly once: behavior, session, health check. */
export class PartBlock<Block> {
  constructor(
    private readonly connection: Connection,
    private readonly ids: { get: OperationId; replace: OperationId },
  ) {}

  /** Reads the settings. */
  async get(applicationId: string): Promise<Block> {
    return expectObject(await this.connection.call(this.ids.get, { path: [applicationId] }), this.ids.get);
  }

  /** Replaces the settings. Members that are left out may fall back to their defaults: send them all. */
  async replace(applicationId: string, body: Block): Promise<Block> {
    return expectObject(await this.connection.call(this.ids.replace, { path: [applicationId], body }), this.ids.replace);
  }
}
