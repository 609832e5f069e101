import type { Call } from "./context";
import type { StoredService } from "./offline-store";
import type { Reading } from "./options";
import { badRequest, Refusal } from "./refusal";

/** What only a gateway with the Limited Early Access feature has. */
const families = /\/offline-mode(\/|$)|\/settings\/authentication-service(\/|$)|^\/realms\//;

/** A gateway without offline mode has none of its paths, or refuses them. */
export function assertFeature(path: string, { offlineMode }: Reading): void {
  if (offlineMode !== "served" && families.test(path)) throw new Refusal(offlineMode === "missing" ? 404 : 403);
}

/** 503 while the service starts: whatever is asked of it, or of what it works with. */
export function assertOfflineModeStarted({ store }: Call): void {
  if (store.offline.service !== undefined && store.offline.service.initialising > 0) throw new Refusal(503);
}

/** The service, for what is done by it: 400 without one, 503 while it starts, 502 when it fails. */
export function serviceOf(call: Call): StoredService {
  const { service } = call.store.offline;
  if (service === undefined) throw badRequest("The authentication service is not enabled");
  assertOfflineModeStarted(call);
  if (call.reading.serviceHealth === "UNHEALTHY") throw new Refusal(502);
  return service;
}
