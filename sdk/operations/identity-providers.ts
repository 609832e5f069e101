import type { OnRefused, Reader } from "../read/reader";
import type { IdentityProvider, IdentityProviderRequest } from "../types";

/** The IDPs family of the API. Source: API reference, IDPs. */
export class IdentityProviders {
  constructor(private readonly reader: Reader) {}

  /** All identity providers. One that is not as the contract says fails the call, or is left out and handed to `onRefused`. */
  async list({ onRefused }: { onRefused?: OnRefused } = {}): Promise<IdentityProvider[]> {
    return this.reader.list("listIDPs", {}, onRefused);
  }

  /** Reads one identity provider; credentials are never returned. */
  async get(id: string): Promise<IdentityProvider> {
    return this.reader.item("getIDP", { path: [id] }, id);
  }

  /** Creates an identity provider; its domain must be free. */
  async create(body: IdentityProviderRequest): Promise<IdentityProvider> {
    return this.reader.item("createIDP", { body });
  }

  /** Replaces an identity provider: name, description and credential. */
  async replace(id: string, body: IdentityProviderRequest): Promise<IdentityProvider> {
    return this.reader.item("replaceIDP", { path: [id], body }, id);
  }

  /** Deletes an identity provider. Refused while an application uses it. */
  async delete(id: string): Promise<void> {
    await this.reader.done("deleteIDP", { path: [id] });
  }
}
