/**
 * Okta Access Gateway for Pulumi: resources, provider, look-ups and their argument types.
 * @module pulumi-oag
 */
export type {
  Attribute,
  AttributeArgs,
  Auth0IdentityProviderArgs,
  AuthenticationServiceDatabase,
  AuthenticationServiceDatabaseArgs,
  Behavior,
  BehaviorArgs,
  Certificate,
  DirectoryConfig,
  DirectoryConfigArgs,
  DirectoryConnection,
  DirectoryConnectionArgs,
  HealthCheck,
  HealthCheckArgs,
  HealthPolicy,
  HealthPolicyArgs,
  OfflineMode,
  OfflineModeArgs,
  OidcSettings,
  OidcSettingsArgs,
  OktaIdentityProviderArgs,
  Policy,
  PolicyArgs,
  ProtectedResource,
  ProtectedResourceArgs,
  ProxiedApplicationType,
  SamlBehavior,
  SamlBehaviorArgs,
  Session,
  SessionArgs,
} from "./generated/args";
export { OagApp } from "./kinds/app/resource";
export type {
  AppDefaults,
  DeclaredStatus,
  DefaultedAppArgs,
  DefaultingProvider,
  OagAppArgs,
  OidcAppArgs,
  OmitArgs,
  ProxiedAppArgs,
  SamlAppArgs,
  WithDefaults,
} from "./kinds/app/resource-args";
export { OagAuthenticationService, type OagAuthenticationServiceArgs } from "./kinds/authentication-service/resource";
export { OagDirectory, type OagDirectoryArgs } from "./kinds/directory/resource";
export { type FailoverArgs, OagIdentityProvider, type OagIdentityProviderArgs } from "./kinds/idp/resource";
export type { ValidationStatus } from "./kinds/idp/validation-status";
export { OagProvider, type OagProviderArgs } from "./oag-provider";
export { isConfidentialPlace } from "./program/confidential-places";
export { appType, authenticationServiceType, directoryType, idpType, lookupType, protectedAppType } from "./program/constants";
export { type AppResult, type GetAppArgs, getApp } from "./program/lookup/get-app";
export { type GetCertificateArgs, getCertificate } from "./program/lookup/get-certificate";
export { type GetIdentityProviderArgs, getIdentityProvider, type IdentityProviderResult } from "./program/lookup/get-identity-provider";
export type { LookupOptions } from "./program/lookup/lookup-resource";
export type { OutputsOf } from "./program/lookup/outputs-of";
export { ProtectedApp, type ProtectedAppArgs } from "./protected-app";
