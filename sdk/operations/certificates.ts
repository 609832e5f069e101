import type { Connection } from "../http/connection";
import type { Certificate } from "../types";
import { expectItem, expectList } from "./expect";

/** The Certificates family of the API, which is read-only. Source: API reference, Certificates. */
export class Certificates {
  constructor(private readonly connection: Connection) {}

  /** All certificates that the gateway holds. */
  async list(): Promise<Certificate[]> {
    return expectList(await this.connection.call("listCertificates"), "listCertificates");
  }

  /** Reads one certificate. */
  async get(id: string): Promise<Certificate> {
    return expectItem(await this.connection.call("getCertificate", { path: [id] }), "getCertificate", id);
  }
}
