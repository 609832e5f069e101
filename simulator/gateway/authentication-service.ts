import type { Json } from "../json";
import type { Call, Handler } from "./context";
import { assertOfflineModeStarted } from "./offline-guard";
import type { StoredService } from "./offline-store";
import { badRequest, notFound } from "./refusal";
import { validateBody } from "./validate";

function serviceOf({ store }: Call): StoredService {
  if (store.offline.service === undefined) throw notFound();
  return store.offline.service;
}

const isText = (value: unknown) => typeof value === "string" && value !== "";

/** The contract marks no member as required; a service without one of these could do nothing. */
function assertWhole({ serverNodes, database, publicDomain, certificateId }: Json): void {
  if (!Array.isArray(serverNodes) || serverNodes.length === 0) throw badRequest("serverNodes is required: at least one node");
  for (const name of ["type", "host", "name", "username", "password"])
    if (!isText((database as Json | undefined)?.[name])) throw badRequest(`database.${name} is required`);
  if (!isText(publicDomain)) throw badRequest("publicDomain is required");
  if (!isText(certificateId)) throw badRequest("certificateId is required");
}

const enable: Handler = ({ store, reading, body }) => {
  const given = validateBody("AuthenticationServiceSetting", body, reading);
  assertWhole(given);
  if (!store.certificates.has(String(given.certificateId))) throw badRequest("certificateId: no such certificate");
  const { username, password, ...database } = given.database as Json;
  const own = { ...given, database: { port: 3306, ...database } };
  // There is no call to replace the settings: enabling again does, and the service starts anew.
  const certificate = store.offline.service?.certificate;
  store.offline.service = {
    own,
    credentials: { username, password },
    initialising: reading.initialising,
    ...(certificate && { certificate }),
  };
  return { status: 200, body: own };
};

const disable: Handler = ({ store }) => {
  if (store.offline.service === undefined) throw badRequest("The authentication service is not enabled");
  if (store.offline.isInUse)
    throw badRequest("The authentication service is in use: the failover mode of an identity provider is AUTOMATIC");
  store.offline.service = undefined;
  return { status: 204 };
};

const details: Readonly<Record<Call["reading"]["serviceHealth"], (nodes: unknown) => string>> = {
  HEALTHY: () => "",
  DEGRADED: (nodes) => `${(nodes as string[]).at(-1)} does not respond`,
  UNHEALTHY: () => "The database cannot be reached",
  UNKNOWN: () => "No node has reported yet",
};

/** Each look brings a service that starts one step on: tests count looks, no time. */
const health: Handler = (call) => {
  const service = serviceOf(call);
  const lastChecked = new Date(call.now).toISOString();
  if (service.initialising > 0) {
    service.initialising -= 1;
    return { status: 200, body: { status: "INITIALIZING", lastChecked, details: "The service is starting" } };
  }
  const { serviceHealth } = call.reading;
  return { status: 200, body: { status: serviceHealth, lastChecked, details: details[serviceHealth](service.own.serverNodes) } };
};

const covers = (name: string, hostname: string) =>
  name.toLowerCase() === hostname || (name.startsWith("*.") && hostname.split(".").slice(1).join(".") === name.slice(2).toLowerCase());

const replaceCertificate: Handler = (call) => {
  const service = serviceOf(call);
  assertOfflineModeStarted(call);
  const body = validateBody("AuthenticationServiceCertificate", call.body, call.reading);
  const certificate = call.store.certificates.get(String(body.certificateId));
  if (certificate === undefined) throw badRequest("certificateId: no such certificate");
  const hostname = String(body.hostname).toLowerCase();
  if (hostname === String(service.own.publicDomain).toLowerCase()) throw badRequest("hostname: must differ from the service's domain");
  const names = [certificate.commonName, ...((certificate.san as string[] | undefined) ?? [])].map(String);
  if (!names.some((name) => covers(name, hostname))) throw badRequest("hostname: the certificate does not cover it");
  service.certificate = body;
  return { status: 200, body };
};

export const authenticationServiceHandlers: Record<string, Handler> = {
  getAuthenticationServiceSetting: (call) => ({ status: 200, body: serviceOf(call).own }),
  enableAuthenticationServiceSetting: enable,
  disableAuthenticationServiceSetting: disable,
  getAuthenticationServiceHealthCheck: health,
  replaceAuthenticationServiceCertificate: replaceCertificate,
};
