/** The API's objects under short names. The shapes are generated from openapi.yaml. */
import type { expandable } from "./generated/contract";
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
export type Expand = (typeof expandable)[number];

/** Whether an application works in offline mode: `ACTIVE`, `INACTIVE`, or `TEST`, which simulates it while the identity provider is reachable. */
export type ApplicationOfflineModeState = Schemas["ApplicationOfflineModeState"];
/** The access policy that an application has in offline mode. */
export type ApplicationOfflineModeAccessPolicy = Schemas["ApplicationOfflineModeAccessPolicy"];
/** The groups whose users may use an application in offline mode. */
export type ApplicationOfflineModeGroupPolicy = Schemas["ApplicationOfflineModeGroupPolicy"];
/** `AUTOMATIC`: the gateway goes into offline mode by itself when the identity provider cannot be reached. `DISABLED`: never. */
export type FailoverMode = Schemas["IdPOfflineModeFailoverMode"];
/** When an identity provider counts as not reachable, and as reachable again. Times are seconds. */
export type HealthPolicy = Schemas["IdPOfflineModeHealthPolicy"];
/** A backup directory as read; its `bindCredential` is never returned. */
export type Directory = Schemas["IdPOfflineModeDirectory"];
/** Body that creates or replaces a backup directory; `connection.bindCredential` is a secret. */
export type DirectoryRequest = Omit<Schemas["IdPOfflineModeDirectory"], "id">;
/** What a connection to a directory is tried with; `bindCredential` is a secret. */
export type DirectoryTestRequest = Schemas["IdPOfflineModeDirectoryTestRequest"];
/** Who may sign in in offline mode, and how. */
export type AccessPolicy = Schemas["OfflineModeAccessPolicy"];
/** Body that creates an access policy. */
export type AccessPolicyRequest = Schemas["OfflineModeAccessPolicyRequest"];
/** A way to sign in in offline mode: the smart card. */
export type Authenticator = Schemas["OfflineModeAuthenticator"];
/** Body that creates the smart card authenticator. */
export type AuthenticatorRequest = Schemas["OfflineModeAuthenticatorRequest"];
/** The offline authentication service as configured; on reads without `database.username` and `database.password`, which are secrets. */
export type AuthenticationServiceSetting = Schemas["AuthenticationServiceSetting"];
/** How the authentication service is: `HEALTHY`, `DEGRADED`, `UNHEALTHY`, `INITIALIZING` or `UNKNOWN`, and since when. */
export type AuthenticationServiceHealth = Schemas["AuthenticationServiceHealthCheck"];
/** Which certificate the mTLS host of the authentication service shows. */
export type AuthenticationServiceCertificate = Schemas["AuthenticationServiceCertificate"];
/** The discovery document of OpenID Connect. */
export type OpenIdConfiguration = Schemas["OpenIdConfiguration"];
