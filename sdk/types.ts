/** The API's objects under short names. The shapes are generated from openapi.yaml. */
import type { components } from "./generated/openapi";

type Schemas = components["schemas"];

/** A proxied, SAML or OIDC application as read. */
export type Application = Schemas["ApplicationWithEmbedded"];
/** Body that creates an application. */
export type ApplicationCreateRequest = Schemas["ApplicationCreateRequest"];
/** Body that replaces an application. */
export type ApplicationUpdateRequest = Schemas["ApplicationUpdateRequest"];
/** `CREATED`, `ACTIVE`, `INACTIVE` or `MAINTENANCE`. */
export type ApplicationStatus = Schemas["ApplicationStatus"];
/** A header or cookie that an application receives. */
export type Attribute = Schemas["Attribute"];
/** Body that creates an attribute. */
export type AttributeCreateRequest = Schemas["AttributeCreateRequest"];
/** An access rule for a path. */
export type Policy = Schemas["Policy"];
/** Body that creates a policy. */
export type PolicyCreateRequest = Schemas["PolicyCreateRequest"];
/** A back-end server of an application. */
export type ProtectedResource = Schemas["ProtectedResource"];
/** Body that creates a protected resource. */
export type ProtectedResourceCreateRequest = Schemas["ProtectedResourceCreateRequest"];
/** Behavior settings of a proxied application. */
export type Behavior = Schemas["Behavior"];
/** Session settings of an application. */
export type Session = Schemas["Session"];
/** Health check settings of a load-balanced application. */
export type HealthCheck = Schemas["HealthCheck"];
/** Client secret of an OIDC application. */
export type ClientSecret = Schemas["ClientSecret"];
/** A TLS certificate known to the gateway. */
export type Certificate = Schemas["Certificate"];
/** An identity provider as read; no credential is returned. */
export type IdentityProvider = Schemas["IdP"];
/** Body that creates or replaces an identity provider. */
export type IdentityProviderRequest = Schemas["OktaIdPRequest"] | Schemas["Auth0IdPRequest"];
/** Parts of an application that a read can bring along under `_embedded`. The API names the last two, but no type that has them. */
export type Expand = "healthCheck" | "behavior" | "session" | "resources" | "policies" | "attributes" | "ebsAgent" | "ebsClassic";
