import type { Reader } from "../read/reader";
import type { AccessPolicy, AccessPolicyRequest } from "../types";

/**
 * Access policies of identity providers for offline mode (Limited Early Access, from 2026.08.1 on). Listing, reading,
 * replacing and deleting are not documented, so the id that `create` returns is all there is to keep.
 * Source: guide "Configure authenticators and access policies".
 */
export class AccessPolicies {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * Creates an access policy: one rule, one chain. `smart_card` can be named once that authenticator is active.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is no such identity provider, and when the gateway refuses what is sent
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async create(idpId: string, body: AccessPolicyRequest): Promise<AccessPolicy> {
    return this.#reader.item("createOfflineModeAccessPolicy", { path: [idpId], body });
  }
}
