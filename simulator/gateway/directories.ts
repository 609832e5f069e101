import { randomUUID } from "node:crypto";
import type { Json } from "../json";
import { type Call, type Handler, idpOf } from "./context";
import { badCredentialPrefix } from "./idps";
import { assertOfflineModeStarted, serviceOf } from "./offline-guard";
import type { StoredDirectory } from "./offline-store";
import { badRequest, notFound, Refusal } from "./refusal";
import { validateBody } from "./validate";

const show = ({ id, own }: StoredDirectory): Json => ({ id, ...own });

/** Reads need no service, but one that starts or fails answers for them, too. */
function assertReadable(call: Call): void {
  assertOfflineModeStarted(call);
  if (call.store.offline.service !== undefined && call.reading.serviceHealth === "UNHEALTHY") throw new Refusal(502);
}

function directoryOf(call: Call) {
  const failover = call.store.offline.failoverOf(idpOf(call).id);
  const directory = failover.directories.find(({ id }) => id === call.params[1]);
  if (directory === undefined) throw notFound();
  return { failover, directory };
}

/** Tries to reach and to bind, as the gateway does before it keeps or answers anything. */
function assertConnection({ connectionUrl, bindDn, bindCredential }: Json): void {
  if (!/^ldaps?:\/\/[^\s/]+/i.test(String(connectionUrl ?? ""))) throw badRequest("connectionUrl: must be an ldap:// or ldaps:// URL");
  if (typeof bindDn !== "string" || bindDn === "") throw badRequest("bindDn is required");
  if (typeof bindCredential !== "string" || bindCredential === "") throw badRequest("bindCredential is required");
  if (bindCredential.startsWith(badCredentialPrefix)) throw badRequest("The directory refuses the credential");
}

/** A body as the gateway keeps it: the credential apart, the attribute of names as the type has it. */
function kept({ type, connection, config, ...newer }: Json): Pick<StoredDirectory, "own" | "credential"> {
  assertConnection(connection as Json);
  const { bindCredential, ...shown } = connection as Json;
  const rdnLdapAttribute = type === "OPEN_LDAP" ? "uid" : "cn";
  const own = { type, connection: shown, config: { rdnLdapAttribute, ...(config as Json) }, ...newer };
  return { own, credential: String(bindCredential) };
}

const create: Handler = (call) => {
  const { id } = idpOf(call);
  serviceOf(call);
  const parts = kept(validateBody("IdPOfflineModeDirectory", call.body, call.reading));
  // Synchronised at once, and hourly from then on.
  const directory = { id: randomUUID(), ...parts, synchronised: parts.own };
  call.store.offline.failoverOf(id).directories.push(directory);
  return { status: 200, body: show(directory) };
};

const replace: Handler = (call) => {
  const { directory } = directoryOf(call);
  serviceOf(call);
  const body = validateBody("IdPOfflineModeDirectory", call.body, call.reading);
  if (body.type !== directory.own.type) throw badRequest("type cannot be changed");
  const before = { ...(directory.own.connection as Json), bindCredential: directory.credential };
  const connection = call.reading.putResets ? body.connection : { ...before, ...(body.connection as Json) };
  Object.assign(directory, kept({ ...body, connection }));
  return { status: 200, body: show(directory) };
};

const remove: Handler = (call) => {
  const { failover, directory } = directoryOf(call);
  assertReadable(call);
  if (failover.mode === "AUTOMATIC" && failover.directories.length === 1)
    throw badRequest("The directory is in use: the failover mode of the identity provider is AUTOMATIC");
  failover.directories.splice(failover.directories.indexOf(directory), 1);
  return { status: 204 };
};

const testConnection: Handler = (call) => {
  idpOf(call);
  serviceOf(call);
  assertConnection(validateBody("IdPOfflineModeDirectoryTestRequest", call.body, call.reading));
  return { status: 204 };
};

export const directoryHandlers: Record<string, Handler> = {
  listOfflineModeDirectories: (call) => {
    // No status 404 is listed for it.
    if (!call.store.idps.has(call.params[0] ?? "")) throw badRequest("No such identity provider");
    assertReadable(call);
    return { status: 200, body: call.store.offline.failoverOf(String(call.params[0])).directories.map(show) };
  },
  createOfflineModeDirectory: create,
  getOfflineModeDirectory: (call) => {
    assertReadable(call);
    return { status: 200, body: show(directoryOf(call).directory) };
  },
  replaceOfflineModeDirectory: replace,
  deleteOfflineModeDirectory: remove,
  testDirectoryConnection: testConnection,
};
