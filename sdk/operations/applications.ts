import { OagProtocolError } from "../errors";
import { operations } from "../generated/contract";
import type { Reader } from "../read/reader";
import { longestSecret } from "../read/shown-secrets";
import type {
  Application,
  ApplicationCreateRequest,
  ApplicationUpdateRequest,
  Attribute,
  AttributeCreateRequest,
  Behavior,
  ClientSecret,
  Expand,
  HealthCheck,
  Policy,
  PolicyCreateRequest,
  ProtectedResource,
  ProtectedResourceCreateRequest,
  Session,
} from "../types";
import { ApplicationOfflineMode } from "./application-offline-mode";
import type { ListOptions } from "./list-options";
import { PartBlock, PartList } from "./parts";

/** What a read of an application may bring besides. */
export interface ApplicationReadOptions {
  /** Parts that come with it, under `_embedded`. @default none */
  expand?: readonly Expand[];
}

/** What a caller may ask of the list of applications. */
export interface ApplicationListOptions extends ApplicationReadOptions, ListOptions {
  /** Whether a list that is not answered in time is asked for again. @default true */
  retryTimeouts?: boolean;
}

/** The Applications family of the API, with the parts of an application. Source: API reference, Applications. */
export class Applications {
  /** Headers and cookies. */
  readonly attributes: PartList<Attribute, AttributeCreateRequest>;
  /** Access rules. */
  readonly policies: PartList<Policy, PolicyCreateRequest>;
  /** Back-end servers. */
  readonly protectedResources: PartList<ProtectedResource, ProtectedResourceCreateRequest>;
  /** Sign-in, sign-out, error and similar handling. */
  readonly behavior: PartBlock<Behavior>;
  /** Session settings. */
  readonly session: PartBlock<Session>;
  /** Health check of the back ends. */
  readonly healthCheck: PartBlock<HealthCheck>;

  /** Offline mode of an application (Limited Early Access). */
  readonly offlineMode: ApplicationOfflineMode;

  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
    this.offlineMode = new ApplicationOfflineMode(reader);
    this.attributes = new PartList(reader, {
      list: "listAttributes",
      create: "createAttribute",
      get: "getAttribute",
      replace: "replaceAttribute",
      delete: "deleteAttribute",
    });
    this.policies = new PartList(reader, {
      list: "listPolicies",
      create: "createPolicy",
      get: "getPolicy",
      replace: "replacePolicy",
      delete: "deletePolicy",
    });
    this.protectedResources = new PartList(reader, {
      list: "listProtectedResources",
      create: "createProtectedResource",
      get: "getResource",
      replace: "replaceResource",
      delete: "deleteProtectedResource",
    });
    this.behavior = new PartBlock(reader, { get: "getBehavior", replace: "replaceBehavior" });
    this.session = new PartBlock(reader, { get: "getSession", replace: "replaceSession" });
    this.healthCheck = new PartBlock(reader, { get: "getHealthCheck", replace: "replaceHealthCheck" });
  }

  /**
   * All applications. The API has no paging, filter or search. With `retryTimeouts: false` a list that is not answered in
   * time fails at once: with all parts of many applications it may well take longer. An application that is not as the
   * contract says fails the call, or is left out and handed to `onRefused`.
   * @throws OagApiError when the gateway refuses
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async list(options: ApplicationListOptions = {}): Promise<Application[]> {
    const { retryTimeouts = true, onRefused } = options;
    return this.#reader.list("listApplication", { ...expandQuery(options), retryTimeouts }, onRefused);
  }

  /**
   * Reads one application; the parts named by `expand` come under `_embedded` where the gateway honours it.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async get(id: string, options: ApplicationReadOptions = {}): Promise<Application> {
    return this.#reader.item("getApplication", { path: [id], ...expandQuery(options) }, id);
  }

  /**
   * Creates an application, which then has the status `CREATED`; an OIDC app may have `ACTIVE`.
   * @throws OagApiError when the gateway refuses, a label that is taken for example
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async create(body: ApplicationCreateRequest): Promise<Application> {
    return this.#reader.item("createApplication", { body });
  }

  /**
   * Replaces an application's own members; parts have their own calls.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when the gateway refuses what is sent
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async replace(id: string, body: ApplicationUpdateRequest): Promise<Application> {
    return this.#reader.item("replaceApplication", { path: [id], body }, id);
  }

  /**
   * Deletes an application with its parts. Only an `INACTIVE` one can be deleted.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when it is not `INACTIVE`
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async delete(id: string): Promise<void> {
    await this.#reader.done("deleteApplication", { path: [id] });
  }

  /**
   * Makes an application `ACTIVE`. A proxied one needs a protected resource, a policy and (except OAG_NOAUTH) an attribute.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when it lacks a part that it needs
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async activate(id: string): Promise<void> {
    await this.#reader.done("activateApplication", { path: [id] });
  }

  /**
   * Makes an application `INACTIVE`.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when the gateway refuses
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async deactivate(id: string): Promise<void> {
    await this.#reader.done("deactivateApplication", { path: [id] });
  }

  /**
   * Puts an application into `MAINTENANCE`: closed to end users, open to work.
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 404 when there is none, and when the gateway refuses
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async maintenance(id: string): Promise<void> {
    await this.#reader.done("updateApplicationMaintenance", { path: [id] });
  }

  /**
   * Reads the client secret of an OIDC application (scope `okta.oag.app.secrets.read`).
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError with status 403 without that scope, 404 when there is none
   * @throws OagAuthenticationError, OagProtocolError, OagTransportError as every call
   */
  async clientSecret(id: string): Promise<ClientSecret> {
    const found = await this.#reader.object<ClientSecret>("getClientSecret", { path: [id] });
    if ((found.clientSecret ?? "").length > longestSecret) throw overlong();
    return found;
  }
}

function overlong(): OagProtocolError {
  const operation = `${operations.getClientSecret.method} ${operations.getClientSecret.path}`;
  return new OagProtocolError(
    `${operation} was answered with a client secret of more than ${longestSecret} characters, which this API does not give; look at what stands between this machine and the gateway`,
    200,
    operation,
  );
}

function expandQuery({ expand = [] }: ApplicationReadOptions) {
  return expand.length > 0 ? { query: { expand } } : {};
}
