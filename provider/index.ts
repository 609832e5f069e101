/**
 * Okta Access Gateway for Pulumi: resources, provider, look-ups and their argument types.
 * @module pulumi-oag
 */
export type {
  Attribute,
  AttributeArgs,
  Auth0IdentityProviderArgs,
  Behavior,
  BehaviorArgs,
  Certificate,
  HealthCheck,
  HealthCheckArgs,
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
export {
  type DeclaredStatus,
  OagApp,
  type OagAppArgs,
  type OidcAppArgs,
  type ProxiedAppArgs,
  type SamlAppArgs,
} from "./kinds/app/resource";
export { OagIdentityProvider, type OagIdentityProviderArgs, type ValidationStatus } from "./kinds/idp/resource";
export { type AppResult, type GetAppArgs, getApp } from "./lookup/get-app";
export { type GetCertificateArgs, getCertificate } from "./lookup/get-certificate";
export { type GetIdentityProviderArgs, getIdentityProvider, type IdentityProviderResult } from "./lookup/get-identity-provider";
export type { LookupOptions } from "./lookup/lookup-resource";
export { OagProvider, type OagProviderArgs } from "./oag-provider";
export { appType, idpType, lookupType } from "./program/constants";
