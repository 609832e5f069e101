import type { OnRefused, Reader } from "../read/reader";
import type { Directory, DirectoryRequest, DirectoryTestRequest } from "../types";

/**
 * Backup directories of identity providers for offline mode (Limited Early Access). While the authentication service starts,
 * calls fail with status 503; when it fails, with 502. Source: API reference, IDPs Offline Mode Directory.
 */
export class Directories {
  constructor(private readonly reader: Reader) {}

  /** All directories of an identity provider. One that is not as the contract says fails the call, or is handed to `onRefused`. */
  async list(idpId: string, { onRefused }: { onRefused?: OnRefused } = {}): Promise<Directory[]> {
    return this.reader.list("listOfflineModeDirectories", { path: [idpId] }, onRefused);
  }

  /** Creates a directory, which is synchronised at once and every hour from then on. */
  async create(idpId: string, body: DirectoryRequest): Promise<Directory> {
    return this.reader.item("createOfflineModeDirectory", { path: [idpId], body });
  }

  /** Reads one directory; its credential is never returned. */
  async get(idpId: string, id: string): Promise<Directory> {
    return this.reader.item("getOfflineModeDirectory", { path: [idpId, id] }, id);
  }

  /** Replaces one directory. Send it whole, its credential included. It is synchronised at the next hourly run. */
  async replace(idpId: string, id: string, body: DirectoryRequest): Promise<Directory> {
    return this.reader.item("replaceOfflineModeDirectory", { path: [idpId, id], body }, id);
  }

  /** Deletes one directory. */
  async delete(idpId: string, id: string): Promise<void> {
    await this.reader.done("deleteOfflineModeDirectory", { path: [idpId, id] });
  }

  /** Tries a connection with what is given, without keeping it. Resolves when it works, else fails with what the gateway says. */
  async testConnection(idpId: string, body: DirectoryTestRequest): Promise<void> {
    await this.reader.done("testDirectoryConnection", { path: [idpId], body });
  }
}
