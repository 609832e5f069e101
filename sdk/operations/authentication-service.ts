import type { Reader } from "../read/reader";
import type { AuthenticationServiceCertificate, AuthenticationServiceHealth, AuthenticationServiceSetting } from "../types";

/**
 * The offline authentication service, of which a gateway has one (Limited Early Access; scopes
 * `okta.oag.authenticationService.manage` and `.read`). Source: API reference, Settings Authentication Service.
 */
export class AuthenticationService {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * Reads the settings, without the database's credentials. Status 404: the service is not enabled.
   * @throws OagApiError with status 404 when the service is not enabled
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async get(): Promise<AuthenticationServiceSetting> {
    return this.#reader.object("getAuthenticationServiceSetting", {});
  }

  /**
   * Enables the service with these settings. It is ready once {@link health} says `HEALTHY`.
   * @throws OagApiError when the gateway refuses what is sent
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async enable(body: AuthenticationServiceSetting): Promise<AuthenticationServiceSetting> {
    return this.#reader.object("enableAuthenticationServiceSetting", { body });
  }

  /**
   * Disables the service. Refused while the failover mode of an identity provider is `AUTOMATIC`.
   * @throws OagApiError when the gateway refuses, as while a failover mode is `AUTOMATIC`
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async disable(): Promise<void> {
    await this.#reader.done("disableAuthenticationServiceSetting", {});
  }

  /**
   * How the service is, as the gateway last looked.
   * @throws OagApiError with status 404 when the service is not enabled
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async health(): Promise<AuthenticationServiceHealth> {
    return this.#reader.object("getAuthenticationServiceHealthCheck", {});
  }

  /**
   * Sets the certificate of the service's mTLS host, which the smart card authenticator needs (from 2026.08.1 on). Reading and
   * deleting are not documented. Source: guide "Configure authenticators and access policies".
   * @throws OagApiError when the gateway refuses what is sent
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async replaceCertificate(body: AuthenticationServiceCertificate): Promise<AuthenticationServiceCertificate> {
    return this.#reader.object("replaceAuthenticationServiceCertificate", { body });
  }
}
