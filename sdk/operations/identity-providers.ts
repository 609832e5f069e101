import type { Reader } from "../read/reader";
import type { FailoverMode, HealthPolicy, IdentityProvider, IdentityProviderRequest, OpenIdConfiguration } from "../types";
import type { ListOptions } from "./list-options";
import { Assignment, PartBlock } from "./parts";

/** The IDPs family of the API. Source: API reference, IDPs. */
export class IdentityProviders {
  /**
   * Whether the gateway goes into offline mode by itself (Limited Early Access). `AUTOMATIC` is refused before there is an
   * authentication service, and on some gateways before there is a directory. Source: API reference, IDPs Offline Mode.
   */
  readonly failoverMode: Assignment<FailoverMode>;
  /**
   * When an identity provider counts as not reachable (Limited Early Access).
   * Source: API reference, IDPs Offline Mode Health Policy.
   */
  readonly healthPolicy: PartBlock<HealthPolicy>;

  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
    this.failoverMode = new Assignment(reader, { get: "getIdPOfflineModeFailoverMode", assign: "assignIdPOfflineModeFailoverMode" });
    this.healthPolicy = new PartBlock(reader, { get: "getOfflineModeHealthPolicy", replace: "replaceOfflineModeHealthPolicy" });
  }

  /**
   * All identity providers. One that is not as the contract says fails the call, or is left out and handed to `onRefused`.
   * @throws OagApiError when the gateway refuses
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async list({ onRefused }: ListOptions = {}): Promise<IdentityProvider[]> {
    return this.#reader.list("listIDPs", {}, onRefused);
  }

  /**
   * Reads one identity provider; credentials are never returned.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async get(id: string): Promise<IdentityProvider> {
    return this.#reader.item("getIDP", { path: [id] }, id);
  }

  /**
   * Creates an identity provider; its domain must be free.
   * @throws OagApiError when the gateway refuses, a domain that is taken for example
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async create(body: IdentityProviderRequest): Promise<IdentityProvider> {
    return this.#reader.item("createIDP", { body });
  }

  /**
   * Replaces an identity provider: name, description and credential.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when the gateway refuses what is sent
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async replace(id: string, body: IdentityProviderRequest): Promise<IdentityProvider> {
    return this.#reader.item("replaceIDP", { path: [id], body }, id);
  }

  /**
   * Deletes an identity provider. Refused while an application uses it.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and while an application uses it
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async delete(id: string): Promise<void> {
    await this.#reader.done("deleteIDP", { path: [id] });
  }

  /**
   * Reads the OpenID Connect discovery document that the gateway serves for OIDC applications of an identity provider. It is
   * public: no access token is sent. The path is inferred from the issuer in the guide's sample.
   * Source: guide "Configure apps for offline mode".
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none
   * @throws OagProtocolError, OagTransportError as every call
   */
  async openIdConfiguration(id: string): Promise<OpenIdConfiguration> {
    return this.#reader.object("getOpenIDConnectDiscovery", { path: [id] });
  }
}
