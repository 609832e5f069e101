import type { Known } from "./unknown";

/**
 * A header or cookie. The key of its map is its name unless `name` says otherwise.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredAttribute {
  /** Name of the header or cookie. */
  name?: Known<string>;
  /** `HEADER` unless said. */
  type?: Known<string>;
  /** `IDP`, `STATIC`, `SECRET`, … */
  source?: Known<string>;
  /** Field name or text. Never shown. */
  value?: Known<string>;
  /** Sent to the back end unless false. */
  active?: Known<boolean>;
}

/**
 * An access rule. The key of its map is its name and path unless `name` and `resourcePath` say otherwise.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredPolicy {
  /** Policy name. */
  name?: Known<string>;
  /** Path that it governs; a regular expression for `CUSTOM`. */
  resourcePath?: Known<string>;
  /** `NO_AUTH`, `PROTECTED`, `PROTECTED_REGEX`, `ADAPTIVE` or `CUSTOM`. */
  rule?: Known<string>;
  /** In force unless false. */
  active?: Known<boolean>;
  /** Compared case-sensitively unless false. */
  caseSensitive?: Known<boolean>;
  /** Expression that decides access. */
  regexRule?: Known<string>;
  /** nginx directives. Never shown. */
  customDirective?: Known<string>;
}

/**
 * A back-end server. The key of its map is its origin unless `hostname` says otherwise.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredResource {
  /** Origin: scheme, host and optional port. */
  hostname?: Known<string>;
  /** Takes requests unless false. */
  active?: Known<boolean>;
  /** Share of requests, 1 unless said. */
  assignedWeight?: Known<number>;
}

/**
 * Session settings, as far as the rules look at them.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredSession {
  /** The idle time-out is on. */
  idleSession?: Known<boolean>;
  /** Seconds. */
  idleSessionTimeout?: Known<number>;
  /** The limit of a session's life is on. */
  maxSession?: Known<boolean>;
  /** Seconds; 0 is never. */
  maxSessionTimeout?: Known<number>;
}

/**
 * What happens to those who may not pass.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredBehavior {
  /** Without a session, or after its end. */
  noSession?: Known<string>;
  /** A policy refuses. */
  policyDenied?: Known<string>;
  /** The app is in maintenance. */
  maintenance?: Known<string>;
  /** The app is inactive. */
  inactive?: Known<string>;
}

/**
 * Health check settings.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredHealthCheck {
  /** Off unless true. */
  enabled?: Known<boolean>;
}

/**
 * An application: what a program declares with `OagApp`, or what a gateway has.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredApp {
  /** Id on the gateway, if it has one. */
  id?: Known<string>;
  /** `OAG_HEADER_BASED`, `OAG_SAML`, … */
  type?: Known<string>;
  /** Unique name that people see. */
  label?: Known<string>;
  /** Host that users open. */
  publicDomain?: Known<string>;
  /** `ACTIVE`, `INACTIVE`, `MAINTENANCE` or `CREATED`. */
  status?: Known<string>;
  /** Id of its identity provider. */
  idpId?: Known<string>;
  /** Id of its certificate. */
  certificateId?: Known<string>;
  /** Groups whose members may open it. */
  groups?: Known<readonly Known<string>[]>;
  /** Logs in detail. */
  debug?: Known<boolean>;
  /** Several back ends share its requests. */
  loadBalanced?: Known<boolean>;
  /** Rewrites internal names in what back ends say. */
  contentRewrite?: Known<boolean>;
  /** Headers and cookies. */
  attributes?: Known<Readonly<Record<string, Known<DeclaredAttribute>>>>;
  /** Access rules. */
  policies?: Known<Readonly<Record<string, Known<DeclaredPolicy>>>>;
  /** Back ends. */
  protectedResources?: Known<Readonly<Record<string, Known<DeclaredResource>>>>;
  /** Session settings. */
  session?: Known<DeclaredSession>;
  /** Handling of those who may not pass. */
  behavior?: Known<DeclaredBehavior>;
  /** Health check settings. */
  healthCheck?: Known<DeclaredHealthCheck>;
}

/**
 * What a gateway found when it tried a credential.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredValidation {
  /** False for a credential that does not work. */
  readonly valid?: Known<boolean>;
}

/**
 * An identity provider of a program or of a gateway.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredIdentityProvider {
  /** Id on the gateway, if it has one. */
  id?: Known<string>;
  /** `IDP_OKTA` or `IDP_AUTH0`. */
  type?: Known<string>;
  /** Name that people see. */
  name?: Known<string>;
  /** Its host. */
  domain?: Known<string>;
  /** What the gateway found when it tried the credential. */
  validationStatus?: Known<DeclaredValidation>;
}

/**
 * A certificate of a gateway.
 * @default not declared: then the gateway's default counts where the API has one, and nothing is found where it has none
 */
export interface DeclaredCertificate {
  /** Id on the gateway. */
  id?: Known<string>;
  /** Name of its subject. */
  commonName?: Known<string>;
  /** Further names. */
  san?: Known<readonly string[]>;
  /** First day. */
  validFrom?: Known<string>;
  /** Last day. */
  expiresOn?: Known<string>;
  /** Signed by itself. */
  selfSigned?: Known<boolean>;
}

/**
 * All that is audited together.
 * @default none of the kind
 */
export interface AuditedObjects {
  /** The apps of a program or of a gateway. */
  apps?: readonly DeclaredApp[];
  /** Their identity providers. */
  identityProviders?: readonly DeclaredIdentityProvider[];
  /** The certificates that they may use. */
  certificates?: readonly DeclaredCertificate[];
}
