import { isOpen } from "../../../sdk/app-variant";
import { appVariants, members } from "../../../sdk/generated/contract";
import { validators } from "../../../sdk/generated/validators";
import { readOnlyIn } from "../../reconciler/compare/member-table";
import type { Variant } from "../../reconciler/kind-facts";
import { attributes, behavior, healthCheck, policies, protectedResources, samlBehavior, session } from "./aspects";
import { offlineMode } from "./offline-mode";
import { templates } from "./template";
import { triggers } from "./triggers";

const { useDefaultHeadersAndPolicies: _ours, ...proxiedMembers } = members.HeaderBasedApplicationCreateRequest;

const proxiedTypes = appVariants.proxied.types;

/** What reads of apps of some type show beside what a replace may carry. Of OIDC apps no document has the body of one: they are taken for like. */
const readOnly = new Set([
  ...readOnlyIn(members.HeaderBasedApplication, members.HeaderBasedApplicationUpdateRequest),
  ...readOnlyIn(members.SamlApplication, members.SamlApplicationUpdateRequest),
  ...readOnlyIn(members.OidcApplicationWithEmbedded, members.OidcApplicationCreateRequest),
]);

/** What all variants have in common. */
const common = {
  readOnly: [...readOnly],
  computed: ["name", "status", "idpMetadata"],
  newStatuses: ["CREATED"],
};

/** Parts of which an app in use needs one each. */
export const needed = {
  protectedResources: proxiedTypes,
  policies: proxiedTypes,
  attributes: proxiedTypes.filter((type) => !isOpen(type)),
};

export const proxied: Variant = {
  ...common,
  name: "proxied",
  types: proxiedTypes,
  members: proxiedMembers,
  updateMembers: members.HeaderBasedApplicationUpdateRequest,
  validator: validators.ProxiedApp,
  // Back ends, what is sent to them, who may pass, then settings.
  aspects: [protectedResources, attributes, policies, session, behavior, healthCheck, offlineMode, triggers],
  needed,
  templates,
};

export const saml: Variant = {
  ...common,
  name: "SAML",
  types: appVariants.saml.types,
  members: members.SamlApplicationCreateRequest,
  updateMembers: members.SamlApplicationUpdateRequest,
  validator: validators.SamlApp,
  aspects: [attributes, samlBehavior, triggers],
};

export const oidc: Variant = {
  ...common,
  name: "OIDC",
  types: appVariants.oidc.types,
  // The body of its replace is not documented: the members of create, as for the other variants. Within its settings reads show more.
  members: {
    ...members.OidcApplicationCreateRequest,
    oidc: { ...members.OidcApplicationCreateRequest.oidc, members: members.OidcSettings },
  },
  validator: validators.OidcApp,
  aspects: [samlBehavior, triggers],
  computed: [...common.computed, "clientId", ...Object.keys(members.ClientSecret)],
  // It may be active as soon as it is made.
  newStatuses: [...common.newStatuses, "ACTIVE"],
};

/** Their identity provider must be one that the gateway can do without for a time. */
export const needFailover: readonly Variant[] = [saml, oidc];
