/**
 * The Okta Access Gateway API in TypeScript, usable without Pulumi.
 * @module pulumi-oag/sdk
 */
export { loadPrivateKey, type SigningKey } from "./auth/private-key";
export { OagClient, type OagClientParts } from "./client";
export { type Clock, systemClock } from "./clock";
export * from "./errors";
export type { HttpAnswer, HttpRequest, Transport } from "./http/transport";
export { type Log, stderrLog } from "./log";
export type { Applications } from "./operations/applications";
export type { Certificates } from "./operations/certificates";
export type { IdentityProviders } from "./operations/identity-providers";
export type { PartBlock, PartList } from "./operations/parts";
export { defaultScopes, type OagClientOptions, resolveSettings, type Settings } from "./settings";
export type * from "./types";
