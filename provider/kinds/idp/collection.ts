import type { IdentityProvider } from "../../../sdk/types";
import type { Collection } from "../../reconciler/collection";

/** The identity providers of a gateway, each known by its domain. */
export const idps: Collection<IdentityProvider> = {
  noun: "identity provider",
  key: "domain",
  inventory: (gateway) => gateway.identityProviders,
};
