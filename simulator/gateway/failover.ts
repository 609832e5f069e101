import { type Call, type Handler, idpOf } from "./context";
import { assertOfflineModeStarted, serviceOf } from "./offline-guard";
import { newHealthPolicy, type StoredFailover } from "./offline-store";
import { badRequest } from "./refusal";
import { validateBody } from "./validate";

const failoverOf = (call: Call): StoredFailover => call.store.offline.failoverOf(idpOf(call).id);

const assign: Handler = (call) => {
  const { id } = idpOf(call);
  const { mode } = validateBody("IdPOfflineModeFailoverMode", call.body, call.reading);
  if (mode === "AUTOMATIC") {
    serviceOf(call);
    if (failoverOf(call).directories.length === 0) throw badRequest("The failover mode needs a directory: the identity provider has none");
  } else assertOfflineModeStarted(call);
  call.store.offline.setMode(id, mode as StoredFailover["mode"]);
  return { status: 200, body: { mode } };
};

const replaceHealthPolicy: Handler = (call) => {
  const failover = failoverOf(call);
  assertOfflineModeStarted(call);
  const body = validateBody("IdPOfflineModeHealthPolicy", call.body, call.reading);
  failover.healthPolicy = { ...(call.reading.putResets ? newHealthPolicy() : failover.healthPolicy), ...body };
  return { status: 200, body: failover.healthPolicy };
};

export const failoverHandlers: Record<string, Handler> = {
  getIdPOfflineModeFailoverMode: (call) => {
    assertOfflineModeStarted(call);
    return { status: 200, body: { mode: failoverOf(call).mode } };
  },
  assignIdPOfflineModeFailoverMode: assign,
  getOfflineModeHealthPolicy: (call) => {
    assertOfflineModeStarted(call);
    return { status: 200, body: failoverOf(call).healthPolicy };
  },
  replaceOfflineModeHealthPolicy: replaceHealthPolicy,
};
