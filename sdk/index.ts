/**
 * The Okta Access Gateway API in TypeScript, usable without Pulumi.
 * @module pulumi-oag/sdk
 */
export { assertAllowed } from "./allowed-words";
export { appVariantOf, isOpen, isProxied } from "./app-variant";
export { loadPrivateKey, type SigningKey } from "./auth/private-key";
export { type AccessToken, type GrantedToken, readToken, type TokenRequest, tokenRequest } from "./auth/token";
export { daysUntilEnd } from "./certificate-dates";
export { OagClient, type OagClientDependencies } from "./client";
export type { OagClientOptions } from "./client-options";
export { type Clock, systemClock } from "./clock";
export { type CodeBy, type CodeFacts, type CodeMaker, codeTable, errorCodes, type OagCode, type OagErrorCode } from "./codes";
export * from "./errors";
export {
  type AppVariant,
  appVariants,
  expandedBy,
  type Member,
  members,
  offlineMembers,
  openTypes,
  partNames,
  proxiedTypes,
  scopes,
} from "./generated/contract";
export { credentialPlaces, type Decider, type SecretPlace } from "./generated/credentials";
export type { ObjectKey } from "./generated/reads";
export type { OperationId } from "./http/connection";
export { createTransport, type HttpRequest, type HttpResponse, type Transport } from "./http/transport";
export { trustOf } from "./http/trust";
export { joinId, splitId } from "./id";
export { type Log, stderrLog } from "./log";
export { type Message, type NameOf, Quoted, SettingName, spell } from "./message";
export { type Nearness, nearest } from "./nearest";
export type { AccessPolicies } from "./operations/access-policies";
export type { ApplicationOfflineMode } from "./operations/application-offline-mode";
export type { ApplicationListOptions, ApplicationReadOptions, Applications } from "./operations/applications";
export type { AuthenticationService } from "./operations/authentication-service";
export type { Authenticators } from "./operations/authenticators";
export type { CallableOperation, CallBody, CallOptions, CallParameters, CallPath, CallQuery, CallResult } from "./operations/call";
export type { Certificates } from "./operations/certificates";
export type { Directories } from "./operations/directories";
export type { IdentityProviders } from "./operations/identity-providers";
export type { ListOptions } from "./operations/list-options";
export type { Assignment, PartBlock, PartList } from "./operations/parts";
export { isSamePath, isWithinPath } from "./path";
export { type Examine, type Flaw, spellPath } from "./read/flaw";
export type { OnRefused, Refused } from "./read/reader";
export { shownOf } from "./read/shape";
export { type ScopeOf, scopeOf } from "./scope-of";
export { Effort } from "./secrets/effort";
export { isCredentialIn, isPlaceOf, isSecretBy, pathsAt } from "./secrets/places";
export { Secrets } from "./secrets/secrets";
export { type GivenSetting, givenSetting, type SettingLayer, whereGiven } from "./setting-layers";
export { clientSettings, type NumberRange, type SettingFacts, type SettingKey, settingTable, settingValue } from "./setting-table";
export { defaultScopes, resolveSettings, type Settings } from "./settings";
export { jsonEscape, oneLine, printable, visibleJson } from "./text";
export type * from "./types";
