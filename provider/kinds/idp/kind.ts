import { members } from "../../../sdk/generated/contract";
import { credentialPlaces } from "../../../sdk/generated/credentials";
import { objectKeys } from "../../../sdk/generated/reads";
import { validators } from "../../../sdk/generated/validators";
import type { ApiObject } from "../../reconciler/api-object";
import { objectCalls } from "../../reconciler/client-calls";
import { readOnlyIn } from "../../reconciler/compare/member-table";
import type { Kind } from "../../reconciler/kind";
import type { Variant } from "../../reconciler/kind-facts";
import { collection } from "../../reconciler/shapes/collection";
import { failoverMode, healthPolicy } from "./aspects";
import { computedOf } from "./computed";

const { id: _, ...shown } = members.IdP;

const common = {
  readMembers: shown,
  computed: ["tenant", "validationStatus"],
  aspects: [healthPolicy, failoverMode],
};

export const okta: Variant = {
  ...common,
  name: "Okta",
  types: members.OktaIdPRequest.type.enum,
  members: members.OktaIdPRequest,
  // Of an Okta org the gateway tells its tenant, and takes none.
  readOnly: readOnlyIn(members.IdP, members.OktaIdPRequest),
  validator: validators.OktaIdP,
};

const auth0: Variant = {
  ...common,
  name: "Auth0",
  types: members.Auth0IdPRequest.type.enum,
  members: members.Auth0IdPRequest,
  readOnly: readOnlyIn(members.IdP, members.Auth0IdPRequest),
  validator: validators.Auth0IdP,
};

/** The kind behind OagIdentityProvider. */
export const idp: Kind = {
  noun: "identity provider",
  key: objectKeys.IdP,
  shape: collection,
  lookUp: "getIdentityProvider({ domain })",
  schema: "IdP",
  secrets: credentialPlaces.idp,
  variants: [okta, auth0],
  // The new one first, so that apps move before the old one goes.
  replace: { domain: "create-first" },
  calls: ({ identityProviders }) => objectCalls(identityProviders),
  inventory: ({ client, inventories }) =>
    inventories.of<ApiObject>("identity providers", { member: objectKeys.IdP, plural: "identity providers" }, (onRefused) =>
      objectCalls(client.identityProviders).list({ onRefused }),
    ),
  computed: computedOf,
  hooks: async () => (await import("./hooks.js")).hooks,
};
