import type { Reader } from "../read/reader";
import type { Authenticator, AuthenticatorRequest } from "../types";

/**
 * Authenticators of identity providers for offline mode (Limited Early Access, from 2026.08.1 on). Listing, reading,
 * replacing, deactivating and deleting are not documented, so the id that `create` returns is all there is to keep.
 * Source: guide "Configure authenticators and access policies".
 */
export class Authenticators {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * Creates the smart card authenticator, which is then `INACTIVE`. The mTLS certificate of the service must be set before.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is no such identity provider, and when the gateway refuses what is sent
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async create(idpId: string, body: AuthenticatorRequest): Promise<Authenticator> {
    return this.#reader.item("createOfflineModeAuthenticator", { path: [idpId], body });
  }

  /**
   * Makes an authenticator `ACTIVE`, so that access policies can name it.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when the gateway refuses
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async activate(idpId: string, id: string): Promise<Authenticator> {
    return this.#reader.item("activateOfflineModeAuthenticator", { path: [idpId, id] }, id);
  }
}
