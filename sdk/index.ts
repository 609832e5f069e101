/**
 * The Okta Access Gateway API in TypeScript, usable without Pulumi.
 * @module pulumi-oag/sdk
 */
export { loadPrivateKey, type SigningKey } from "./auth/private-key";
export { type AccessToken, readToken, type TokenRequest, tokenRequest } from "./auth/token";
export { OagClient, type OagClientParts } from "./client";
export { type Clock, systemClock } from "./clock";
export { errorCodes, type OagErrorCode } from "./codes";
export * from "./errors";
export { type Member, members, proxiedTypes, scopes } from "./generated/contract";
export { createTransport, type HttpAnswer, type HttpRequest, type Transport } from "./http/transport";
export { type Log, stderrLog } from "./log";
export { type Message, type NameOf, SettingName, spell } from "./message";
export type { Applications } from "./operations/applications";
export type { Certificates } from "./operations/certificates";
export type { IdentityProviders } from "./operations/identity-providers";
export type { PartBlock, PartList } from "./operations/parts";
export { type Examine, type Flaw, spellPath } from "./read/flaw";
export type { OnRefused, Refused } from "./read/reader";
export { shownOf } from "./read/shape";
export { Secrets } from "./secrets/secrets";
export { defaultScopes, type OagClientOptions, resolveSettings, type Settings } from "./settings";
export { jsonEscape, oneLine, printable, visibleJson } from "./text";
export type * from "./types";
