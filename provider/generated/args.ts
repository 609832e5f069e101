// Generated from sdk/openapi.yaml by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Types of proxied applications. */
export type ProxiedApplicationType = "OAG_HEADER_BASED" | "OAG_ADMINUI" | "OAG_NOAUTH" | "OAG_SAMPLE_COOKIE" | "OAG_SAMPLE_HEADER" | "OAG_SAMPLE_POLICY" | "OAG_SAMPLE_WIKIPEDIA" | "ORACLE_ACCESSGATE" | "ORACLE_AGILE_PLM" | "ORACLE_APPLICATION_EXPRESS" | "ORACLE_DEMANTRA" | "ORACLE_HCM_CLOUD" | "ORACLE_HYPERION" | "ORACLE_JDE" | "ORACLE_OBIEE" | "ORACLE_PEOPLESOFT" | "ORACLE_WEBCENTER" | "ORACLE_WEBLOGIC";

/** A header or cookie that the application receives. The key of the map is its name unless `name` says otherwise. */
export interface AttributeArgs {
  /**
   * Send the attribute to the protected resource.
   * @default true (what an item has that leaves it out)
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  active?: pulumi.Input<boolean>;
  /**
   * Name of the header or cookie.
   * Allowed: at most 128 characters.
   * @default the key of the map
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  name?: pulumi.Input<string>;
  /**
   * Where the value comes from.
   * - `IDP`: user field of the IdP named by value
   * - `STATIC`: fixed text in value
   * - `SECRET`: fixed protected text the app uses to trust the headers
   * - `APP_CONTEXT`: generated from app settings
   * - `AUTH_CONTEXT`: remote address, session id
   * - `OID`: directory lookup (Oracle GUID), for types with LDAP support
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  source: pulumi.Input<"IDP" | "STATIC" | "SECRET" | "APP_CONTEXT" | "AUTH_CONTEXT" | "OID">;
  /**
   * Field name or text, depending on source.
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  value: pulumi.Input<string>;
  /**
   * How it is passed on.
   * @default "HEADER"
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  type?: pulumi.Input<"HEADER" | "COOKIE">;
  /**
   * What to do with a comma-separated multi-value.
   * - `SELECT_INDEX`: one value by index
   * - `SELECT_ALL`: all values joined with delimiter
   * - `RECORD_COUNT`: how many values there are
   * @default "SELECT_INDEX" (what an item has that leaves it out)
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  multiValueProcessor?: pulumi.Input<"SELECT_INDEX" | "SELECT_ALL" | "RECORD_COUNT">;
  /**
   * Zero-based index for SELECT_INDEX.
   * Allowed: at least 0, at most 99.
   * @default 0 (what an item has that leaves it out)
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  index?: pulumi.Input<number>;
  /**
   * Joiner for SELECT_ALL.
   * @default ":" (what an item has that leaves it out)
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  delimiter?: pulumi.Input<string>;
}

/** A header or cookie that the application receives. The key of the map is its name unless `name` says otherwise. As an output. */
export interface Attribute {
  /**
   * Send the attribute to the protected resource.
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  active?: boolean;
  /**
   * Name of the header or cookie.
   * Allowed: at most 128 characters.
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  name?: string;
  /**
   * Where the value comes from.
   * - `IDP`: user field of the IdP named by value
   * - `STATIC`: fixed text in value
   * - `SECRET`: fixed protected text the app uses to trust the headers
   * - `APP_CONTEXT`: generated from app settings
   * - `AUTH_CONTEXT`: remote address, session id
   * - `OID`: directory lookup (Oracle GUID), for types with LDAP support
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  source?: "IDP" | "STATIC" | "SECRET" | "APP_CONTEXT" | "AUTH_CONTEXT" | "OID";
  /**
   * Field name or text, depending on source.
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  value?: string;
  /**
   * How it is passed on.
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  type?: "HEADER" | "COOKIE";
  /**
   * What to do with a comma-separated multi-value.
   * - `SELECT_INDEX`: one value by index
   * - `SELECT_ALL`: all values joined with delimiter
   * - `RECORD_COUNT`: how many values there are
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  multiValueProcessor?: "SELECT_INDEX" | "SELECT_ALL" | "RECORD_COUNT";
  /**
   * Zero-based index for SELECT_INDEX.
   * Allowed: at least 0, at most 99.
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  index?: number;
  /**
   * Joiner for SELECT_ALL.
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  delimiter?: string;
}

/** An access rule for a path. The key of the map is its path and its name unless `resourcePath` and `name` say otherwise. */
export interface PolicyArgs {
  /**
   * Policy name.
   * @default the key of the map
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  name?: pulumi.Input<string>;
  /**
   * Free text.
   * @default none; cleared when an item leaves it out
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  description?: pulumi.Input<string>;
  /**
   * Path the policy governs; a regular expression only for CUSTOM.
   * @default the key of the map
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  resourcePath?: pulumi.Input<string>;
  /**
   * Policy type.
   * - `NO_AUTH`: not protected
   * - `PROTECTED`: needs a session
   * - `PROTECTED_REGEX`: needs a session that matches regexRule
   * - `ADAPTIVE`: not protected but headers are passed
   * - `CUSTOM`: as PROTECTED_REGEX with a regular expression as path
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  rule: pulumi.Input<"NO_AUTH" | "PROTECTED" | "PROTECTED_REGEX" | "ADAPTIVE" | "CUSTOM">;
  /**
   * Policy is in force.
   * @default true (what an item has that leaves it out)
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  active?: pulumi.Input<boolean>;
  /**
   * Path is compared case-sensitively.
   * @default true (what an item has that leaves it out)
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  caseSensitive?: pulumi.Input<boolean>;
  /**
   * Expression that decides access.
   * @default none; cleared when an item leaves it out
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  regexRule?: pulumi.Input<string>;
  /**
   * NGINX directives, one per line.
   * @default none; cleared when an item leaves it out
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  customDirective?: pulumi.Input<string>;
}

/** An access rule for a path. The key of the map is its path and its name unless `resourcePath` and `name` say otherwise. As an output. */
export interface Policy {
  /**
   * Policy name.
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  name?: string;
  /**
   * Free text.
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  description?: string;
  /**
   * Path the policy governs; a regular expression only for CUSTOM.
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  resourcePath?: string;
  /**
   * Policy type.
   * - `NO_AUTH`: not protected
   * - `PROTECTED`: needs a session
   * - `PROTECTED_REGEX`: needs a session that matches regexRule
   * - `ADAPTIVE`: not protected but headers are passed
   * - `CUSTOM`: as PROTECTED_REGEX with a regular expression as path
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  rule?: "NO_AUTH" | "PROTECTED" | "PROTECTED_REGEX" | "ADAPTIVE" | "CUSTOM";
  /**
   * Policy is in force.
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  active?: boolean;
  /**
   * Path is compared case-sensitively.
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  caseSensitive?: boolean;
  /**
   * Expression that decides access.
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  regexRule?: string;
  /**
   * NGINX directives, one per line.
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  customDirective?: string;
}

/** A back-end server. The key of the map is its origin unless `hostname` says otherwise. */
export interface ProtectedResourceArgs {
  /**
   * Back-end origin: scheme, host and optional port, no path.
   * @default the key of the map
   * @see [API reference, Application-Protected-Resources](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Protected-Resources/)
   */
  hostname?: pulumi.Input<string>;
  /**
   * Resource takes requests.
   * @default true (what an item has that leaves it out)
   * @see [API reference, Application-Protected-Resources](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Protected-Resources/)
   */
  active?: pulumi.Input<boolean>;
  /**
   * Share of requests; 0 takes the host out of use.
   * Allowed: at least 0, at most 100.
   * @default 1 (what an item has that leaves it out)
   * @see [API reference, Application-Protected-Resources](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Protected-Resources/)
   */
  assignedWeight?: pulumi.Input<number>;
}

/** A back-end server. The key of the map is its origin unless `hostname` says otherwise. As an output. */
export interface ProtectedResource {
  /**
   * Back-end origin: scheme, host and optional port, no path.
   * @see [API reference, Application-Protected-Resources](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Protected-Resources/)
   */
  hostname?: string;
  /**
   * Resource takes requests.
   * @see [API reference, Application-Protected-Resources](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Protected-Resources/)
   */
  active?: boolean;
  /**
   * Share of requests; 0 takes the host out of use.
   * Allowed: at least 0, at most 100.
   * @see [API reference, Application-Protected-Resources](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Protected-Resources/)
   */
  assignedWeight?: number;
}

/** Sign-in, sign-out, error and similar handling of a proxied application. */
export interface BehaviorArgs {
  /**
   * Sign-in handling.
   * @default "NO_APP_LOGIN_PATH" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  login?: pulumi.Input<"OAG_LOGIN_PATH" | "APP_LOGIN_PATH" | "NO_APP_LOGIN_PATH" | "CUSTOM_URL">;
  /**
   * Path (or URL, depending on login) called after sign-in.
   * @default "/login" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  loginPath?: pulumi.Input<string>;
  /**
   * Sign-in behavior is managed in the IdP.
   * @default false (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  loginManaged?: pulumi.Input<boolean>;
  /**
   * Custom sign-in page.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  customLoginUrl?: pulumi.Input<string>;
  /**
   * Sign-out handling.
   * - `OAG_LOGOUT_PATH`: gateway and app, logoutPath
   * - `OAG_LOGOUT_PATH2`: gateway and app, other path
   * - `APP_LOGOUT_PATH`: app only
   * - `NO_APP_LOGOUT_PATH`: none
   * - `CUSTOM_URL`: postLogoutUrl
   * @default "OAG_LOGOUT_PATH" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  logout?: pulumi.Input<"OAG_LOGOUT_PATH" | "OAG_LOGOUT_PATH2" | "APP_LOGOUT_PATH" | "NO_APP_LOGOUT_PATH" | "CUSTOM_URL">;
  /**
   * Relative sign-out path.
   * @default "/oagLogout" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  logoutPath?: pulumi.Input<string>;
  /**
   * Target when logout is CUSTOM_URL.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  postLogoutUrl?: pulumi.Input<string>;
  /**
   * Error handling.
   * @default "OAG_ERROR_PATH" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  error?: pulumi.Input<"OAG_ERROR_PATH" | "APP_ERROR_PATH" | "NO_APP_ERROR_PATH" | "CUSTOM_URL">;
  /**
   * Relative error path.
   * @default "/oagError" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  errorPath?: pulumi.Input<string>;
  /**
   * Error behavior is managed in the IdP.
   * @default false (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  errorManaged?: pulumi.Input<boolean>;
  /**
   * Target when error is CUSTOM_URL.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  postErrorUrl?: pulumi.Input<string>;
  /**
   * No or expired session.
   * @default "IDP_REDIRECT" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  noSession?: pulumi.Input<"OAG_DEFAULT_PAGE" | "IDP_REDIRECT" | "IDP_FORCE_AUTHN" | "CUSTOM_URL">;
  /**
   * Target when noSession is CUSTOM_URL.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  noSessionUrl?: pulumi.Input<string>;
  /**
   * Policy refuses access.
   * @default "OAG_DEFAULT_PAGE" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  policyDenied?: pulumi.Input<"OAG_DEFAULT_PAGE" | "STATUS_CODE_403" | "CUSTOM_URL">;
  /**
   * Target when policyDenied is CUSTOM_URL.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  policyDeniedUrl?: pulumi.Input<string>;
  /**
   * Session integrity is broken, for example by a network change.
   * @default "OAG_DEFAULT_PAGE" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  sessionIntegrityFailure?: pulumi.Input<"OAG_DEFAULT_PAGE" | "IGNORE" | "IDP_FORCE_AUTHN" | "IDP_REDIRECT" | "STATUS_CODE_405" | "CUSTOM_URL">;
  /**
   * Target when sessionIntegrityFailure is CUSTOM_URL.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  sessionIntegrityFailureUrl?: pulumi.Input<string>;
  /**
   * App is in maintenance.
   * @default "OAG_DEFAULT_PAGE" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  maintenance?: pulumi.Input<"OAG_DEFAULT_PAGE" | "CUSTOM_URL">;
  /**
   * Target when maintenance is CUSTOM_URL.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  maintenanceUrl?: pulumi.Input<string>;
  /**
   * App is inactive.
   * @default "OAG_DEFAULT_PAGE" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  inactive?: pulumi.Input<"OAG_DEFAULT_PAGE" | "CUSTOM_URL">;
  /**
   * Target when inactive is CUSTOM_URL.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  inactiveUrl?: pulumi.Input<string>;
  /**
   * Sign-out also ends the IdP session.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  singleLogout?: pulumi.Input<boolean>;
  /**
   * Sign-out ends the gateway and app sessions everywhere (not the Okta session).
   * @default false (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  universalLogout?: pulumi.Input<boolean>;
  /**
   * IdP may send a sign-out signal.
   * @default false (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  globalTokenRevocation?: pulumi.Input<boolean>;
}

/** Sign-in, sign-out, error and similar handling of a proxied application. As an output. */
export interface Behavior {
  /**
   * Sign-in handling.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  login?: "OAG_LOGIN_PATH" | "APP_LOGIN_PATH" | "NO_APP_LOGIN_PATH" | "CUSTOM_URL";
  /**
   * Path (or URL, depending on login) called after sign-in.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  loginPath?: string;
  /**
   * Sign-in behavior is managed in the IdP.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  loginManaged?: boolean;
  /**
   * Custom sign-in page.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  customLoginUrl?: string;
  /**
   * Sign-out handling.
   * - `OAG_LOGOUT_PATH`: gateway and app, logoutPath
   * - `OAG_LOGOUT_PATH2`: gateway and app, other path
   * - `APP_LOGOUT_PATH`: app only
   * - `NO_APP_LOGOUT_PATH`: none
   * - `CUSTOM_URL`: postLogoutUrl
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  logout?: "OAG_LOGOUT_PATH" | "OAG_LOGOUT_PATH2" | "APP_LOGOUT_PATH" | "NO_APP_LOGOUT_PATH" | "CUSTOM_URL";
  /**
   * Relative sign-out path.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  logoutPath?: string;
  /**
   * Target when logout is CUSTOM_URL.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  postLogoutUrl?: string;
  /**
   * Error handling.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  error?: "OAG_ERROR_PATH" | "APP_ERROR_PATH" | "NO_APP_ERROR_PATH" | "CUSTOM_URL";
  /**
   * Relative error path.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  errorPath?: string;
  /**
   * Error behavior is managed in the IdP.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  errorManaged?: boolean;
  /**
   * Target when error is CUSTOM_URL.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  postErrorUrl?: string;
  /**
   * No or expired session.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  noSession?: "OAG_DEFAULT_PAGE" | "IDP_REDIRECT" | "IDP_FORCE_AUTHN" | "CUSTOM_URL";
  /**
   * Target when noSession is CUSTOM_URL.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  noSessionUrl?: string;
  /**
   * Policy refuses access.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  policyDenied?: "OAG_DEFAULT_PAGE" | "STATUS_CODE_403" | "CUSTOM_URL";
  /**
   * Target when policyDenied is CUSTOM_URL.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  policyDeniedUrl?: string;
  /**
   * Session integrity is broken, for example by a network change.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  sessionIntegrityFailure?: "OAG_DEFAULT_PAGE" | "IGNORE" | "IDP_FORCE_AUTHN" | "IDP_REDIRECT" | "STATUS_CODE_405" | "CUSTOM_URL";
  /**
   * Target when sessionIntegrityFailure is CUSTOM_URL.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  sessionIntegrityFailureUrl?: string;
  /**
   * App is in maintenance.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  maintenance?: "OAG_DEFAULT_PAGE" | "CUSTOM_URL";
  /**
   * Target when maintenance is CUSTOM_URL.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  maintenanceUrl?: string;
  /**
   * App is inactive.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  inactive?: "OAG_DEFAULT_PAGE" | "CUSTOM_URL";
  /**
   * Target when inactive is CUSTOM_URL.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  inactiveUrl?: string;
  /**
   * Sign-out also ends the IdP session.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  singleLogout?: boolean;
  /**
   * Sign-out ends the gateway and app sessions everywhere (not the Okta session).
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  universalLogout?: boolean;
  /**
   * IdP may send a sign-out signal.
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  globalTokenRevocation?: boolean;
}

/** Sign-out handling of a SAML or OIDC application. */
export interface SamlBehaviorArgs {
  /**
   * Sign-out also ends the IdP session.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  singleLogout?: pulumi.Input<boolean>;
  /**
   * As in Behavior.
   * @default false (what a new app has; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  universalLogout?: pulumi.Input<boolean>;
  /**
   * IdP may send a sign-out signal.
   * @default false (what a new app has; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  globalTokenRevocation?: pulumi.Input<boolean>;
  /**
   * Where the gateway listens for that signal; required when globalTokenRevocation is true.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  globalTokenRevocationEndpoint?: pulumi.Input<string>;
}

/** Sign-out handling of a SAML or OIDC application. As an output. */
export interface SamlBehavior {
  /**
   * Sign-out also ends the IdP session.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  singleLogout?: boolean;
  /**
   * As in Behavior.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  universalLogout?: boolean;
  /**
   * IdP may send a sign-out signal.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  globalTokenRevocation?: boolean;
  /**
   * Where the gateway listens for that signal; required when globalTokenRevocation is true.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  globalTokenRevocationEndpoint?: string;
}

/** Session settings. */
export interface SessionArgs {
  /**
   * Authentication kind.
   * @default "HEADER" (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  auth?: pulumi.Input<"HEADER" | "NOAUTH" | "IWA" | "EBS">;
  /**
   * Session ends with the browser.
   * @default false (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  browserSessionExpiration?: pulumi.Input<boolean>;
  /**
   * After sign-in go to the requested URI instead of the post-login URL.
   * @default true (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  deepLinking?: pulumi.Input<boolean>;
  /**
   * Only follow deep links on the public domain.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  enforceDeepLinkingDomain?: pulumi.Input<boolean>;
  /**
   * Idle timeout is on.
   * @default true (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  idleSession?: pulumi.Input<boolean>;
  /**
   * Idle seconds; at most maxSessionTimeout. Ignored when idleSession is false.
   * Allowed: at least 60.
   * @default 3600 (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  idleSessionTimeout?: pulumi.Input<number>;
  /**
   * Absolute timeout is on.
   * @default true (what a new app has; left as it is when it is not declared)
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  maxSession?: pulumi.Input<boolean>;
  /**
   * Absolute seconds; at least idleSessionTimeout. 0 means never. Ignored when maxSession is false.
   * @default 28800 (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  maxSessionTimeout?: pulumi.Input<number>;
}

/** Session settings. As an output. */
export interface Session {
  /**
   * Authentication kind.
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  auth?: "HEADER" | "NOAUTH" | "IWA" | "EBS";
  /**
   * Session ends with the browser.
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  browserSessionExpiration?: boolean;
  /**
   * After sign-in go to the requested URI instead of the post-login URL.
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  deepLinking?: boolean;
  /**
   * Only follow deep links on the public domain.
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  enforceDeepLinkingDomain?: boolean;
  /**
   * Idle timeout is on.
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  idleSession?: boolean;
  /**
   * Idle seconds; at most maxSessionTimeout. Ignored when idleSession is false.
   * Allowed: at least 60.
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  idleSessionTimeout?: number;
  /**
   * Absolute timeout is on.
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  maxSession?: boolean;
  /**
   * Absolute seconds; at least idleSessionTimeout. 0 means never. Ignored when maxSession is false.
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  maxSessionTimeout?: number;
}

/** Health check of the back ends; needs a load-balanced application. */
export interface HealthCheckArgs {
  /**
   * Checks run. Needs loadBalanced true on the app.
   * @default false (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * Path that is requested.
   * @default "/" (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  path?: pulumi.Input<string>;
  /**
   * Only GET.
   * @default "GET" (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  method?: pulumi.Input<"GET">;
  /**
   * Status that counts as success.
   * @default 200 (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  statusCode?: pulumi.Input<number>;
  /**
   * Seconds between checks.
   * Allowed: at least 2, at most 300.
   * @default 10 (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  interval?: pulumi.Input<number>;
  /**
   * Seconds before a check fails.
   * Allowed: at least 1, at most 60.
   * @default 1 (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  timeout?: pulumi.Input<number>;
  /**
   * Successes before a host is healthy.
   * Allowed: at least 1, at most 10.
   * @default 3 (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  healthyThreshold?: pulumi.Input<number>;
  /**
   * Failures before a host is unhealthy.
   * Allowed: at least 1, at most 10.
   * @default 3 (the gateway's; left as it is when it is not declared)
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  unhealthyThreshold?: pulumi.Input<number>;
}

/** Health check of the back ends; needs a load-balanced application. As an output. */
export interface HealthCheck {
  /**
   * Checks run. Needs loadBalanced true on the app.
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  enabled?: boolean;
  /**
   * Path that is requested.
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  path?: string;
  /**
   * Only GET.
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  method?: "GET";
  /**
   * Status that counts as success.
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  statusCode?: number;
  /**
   * Seconds between checks.
   * Allowed: at least 2, at most 300.
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  interval?: number;
  /**
   * Seconds before a check fails.
   * Allowed: at least 1, at most 60.
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  timeout?: number;
  /**
   * Successes before a host is healthy.
   * Allowed: at least 1, at most 10.
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  healthyThreshold?: number;
  /**
   * Failures before a host is unhealthy.
   * Allowed: at least 1, at most 10.
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  unhealthyThreshold?: number;
}

/** Settings of an OIDC application. */
export interface OidcSettingsArgs {
  /**
   * web: code+PKCE, client credentials, refresh token, secret required. native: code+PKCE and refresh token, secret optional. spa: code+PKCE only, no secret.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  applicationType?: pulumi.Input<"web" | "native" | "spa">;
  /**
   * Callback URLs; needed for the authorization code flow, not for client credentials only.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  redirectUris?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Response types that the client may ask for. Sample value: code.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  responseTypes?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Grant types that the client may use. Values seen: authorization_code, refresh_token, client_credentials.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  grantTypes?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * How the client authenticates at the token endpoint. Sample value: client_secret.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  tokenEndpointAuthMethod?: pulumi.Input<string>;
  /**
   * Clients must use PKCE with the authorization code flow.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  pkceRequired?: pulumi.Input<boolean>;
  /**
   * Scopes that the client may ask for; offline_access is what makes refresh tokens possible.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  allowedScopes?: pulumi.Input<pulumi.Input<"openid" | "profile" | "email" | "offline_access">[]>;
  /**
   * Seconds that an access token lives; when omitted one hour.
   * @default 3600 (the gateway's; left as it is when it is not declared)
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  accessTokenLifetime?: pulumi.Input<number>;
  /**
   * Seconds that a refresh token lives; when omitted one day.
   * @default 86400 (the gateway's; left as it is when it is not declared)
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  refreshTokenLifetime?: pulumi.Input<number>;
}

/** Settings of an OIDC application. As an output. */
export interface OidcSettings {
  /**
   * web: code+PKCE, client credentials, refresh token, secret required. native: code+PKCE and refresh token, secret optional. spa: code+PKCE only, no secret.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  applicationType?: "web" | "native" | "spa";
  /**
   * Callback URLs; needed for the authorization code flow, not for client credentials only.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  redirectUris?: string[];
  /**
   * Response types that the client may ask for. Sample value: code.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  responseTypes?: string[];
  /**
   * Grant types that the client may use. Values seen: authorization_code, refresh_token, client_credentials.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  grantTypes?: string[];
  /**
   * How the client authenticates at the token endpoint. Sample value: client_secret.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  tokenEndpointAuthMethod?: string;
  /**
   * Clients must use PKCE with the authorization code flow.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  pkceRequired?: boolean;
  /**
   * Scopes that the client may ask for; offline_access is what makes refresh tokens possible.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  allowedScopes?: ("openid" | "profile" | "email" | "offline_access")[];
  /**
   * Seconds that an access token lives; when omitted one hour.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  accessTokenLifetime?: number;
  /**
   * Seconds that a refresh token lives; when omitted one day.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  refreshTokenLifetime?: number;
  /**
   * Generated by the gateway.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  clientId?: string;
  /**
   * Seen as false in the one response sample.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  clientCredentialsEnabled?: boolean;
}

/** Offline mode of an application. Limited Early Access. */
export interface OfflineModeArgs {
  /**
   * TEST simulates offline mode while the IdP is reachable.
   * @see [API reference, Application-Offline-Mode](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Offline-Mode/)
   */
  state: pulumi.Input<"ACTIVE" | "INACTIVE" | "TEST">;
  /**
   * Groups that may use the app in offline mode, by name; Everyone is accepted even without such a group. From 2026.08.1 on a gateway takes no change of them, and the access policy of the app decides.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Application-Offline-Mode](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Offline-Mode/)
   */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Offline mode of an application. Limited Early Access. As an output. */
export interface OfflineMode {
  /**
   * TEST simulates offline mode while the IdP is reachable.
   * @see [API reference, Application-Offline-Mode](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Offline-Mode/)
   */
  state?: "ACTIVE" | "INACTIVE" | "TEST";
  /**
   * Groups that may use the app in offline mode, by name; Everyone is accepted even without such a group. From 2026.08.1 on a gateway takes no change of them, and the access policy of the app decides.
   * @see [API reference, Application-Offline-Mode](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Offline-Mode/)
   */
  groups?: string[];
}

/** When an identity provider counts as not reachable, and as reachable again. Limited Early Access. */
export interface HealthPolicyArgs {
  /**
   * Seconds between checks.
   * Allowed: at least 60, at most 300.
   * @default 60 (the gateway's; left as it is when it is not declared)
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  healthCheckInterval?: pulumi.Input<60 | 120 | 180 | 240 | 300>;
  /**
   * Seconds before a check fails.
   * Allowed: at least 1, at most 10.
   * @default 3 (the gateway's; left as it is when it is not declared)
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  timeout?: pulumi.Input<number>;
  /**
   * Retries of a failed check.
   * Allowed: at least 0, at most 5.
   * @default 3 (the gateway's; left as it is when it is not declared)
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  maxRetries?: pulumi.Input<number>;
  /**
   * Failures in a row before failover.
   * Allowed: at least 1, at most 10.
   * @default 3 (the gateway's; left as it is when it is not declared)
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  failureThreshold?: pulumi.Input<number>;
  /**
   * Successes in a row before the IdP is healthy again.
   * Allowed: at least 1, at most 10.
   * @default 2 (the gateway's; left as it is when it is not declared)
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  successThreshold?: pulumi.Input<number>;
  /**
   * Seconds to wait after recovery before leaving offline mode.
   * Allowed: at least 120, at most 6000.
   * @default 360 (the gateway's; left as it is when it is not declared)
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  recoveryCooldownInterval?: pulumi.Input<number>;
}

/** When an identity provider counts as not reachable, and as reachable again. Limited Early Access. As an output. */
export interface HealthPolicy {
  /**
   * Seconds between checks.
   * Allowed: at least 60, at most 300.
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  healthCheckInterval?: 60 | 120 | 180 | 240 | 300;
  /**
   * Seconds before a check fails.
   * Allowed: at least 1, at most 10.
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  timeout?: number;
  /**
   * Retries of a failed check.
   * Allowed: at least 0, at most 5.
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  maxRetries?: number;
  /**
   * Failures in a row before failover.
   * Allowed: at least 1, at most 10.
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  failureThreshold?: number;
  /**
   * Successes in a row before the IdP is healthy again.
   * Allowed: at least 1, at most 10.
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  successThreshold?: number;
  /**
   * Seconds to wait after recovery before leaving offline mode.
   * Allowed: at least 120, at most 6000.
   * @see [API reference, IDPs-Offline-Mode-Health-Policy](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Health-Policy/)
   */
  recoveryCooldownInterval?: number;
}

/** How a backup directory is reached. */
export interface DirectoryConnectionArgs {
  /**
   * ldap:// or ldaps:// URL.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  connectionUrl?: pulumi.Input<string>;
  /**
   * Bind DN.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  bindDn?: pulumi.Input<string>;
  /**
   * Bind password.
   * @default none; nothing is sent when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  bindCredential?: pulumi.Input<string>;
}

/** How a backup directory is reached. As an output. */
export interface DirectoryConnection {
  /**
   * ldap:// or ldaps:// URL.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  connectionUrl?: string;
  /**
   * Bind DN.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  bindDn?: string;
  /**
   * Bind password.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  bindCredential?: string;
}

/** How users and groups are found in a backup directory. */
export interface DirectoryConfigArgs {
  /**
   * LDAP attribute that holds the name a user signs in with. The API documents no default.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  usernameLDAPAttribute?: pulumi.Input<string>;
  /**
   * LDAP attribute that tells entries apart for good. The API documents no default.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  uniqueIdAttribute?: pulumi.Input<string>;
  /**
   * Base DN for users.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  userSearchDn: pulumi.Input<string>;
  /**
   * LDAP object classes of the entries that are users, in any order. The API documents no default.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  userObjectClasses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * LDAP filter.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  userObjectFilter?: pulumi.Input<string>;
  /**
   * LDAP attribute that holds the name of a group. The API documents no default.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  groupNameLDAPAttribute?: pulumi.Input<string>;
  /**
   * Base DN for groups.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  groupSearchDn: pulumi.Input<string>;
  /**
   * LDAP object classes of the entries that are groups, in any order. The API documents no default.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  groupObjectClasses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * LDAP attribute of a group that lists its members. The API documents no default.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  memberAttribute?: pulumi.Input<string>;
  /**
   * LDAP attribute of a user by which memberAttribute names the members. The API documents no default.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  memberUserAttribute?: pulumi.Input<string>;
  /**
   * uid for OPEN_LDAP and cn for ACTIVE_DIRECTORY when left out.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  rdnLdapAttribute?: pulumi.Input<string>;
}

/** How users and groups are found in a backup directory. As an output. */
export interface DirectoryConfig {
  /**
   * LDAP attribute that holds the name a user signs in with. The API documents no default.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  usernameLDAPAttribute?: string;
  /**
   * LDAP attribute that tells entries apart for good. The API documents no default.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  uniqueIdAttribute?: string;
  /**
   * Base DN for users.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  userSearchDn?: string;
  /**
   * LDAP object classes of the entries that are users, in any order. The API documents no default.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  userObjectClasses?: string[];
  /**
   * LDAP filter.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  userObjectFilter?: string;
  /**
   * LDAP attribute that holds the name of a group. The API documents no default.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  groupNameLDAPAttribute?: string;
  /**
   * Base DN for groups.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  groupSearchDn?: string;
  /**
   * LDAP object classes of the entries that are groups, in any order. The API documents no default.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  groupObjectClasses?: string[];
  /**
   * LDAP attribute of a group that lists its members. The API documents no default.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  memberAttribute?: string;
  /**
   * LDAP attribute of a user by which memberAttribute names the members. The API documents no default.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  memberUserAttribute?: string;
  /**
   * uid for OPEN_LDAP and cn for ACTIVE_DIRECTORY when left out.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  rdnLdapAttribute?: string;
}

/** The database of the authentication service. */
export interface AuthenticationServiceDatabaseArgs {
  /**
   * Kind of the database; the API knows MySQL alone.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  type?: pulumi.Input<"mysql">;
  /**
   * Host name of the database server, without scheme and port.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  host?: pulumi.Input<string>;
  /**
   * TCP port of the database server. The guide's sample has 3306, the one of MySQL; the API documents no default.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  port?: pulumi.Input<number>;
  /**
   * Name of the database on its server.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  name?: pulumi.Input<string>;
  /**
   * User as whom the gateway signs in to the database. Sent, and never shown again.
   * @default none; nothing is sent when it is not declared
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  username?: pulumi.Input<string>;
  /**
   * Password of that user. Sent, and never shown again.
   * @default none; nothing is sent when it is not declared
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  password?: pulumi.Input<string>;
}

/** The database of the authentication service. As an output. */
export interface AuthenticationServiceDatabase {
  /**
   * Kind of the database; the API knows MySQL alone.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  type?: "mysql";
  /**
   * Host name of the database server, without scheme and port.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  host?: string;
  /**
   * TCP port of the database server. The guide's sample has 3306, the one of MySQL; the API documents no default.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  port?: number;
  /**
   * Name of the database on its server.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  name?: string;
  /**
   * User as whom the gateway signs in to the database. Sent, and never shown again.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  username?: string;
  /**
   * Password of that user. Sent, and never shown again.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  password?: string;
}

/** An application's own members, for the proxied types. */
export interface ProxiedAppOwnArgs {
  /**
   * Types served through the reverse proxy.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  type: ProxiedApplicationType;
  /**
   * Display name, also the tile name in the Okta org. Must be unique.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  label: pulumi.Input<string>;
  /**
   * Free text.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  description?: pulumi.Input<string>;
  /**
   * Okta group ids that may use the app.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Where users land after sign-in when no deep link applies.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  postLoginUrl: pulumi.Input<string>;
  /**
   * Identity provider of the app.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  idpId: pulumi.Input<string>;
  /**
   * Certificate served for the public domain.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  certificateId: pulumi.Input<string>;
  /**
   * Host name users enter to reach the app.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  publicDomain: pulumi.Input<string>;
  /**
   * Gateway distributes requests over several protected resources.
   * @default false (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  loadBalanced?: pulumi.Input<boolean>;
  /**
   * true: the public domain is sent as Host header. false: hostHeaderValue if given, otherwise the protected resource host.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  usePublicDomainAsHostHeader?: pulumi.Input<boolean>;
  /**
   * Host header sent to the back end when usePublicDomainAsHostHeader is false.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  hostHeaderValue?: pulumi.Input<string>;
  /**
   * Rewrite redirects and URLs in HTML content.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  contentRewrite?: pulumi.Input<boolean>;
  /**
   * App redirects the browser to the protected resource URL.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  proxyRedirect?: pulumi.Input<boolean>;
  /**
   * Upload limit in megabytes; 0 means unlimited.
   * @default 1 (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  maxFileSize?: pulumi.Input<number>;
  /**
   * Seconds allowed between two reads from the back end.
   * Allowed: at least 1, at most 99999999.
   * @default 60 (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  proxyReadTimeout?: pulumi.Input<number>;
  /**
   * Only proxy requests that come from local network addresses.
   * @default false (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  localNetworkAccessRestriction?: pulumi.Input<boolean>;
  /**
   * Debug logging for the app.
   * @default false (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  debug?: pulumi.Input<boolean>;
}

/** An application's own members, for OAG_SAML. */
export interface SamlAppOwnArgs {
  /**
   * Display name, also the tile name in the Okta org. Must be unique.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  label: pulumi.Input<string>;
  /**
   * Free text.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  description?: pulumi.Input<string>;
  /**
   * Okta group ids that may use the app.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Identity provider of the app.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  idpId: pulumi.Input<string>;
  /**
   * Fixed type.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  type: "OAG_SAML";
  /**
   * Entity id of the service provider.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  clientId: pulumi.Input<string>;
  /**
   * Assertion consumer service URL.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  acsUrl: pulumi.Input<string>;
  /**
   * Single logout URL, used when behavior.singleLogout is true.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  logoutUrl: pulumi.Input<string>;
  /**
   * Relay state URL after sign-in.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  postLoginUrl: pulumi.Input<string>;
  /**
   * Encrypt the assertion.
   * @default false (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  encryptAssertion?: pulumi.Input<boolean>;
  /**
   * Service provider signs its requests; needs spCertificate.
   * @default false (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  clientSignature?: pulumi.Input<boolean>;
  /**
   * Sign the assertion.
   * @default true (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  signAssertion?: pulumi.Input<boolean>;
  /**
   * Sign the response.
   * @default false (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  signDocument?: pulumi.Input<boolean>;
  /**
   * Assertion encryption.
   * @default "AES256_CBC" (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  encryptionAlgorithm?: pulumi.Input<"AES128_CBC" | "AES256_CBC" | "TRIPLE_DES_CBC">;
  /**
   * Key transport for assertion encryption.
   * @default "RSA_OAEP_256" (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  keyTransportAlgorithm?: pulumi.Input<"RSA_OAEP" | "RSA_OAEP_256" | "RSA_V1_5">;
  /**
   * Signature algorithm for requests and responses.
   * @default "RSA_SHA256" (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  signingAlgorithm?: pulumi.Input<"RSA_SHA1" | "RSA_SHA256" | "RSA_SHA256_MGF1" | "RSA_SHA512" | "RSA_SHA512_MGF1">;
  /**
   * NameID format.
   * @default "UNSPECIFIED" (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  nameIdFormat?: pulumi.Input<"EMAIL_ADDRESS" | "PERSISTENT" | "TRANSIENT" | "UNSPECIFIED">;
  /**
   * SAML binding.
   * @default "HTTP_POST" (the gateway's; left as it is when it is not declared)
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  binding?: pulumi.Input<"HTTP_POST" | "HTTP_REDIRECT">;
  /**
   * Base64 certificate of the service provider.
   * @default none; nothing is sent when it is not declared
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  spCertificate?: pulumi.Input<string>;
}

/** An application's own members, for OAG_OIDC. */
export interface OidcAppOwnArgs {
  /**
   * The application's type.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  type: "OAG_OIDC";
  /**
   * Name that people see; a gateway has each once.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  label: pulumi.Input<string>;
  /**
   * Free text.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  description?: pulumi.Input<string>;
  /**
   * Identity provider of the app.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  idpId: pulumi.Input<string>;
  /**
   * Okta group ids that may use the app.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Arguments of an Okta identity provider. */
export interface OktaIdentityProviderArgs {
  /**
   * Fixed type.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  type: "IDP_OKTA";
  /**
   * Okta org domain or its custom domain; one IdP per domain, a second one is refused.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  domain: pulumi.Input<string>;
  /**
   * API token of the Okta org.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  apiToken: pulumi.Input<string>;
  /**
   * Display name.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  name?: pulumi.Input<string>;
  /**
   * Free text.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  description?: pulumi.Input<string>;
}

/** Arguments of an Auth0 identity provider. */
export interface Auth0IdentityProviderArgs {
  /**
   * Fixed type.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  type: "IDP_AUTH0";
  /**
   * Domain configured for the Auth0 tenant; one IdP per domain.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  domain: pulumi.Input<string>;
  /**
   * Auth0 tenant name.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  tenant: pulumi.Input<string>;
  /**
   * Client id.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  clientId: pulumi.Input<string>;
  /**
   * Client secret.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  clientSecret: pulumi.Input<string>;
  /**
   * Display name.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  name?: pulumi.Input<string>;
  /**
   * Free text.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  description?: pulumi.Input<string>;
}

/** A backup directory's own members. */
export interface DirectoryOwnArgs {
  /**
   * Directory vendor.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  type: pulumi.Input<"OPEN_LDAP" | "ACTIVE_DIRECTORY">;
  /**
   * How to reach the directory.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  connection: pulumi.Input<DirectoryConnectionArgs>;
  /**
   * How users and groups are found.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  config: pulumi.Input<DirectoryConfigArgs>;
}

/** The authentication service's own members. */
export interface AuthenticationServiceOwnArgs {
  /**
   * Cluster nodes that run the service.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  serverNodes: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Database that the service uses.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  database: pulumi.Input<AuthenticationServiceDatabaseArgs>;
  /**
   * Domain where users sign in during offline mode.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  publicDomain?: pulumi.Input<string>;
  /**
   * Certificate of that domain.
   * @default what the gateway gives; left as it is when it is not declared
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  certificateId?: pulumi.Input<string>;
}

/** Outputs that repeat an application's own declared members with their live values. */
export interface AppOwnOutputs {
  /**
   * Okta group ids that may use the app.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly groups: pulumi.Output<string[] | undefined>;
  /**
   * Identity provider of the app.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly idpId: pulumi.Output<string>;
  /**
   * Free text.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly description: pulumi.Output<string | undefined>;
  /**
   * Display name, also the tile name in the Okta org. Must be unique.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly label: pulumi.Output<string>;
  /**
   * Base64 certificate of the service provider.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly spCertificate: pulumi.Output<string | undefined>;
  /**
   * SAML binding.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly binding: pulumi.Output<"HTTP_POST" | "HTTP_REDIRECT" | undefined>;
  /**
   * NameID format.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly nameIdFormat: pulumi.Output<"EMAIL_ADDRESS" | "PERSISTENT" | "TRANSIENT" | "UNSPECIFIED" | undefined>;
  /**
   * Signature algorithm for requests and responses.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly signingAlgorithm: pulumi.Output<"RSA_SHA1" | "RSA_SHA256" | "RSA_SHA256_MGF1" | "RSA_SHA512" | "RSA_SHA512_MGF1" | undefined>;
  /**
   * Key transport for assertion encryption.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly keyTransportAlgorithm: pulumi.Output<"RSA_OAEP" | "RSA_OAEP_256" | "RSA_V1_5" | undefined>;
  /**
   * Assertion encryption.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly encryptionAlgorithm: pulumi.Output<"AES128_CBC" | "AES256_CBC" | "TRIPLE_DES_CBC" | undefined>;
  /**
   * Sign the response.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly signDocument: pulumi.Output<boolean | undefined>;
  /**
   * Sign the assertion.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly signAssertion: pulumi.Output<boolean | undefined>;
  /**
   * Service provider signs its requests; needs spCertificate.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly clientSignature: pulumi.Output<boolean | undefined>;
  /**
   * Encrypt the assertion.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly encryptAssertion: pulumi.Output<boolean | undefined>;
  /**
   * Where users land after sign-in when no deep link applies.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly postLoginUrl: pulumi.Output<string | undefined>;
  /**
   * Single logout URL, used when behavior.singleLogout is true.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly logoutUrl: pulumi.Output<string | undefined>;
  /**
   * Assertion consumer service URL.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly acsUrl: pulumi.Output<string | undefined>;
  /**
   * Entity id of the service provider.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly clientId: pulumi.Output<string | undefined>;
  /**
   * Debug logging for the app.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly debug: pulumi.Output<boolean | undefined>;
  /**
   * Only proxy requests that come from local network addresses.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly localNetworkAccessRestriction: pulumi.Output<boolean | undefined>;
  /**
   * Seconds allowed between two reads from the back end.
   * Allowed: at least 1, at most 99999999.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly proxyReadTimeout: pulumi.Output<number | undefined>;
  /**
   * Upload limit in megabytes; 0 means unlimited.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly maxFileSize: pulumi.Output<number | undefined>;
  /**
   * App redirects the browser to the protected resource URL.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly proxyRedirect: pulumi.Output<boolean | undefined>;
  /**
   * Rewrite redirects and URLs in HTML content.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly contentRewrite: pulumi.Output<boolean | undefined>;
  /**
   * Host header sent to the back end when usePublicDomainAsHostHeader is false.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly hostHeaderValue: pulumi.Output<string | undefined>;
  /**
   * true: the public domain is sent as Host header. false: hostHeaderValue if given, otherwise the protected resource host.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly usePublicDomainAsHostHeader: pulumi.Output<boolean | undefined>;
  /**
   * Gateway distributes requests over several protected resources.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly loadBalanced: pulumi.Output<boolean | undefined>;
  /**
   * Host name users enter to reach the app.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly publicDomain: pulumi.Output<string | undefined>;
  /**
   * Certificate served for the public domain.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  readonly certificateId: pulumi.Output<string | undefined>;
}

/** Outputs that repeat an identity provider's declared members with their live values. */
export interface IdentityProviderOwnOutputs {
  /**
   * Free text.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  readonly description: pulumi.Output<string | undefined>;
  /**
   * Display name.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  readonly name: pulumi.Output<string | undefined>;
  /**
   * Client secret.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  readonly clientSecret: pulumi.Output<string | undefined>;
  /**
   * Client id.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  readonly clientId: pulumi.Output<string | undefined>;
  /**
   * Auth0 tenant name.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  readonly tenant: pulumi.Output<string | undefined>;
  /**
   * Okta org domain or its custom domain; one IdP per domain, a second one is refused.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  readonly domain: pulumi.Output<string>;
  /**
   * API token of the Okta org.
   * @see [API reference, IDPs](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs/)
   */
  readonly apiToken: pulumi.Output<string | undefined>;
}

/** Outputs that repeat a backup directory's declared members with their live values. */
export interface DirectoryOwnOutputs {
  /**
   * Directory vendor.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  readonly type: pulumi.Output<"OPEN_LDAP" | "ACTIVE_DIRECTORY">;
  /**
   * How to reach the directory.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  readonly connection: pulumi.Output<DirectoryConnection>;
  /**
   * How users and groups are found.
   * @see [API reference, IDPs-Offline-Mode-Directory](https://developer.okta.com/docs/api/openapi/oag/oag/tag/IDPs-Offline-Mode-Directory/)
   */
  readonly config: pulumi.Output<DirectoryConfig>;
}

/** Outputs that repeat the authentication service's declared members with their live values. */
export interface AuthenticationServiceOwnOutputs {
  /**
   * Cluster nodes that run the service.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  readonly serverNodes: pulumi.Output<string[]>;
  /**
   * Database that the service uses.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  readonly database: pulumi.Output<AuthenticationServiceDatabase>;
  /**
   * Domain where users sign in during offline mode.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  readonly publicDomain: pulumi.Output<string | undefined>;
  /**
   * Certificate of that domain.
   * @see [API reference, Settings-Authentication-Service](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Settings-Authentication-Service/)
   */
  readonly certificateId: pulumi.Output<string | undefined>;
}

/** Names of all own members of applications, over all types. */
export const appOwnNames = ["groups","idpId","description","label","spCertificate","binding","nameIdFormat","signingAlgorithm","keyTransportAlgorithm","encryptionAlgorithm","signDocument","signAssertion","clientSignature","encryptAssertion","postLoginUrl","logoutUrl","acsUrl","clientId","debug","localNetworkAccessRestriction","proxyReadTimeout","maxFileSize","proxyRedirect","contentRewrite","hostHeaderValue","usePublicDomainAsHostHeader","loadBalanced","publicDomain","certificateId"] as const;

/** Names of the own members of applications of the proxied types. */
export const proxiedAppOwnNames = ["label","description","groups","postLoginUrl","idpId","certificateId","publicDomain","loadBalanced","usePublicDomainAsHostHeader","hostHeaderValue","contentRewrite","proxyRedirect","maxFileSize","proxyReadTimeout","localNetworkAccessRestriction","debug"] as const;

/** The same of OAG_SAML. */
export const samlAppOwnNames = ["label","description","groups","idpId","clientId","acsUrl","logoutUrl","postLoginUrl","encryptAssertion","clientSignature","signAssertion","signDocument","encryptionAlgorithm","keyTransportAlgorithm","signingAlgorithm","nameIdFormat","binding","spCertificate"] as const;

/** The same of OAG_OIDC. */
export const oidcAppOwnNames = ["label","description","idpId","groups"] as const;

/** Names of the behavior settings of proxied applications. */
export const behaviorNames = ["login","loginPath","loginManaged","customLoginUrl","logout","logoutPath","postLogoutUrl","error","errorPath","errorManaged","postErrorUrl","noSession","noSessionUrl","policyDenied","policyDeniedUrl","sessionIntegrityFailure","sessionIntegrityFailureUrl","maintenance","maintenanceUrl","inactive","inactiveUrl","singleLogout","universalLogout","globalTokenRevocation"] as const;

/** The same of SAML and OIDC applications. */
export const samlBehaviorNames = ["singleLogout","universalLogout","globalTokenRevocation","globalTokenRevocationEndpoint"] as const;

/** Names of all members of identity providers, over both types. */
export const identityProviderOwnNames = ["description","name","clientSecret","clientId","tenant","domain","apiToken"] as const;

/** A TLS certificate known to the gateway. */
export interface Certificate {
  /**
   * Identifier.
   * @see [API reference, Certificates](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Certificates/)
   */
  readonly id: string;
  /**
   * Subject name, usually the domain.
   * @see [API reference, Certificates](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Certificates/)
   */
  readonly commonName?: string;
  /**
   * Subject alternative names.
   * @see [API reference, Certificates](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Certificates/)
   */
  readonly san?: string[];
  /**
   * Start of validity.
   * @see [API reference, Certificates](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Certificates/)
   */
  readonly validFrom?: string;
  /**
   * End of validity.
   * @see [API reference, Certificates](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Certificates/)
   */
  readonly expiresOn?: string;
  /**
   * Days left.
   * @see [API reference, Certificates](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Certificates/)
   */
  readonly validityRemaining?: number;
  /**
   * Self-signed.
   * @see [API reference, Certificates](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Certificates/)
   */
  readonly selfSigned?: boolean;
}
