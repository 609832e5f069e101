import type { Connection } from "../http/connection";
import type { IdentityProvider, IdentityProviderRequest } from "../types";
import { expectItem, expectList } from "./expect";

/** The IDPs family of the API. Source: API reference, IDPs. */
export class IdentityProviders {
  constructor(private readonly connection: Connection) {}

  /** All identity providers. */
  async list(): Promise<IdentityProvider[]> {
    return expectList(await this.connection.call("listIDPs"), "listIDPs");
  }

  /** Reads one identity provider; credentials are never returned. */
  async get(id: string): Promise<IdentityProvider> {
    return expectItem(await this.connection.call("getIDP", { path: [id] }), "getIDP", id);
  }

  /** Creates an identity provider; its domain must be free. */
  async create(body: IdentityProviderRequest): Promise<IdentityProvider> {
    return expectItem(await this.connection.call("createIDP", { body }), "createIDP");
  }

  /** Replaces an identity provider: name, description and credential. */
  async replace(id: string, body: IdentityProviderRequest): Promise<IdentityProvider> {
    return expectItem(await this.connection.call("replaceIDP", { path: [id], body }), "replaceIDP", id);
  }

  /** Deletes an identity provider. Refused while an application uses it. */
  async delete(id: string): Promise<void> {
    await this.connection.call("deleteIDP", { path: [id] });
  }
}
