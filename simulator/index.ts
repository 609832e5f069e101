/**
 * Loopback stand-ins for the two things that a fresh machine lacks: an Access Gateway and a Pulumi engine.
 * They are for tests and first tries, and are neither.
 * @module pulumi-oag-simulator
 */

export { addServeOptions, type Served, type ServeOptions, serve } from "./cli/serve";
export type { Fault, FaultMatch, FaultScript } from "./gateway/faults";
export { Gateway } from "./gateway/gateway";
export { badCredentialPrefix } from "./gateway/idps";
export type { Item } from "./gateway/item";
export { type Normalisation, normalisations } from "./gateway/normalise";
export type { OfflineDump, OfflineStore, StoredDirectory, StoredFailover, StoredOfflineApp, StoredService } from "./gateway/offline-store";
export {
  type GatewayConfiguration,
  type GatewayOptions,
  harshReading,
  lenientReading,
  type Reading,
  type RegisteredClient,
  type SeedCertificate,
  type TlsMaterial,
} from "./gateway/options";
export type { LoggedRequest, RequestLog } from "./gateway/request-log";
export type { GatewayResponse } from "./gateway/responses";
export type { Store, StoreDump, StoredApp, StoredIdp } from "./gateway/store";
export type { AppSummary, GatewaySummary, ObjectCounts, OfflineSummary } from "./gateway/summary";
export { makeTlsMaterial, type Validity } from "./gateway/tls";
export { EmbeddedHost, type EmbeddedHostOptions, type HostResource, type MarkedSecret, type RefreshOptions } from "./host/embedded-host";
export {
  InitFailure,
  type PluginCall,
  type PluginOptions,
  PluginProcess,
} from "./host/plugin";
export type { CheckResponse, DiffResponse, Found, Made } from "./host/plugin-responses";
export type { Diagnostic, Report, Step } from "./host/report";
export type { PropertyDiff } from "./host/values";
