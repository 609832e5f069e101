import type { RequestLog } from "./request-log";
import type { Store, StoredApp } from "./store";

/** What one application of a stand-in has. */
export interface AppSummary {
  /** Its id. */
  id: string;
  /** Its display name. */
  label: unknown;
  /** Where it is in its life. */
  status: StoredApp["status"];
  /** How many back ends it has. */
  protectedResources: number;
  /** How many headers and cookies it sends. */
  attributes: number;
  /** How many access rules it has. */
  policies: number;
}

/** How many objects a stand-in holds. */
export interface ObjectCounts {
  /** Applications of every type. */
  apps: number;
  /** Identity providers. */
  identityProviders: number;
  /** Certificates. */
  certificates: number;
}

/** What a stand-in holds of offline mode. */
export interface OfflineSummary {
  /** True while the authentication service is enabled. */
  authenticationService: boolean;
  /** How many directories there are, of all identity providers. */
  directories: number;
}

/** What a stand-in holds and what it was asked: counts, nothing secret. */
export interface GatewaySummary {
  /** Says that this is no real gateway. */
  standIn: string;
  /** How many objects there are. */
  objects: ObjectCounts;
  /** Offline mode. */
  offlineMode: OfflineSummary;
  /** Each application. */
  apps: AppSummary[];
  /** Requests since the start, or since the log was cleared. */
  requests: number;
  /** How many of them got an access token. */
  tokens: number;
  /** TLS connections since the start. */
  connections: number;
}

/** The summary of what is held and was asked. */
export function summaryOf(store: Store, log: RequestLog): GatewaySummary {
  return {
    standIn: "pulumi-oag-simulator, not a real gateway",
    objects: { apps: store.apps.size, identityProviders: store.idps.size, certificates: store.certificates.size },
    offlineMode: { authenticationService: store.offline.service !== undefined, directories: store.offline.directories },
    apps: [...store.apps.values()].map((app) => ({
      id: app.id,
      label: app.own.label,
      status: app.status,
      protectedResources: app.resources.length,
      attributes: app.attributes.length,
      policies: app.policies.length,
    })),
    requests: log.entries.length,
    tokens: log.tokens,
    connections: log.connections,
  };
}
