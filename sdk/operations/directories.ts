import type { Reader } from "../read/reader";
import type { Directory, DirectoryRequest, DirectoryTestRequest } from "../types";
import type { ListOptions } from "./list-options";

/**
 * Backup directories of identity providers for offline mode (Limited Early Access). While the authentication service starts,
 * calls fail with status 503; when it fails, with 502. Source: API reference, IDPs Offline Mode Directory.
 */
export class Directories {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * All directories of an identity provider. One that is not as the contract says fails the call, or is handed to `onRefused`.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError when the gateway refuses, as where there is no such identity provider
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async list(idpId: string, { onRefused }: ListOptions = {}): Promise<Directory[]> {
    return this.#reader.list("listOfflineModeDirectories", { path: [idpId] }, onRefused);
  }

  /**
   * Creates a directory, which is synchronised at once and every hour from then on.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError when the gateway refuses, as where there is no such identity provider
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async create(idpId: string, body: DirectoryRequest): Promise<Directory> {
    return this.#reader.item("createOfflineModeDirectory", { path: [idpId], body });
  }

  /**
   * Reads one directory; its credential is never returned.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async get(idpId: string, id: string): Promise<Directory> {
    return this.#reader.item("getOfflineModeDirectory", { path: [idpId, id] }, id);
  }

  /**
   * Replaces one directory. Send it whole, its credential included. It is synchronised at the next hourly run.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when the gateway refuses what is sent
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async replace(idpId: string, id: string, body: DirectoryRequest): Promise<Directory> {
    return this.#reader.item("replaceOfflineModeDirectory", { path: [idpId, id], body }, id);
  }

  /**
   * Deletes one directory.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when the gateway refuses
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async delete(idpId: string, id: string): Promise<void> {
    await this.#reader.done("deleteOfflineModeDirectory", { path: [idpId, id] });
  }

  /**
   * Tries a connection with what is given, without keeping it. Resolves when it works, else fails with what the gateway says.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with what the gateway says, when the connection does not work
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async testConnection(idpId: string, body: DirectoryTestRequest): Promise<void> {
    await this.#reader.done("testDirectoryConnection", { path: [idpId], body });
  }
}
