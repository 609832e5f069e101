import type { Connection } from "../http/connection";
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
import { expectItem, expectList, expectObject } from "./expect";
import { PartBlock, PartList } from "./parts";

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

  constructor(private readonly connection: Connection) {
    this.attributes = new PartList(connection, {
      list: "listAttributes",
      create: "createAttribute",
      get: "getAttribute",
      replace: "replaceAttribute",
      delete: "deleteAttribute",
    });
    this.policies = new PartList(connection, {
      list: "listPolicies",
      create: "createPolicy",
      get: "getPolicy",
      replace: "replacePolicy",
      delete: "deletePolicy",
    });
    this.protectedResources = new PartList(connection, {
      list: "listProtectedResources",
      create: "createProtectedResource",
      get: "getResource",
      replace: "replaceResource",
      delete: "deleteProtectedResource",
    });
    this.behavior = new PartBlock(connection, { get: "getBehavior", replace: "replaceBehavior" });
    this.session = new PartBlock(connection, { get: "getSession", replace: "replaceSession" });
    this.healthCheck = new PartBlock(connection, { get: "getHealthCheck", replace: "replaceHealthCheck" });
  }

  /**
   * All applications. The API has no paging, filter or search. With `repeatTimeouts: false` a list that is not answered in
   * time fails at once: with all parts of many applications it may well take longer.
   */
  async list(options: { expand?: readonly Expand[]; repeatTimeouts?: boolean } = {}): Promise<Application[]> {
    const { repeatTimeouts = true } = options;
    return expectList(await this.connection.call("listApplication", { ...expandQuery(options), repeatTimeouts }), "listApplication");
  }

  /** Reads one application; the parts named by `expand` come under `_embedded` where the gateway honours it. */
  async get(id: string, options: { expand?: readonly Expand[] } = {}): Promise<Application> {
    return expectItem(await this.connection.call("getApplication", { path: [id], ...expandQuery(options) }), "getApplication", id);
  }

  /** Creates an application, which then has status `CREATED`. */
  async create(body: ApplicationCreateRequest): Promise<Application> {
    return expectItem(await this.connection.call("createApplication", { body }), "createApplication");
  }

  /** Replaces an application's own members; parts have their own calls. */
  async replace(id: string, body: ApplicationUpdateRequest): Promise<Application> {
    return expectItem(await this.connection.call("replaceApplication", { path: [id], body }), "replaceApplication", id);
  }

  /** Deletes an application with its parts. Only an `INACTIVE` one can be deleted. */
  async delete(id: string): Promise<void> {
    await this.connection.call("deleteApplication", { path: [id] });
  }

  /** Makes an application `ACTIVE`. It needs a protected resource, a policy and (except OAG_NOAUTH) an attribute. */
  async activate(id: string): Promise<void> {
    await this.connection.call("activateApplication", { path: [id] });
  }

  /** Makes an application `INACTIVE`. */
  async deactivate(id: string): Promise<void> {
    await this.connection.call("deactivateApplication", { path: [id] });
  }

  /** Puts an application into `MAINTENANCE`: closed to end users, open to work. */
  async maintenance(id: string): Promise<void> {
    await this.connection.call("updateApplicationMaintenance", { path: [id] });
  }

  /** Reads the client secret of an OIDC application (scope `okta.oag.app.secrets.read`). */
  async clientSecret(id: string): Promise<ClientSecret> {
    return expectObject(await this.connection.call("getClientSecret", { path: [id] }), "getClientSecret");
  }
}

function expandQuery({ expand = [] }: { expand?: readonly Expand[] }) {
  return expand.length > 0 ? { query: { expand } } : {};
}
