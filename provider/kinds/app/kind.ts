import { members, proxiedTypes } from "../../../sdk/generated/contract";
import { credentialPlaces } from "../../../sdk/generated/credentials";
import { validators } from "../../../sdk/generated/validators";
import type { Application } from "../../../sdk/types";
import type { Inventory } from "../../gateway/inventory";
import type { Kind } from "../../reconciler/kind";
import type { ApiObject, Variant } from "../../reconciler/kind-facts";
import { plainCalls } from "../../reconciler/plain-calls";
import { attributes, behavior, healthCheck, policies, protectedResources, samlBehavior, session } from "./aspects";
import { computedOf } from "./computed";
import { offlineMode } from "./offline-mode";
import { orderOfUpdate } from "./order";
import { triggers } from "./triggers";

const { useDefaultHeadersAndPolicies: _ours, ...proxiedMembers } = members.HeaderBasedApplicationCreateRequest;

/** What all variants have in common: what reads show beside the members, and what no replace changes. */
const common = {
  readOnly: ["id", "name", "status", "_embedded", "idpMetadata", "idpId", "debug"],
  fixed: ["type"],
  computed: ["name", "status", "idpMetadata"],
};

const proxied: Variant = {
  ...common,
  name: "proxied",
  types: proxiedTypes,
  members: proxiedMembers,
  updateMembers: members.HeaderBasedApplicationUpdateRequest,
  validator: validators.ProxiedApp,
  // Back ends, what is sent to them, who may pass, then settings.
  aspects: [protectedResources, attributes, policies, session, behavior, healthCheck, offlineMode, triggers],
};

const saml: Variant = {
  ...common,
  name: "SAML",
  types: ["OAG_SAML"],
  members: members.SamlApplicationCreateRequest,
  updateMembers: members.SamlApplicationUpdateRequest,
  validator: validators.SamlApp,
  aspects: [attributes, samlBehavior, triggers],
};

const oidc: Variant = {
  ...common,
  name: "OIDC",
  types: ["OAG_OIDC"],
  // The body of its replace is not documented: the members of create, as for the other variants.
  members: members.OidcApplicationCreateRequest,
  validator: validators.OidcApp,
  aspects: [samlBehavior, triggers],
  computed: [...common.computed, "clientId", "clientSecret"],
};

const transitions = { ACTIVE: "activate", INACTIVE: "deactivate", MAINTENANCE: "maintenance" } as const;

/** The kind behind OagApp. */
export const app: Kind = {
  noun: "app",
  key: "label",
  shape: "collection",
  lookUp: "getApp({ label })",
  schema: "ApplicationWithEmbedded",
  secrets: credentialPlaces.app,
  variants: [proxied, saml, oidc],
  replace: { type: "delete-first" },
  status: {
    values: Object.keys(transitions),
    inUse: "ACTIVE",
    set: ({ applications }, id, status) => applications[transitions[status as keyof typeof transitions]](id),
  },
  calls: ({ applications }) => plainCalls(applications),
  inventory: ({ applications }) => applications as Inventory<Application> as Inventory<ApiObject>,
  order: orderOfUpdate,
  computed: computedOf,
  hooks: async () => (await import("./hooks.js")).hooks,
};
