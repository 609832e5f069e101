import type { Reader } from "../read/reader";
import type { Certificate } from "../types";
import type { ListOptions } from "./list-options";

/** The Certificates family of the API, which is read-only. Source: API reference, Certificates. */
export class Certificates {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * All certificates that the gateway holds. One that is not as the contract says fails the call, or is handed to `onRefused`.
   * @throws OagApiError when the gateway refuses
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async list({ onRefused }: ListOptions = {}): Promise<Certificate[]> {
    return this.#reader.list("listCertificates", {}, onRefused);
  }

  /**
   * Reads one certificate.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async get(id: string): Promise<Certificate> {
    return this.#reader.item("getCertificate", { path: [id] }, id);
  }
}
