import type { OperationId } from "../http/connection";
import type { Reader } from "../read/reader";

/** The list-like parts of an application: attributes, policies, protected resources. */
export class PartList<Item, CreateRequest> {
  readonly #reader: Reader;
  readonly #ids: { list: OperationId; create: OperationId; get: OperationId; replace: OperationId; delete: OperationId };

  constructor(
    reader: Reader,
    ids: { list: OperationId; create: OperationId; get: OperationId; replace: OperationId; delete: OperationId },
  ) {
    this.#reader = reader;
    this.#ids = ids;
  }

  /**
   * All items of the application.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError when the gateway refuses, as where there is no such application
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async list(applicationId: string): Promise<Item[]> {
    return this.#reader.list(this.#ids.list, { path: [applicationId] });
  }

  /**
   * Creates an item and returns it with its id.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError when the gateway refuses, as where there is no such application
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async create(applicationId: string, body: CreateRequest): Promise<Item> {
    return this.#reader.item(this.#ids.create, { path: [applicationId], body });
  }

  /**
   * Reads one item.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async get(applicationId: string, itemId: string): Promise<Item> {
    return this.#reader.item(this.#ids.get, { path: [applicationId, itemId] }, itemId);
  }

  /**
   * Replaces one item. Members that are left out may fall back to their defaults: send the whole item.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when the gateway refuses what is sent
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async replace(applicationId: string, itemId: string, body: Item): Promise<Item> {
    return this.#reader.item(this.#ids.replace, { path: [applicationId, itemId], body }, itemId);
  }

  /**
   * Deletes one item.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when the gateway refuses
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async delete(applicationId: string, itemId: string): Promise<void> {
    await this.#reader.done(this.#ids.delete, { path: [applicationId, itemId] });
  }
}

/** What its owner has exactly once: behavior, session and health check of an application, the health policy of an identity provider. */
export class PartBlock<Block> {
  readonly #reader: Reader;
  readonly #ids: { get: OperationId; replace: OperationId };

  constructor(reader: Reader, ids: { get: OperationId; replace: OperationId }) {
    this.#reader = reader;
    this.#ids = ids;
  }

  /**
   * Reads the settings.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is no such owner
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async get(ownerId: string): Promise<Block> {
    return this.#reader.object(this.#ids.get, { path: [ownerId] });
  }

  /**
   * Replaces the settings. Members that are left out may fall back to their defaults: send them all.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is no such owner, and when the gateway refuses what is sent
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async replace(ownerId: string, body: Block): Promise<Block> {
    return this.#reader.object(this.#ids.replace, { path: [ownerId], body });
  }
}

/** What is assigned to its owner as a whole: there is nothing to create, and nothing to delete. */
export class Assignment<Value> {
  readonly #reader: Reader;
  readonly #ids: { get: OperationId; assign: OperationId };

  constructor(reader: Reader, ids: { get: OperationId; assign: OperationId }) {
    this.#reader = reader;
    this.#ids = ids;
  }

  /**
   * Reads what is assigned to an application or an identity provider, by its id.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError when the gateway refuses, as where there is no such owner
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async get(ownerId: string): Promise<Value> {
    return this.#reader.object(this.#ids.get, { path: [ownerId] });
  }

  /**
   * Assigns another value, and returns what the gateway then has.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError when the gateway refuses, as where there is no such owner
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async assign(ownerId: string, body: Value): Promise<Value> {
    return this.#reader.object(this.#ids.assign, { path: [ownerId], body });
  }
}
