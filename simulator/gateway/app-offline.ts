import type { Json } from "../json";
import { isKnownType, variantOf } from "./app-variant";
import { appOf, type Call, type Handler } from "./context";
import { assertOfflineModeStarted, serviceOf } from "./offline-guard";
import type { StoredOfflineApp } from "./offline-store";
import { badRequest, notFound, Refusal } from "./refusal";
import type { StoredApp } from "./store";
import { validateBody } from "./validate";

/** The app of a call whose list of statuses has no 404. */
function listedApp(call: Call): StoredApp {
  const app = call.store.apps.get(call.params[0] ?? "");
  if (app === undefined) throw badRequest("No such application");
  const { type } = app.own;
  const isServed = isKnownType(type) || (call.reading.newer as readonly unknown[]).includes(type);
  if (!isServed || !variantOf(type).apart.some((part) => part === "offlineMode"))
    throw badRequest("Applications of this type have no offline state of their own");
  return app;
}

const offlineOf = (call: Call): StoredOfflineApp => call.store.offline.appOf(listedApp(call).id);
const failoverOf = (call: Call, app: StoredApp) => call.store.offline.failoverOf(String(app.own.idpId));

const shownState = ({ state, newer }: StoredOfflineApp): Json => ({ state, ...newer });

const assignState: Handler = (call) => {
  const app = listedApp(call);
  const { state, ...newer } = validateBody("ApplicationOfflineModeState", call.body, call.reading);
  if (state !== "INACTIVE") {
    serviceOf(call);
    if (failoverOf(call, app).mode !== "AUTOMATIC") throw badRequest("The failover mode of the identity provider is not AUTOMATIC");
  } else assertOfflineModeStarted(call);
  const offline = offlineOf(call);
  offline.state = state as StoredOfflineApp["state"];
  if (Object.keys(newer).length > 0) offline.newer = newer;
  else delete offline.newer;
  return { status: 200, body: shownState(offline) };
};

const assignGroups: Handler = (call) => {
  if (call.reading.groupPolicy === "refused")
    throw new Refusal(405, "Group policies are replaced by access policies", {}, "METHOD_NOT_ALLOWED");
  const offline = offlineOf(call);
  serviceOf(call);
  const { groups } = validateBody("ApplicationOfflineModeGroupPolicy", call.body, call.reading);
  if ((groups as Json[]).some(({ name }) => typeof name !== "string" || name === "")) throw badRequest("groups: each needs a name");
  offline.groups = groups as Json[];
  return { status: 200, body: { groups } };
};

const assignAccessPolicy: Handler = (call) => {
  const app = appOf(call);
  const { accessPolicyId } = validateBody("ApplicationOfflineModeAccessPolicy", call.body, call.reading);
  if (!failoverOf(call, app).accessPolicies.some(({ id }) => id === accessPolicyId))
    throw badRequest("accessPolicyId: the identity provider has no such access policy");
  call.store.offline.appOf(app.id).accessPolicyId = String(accessPolicyId);
  return { status: 200, body: { accessPolicyId } };
};

export const appOfflineHandlers: Record<string, Handler> = {
  getApplicationOfflineModeState: (call) => {
    const offline = offlineOf(call);
    assertOfflineModeStarted(call);
    return { status: 200, body: shownState(offline) };
  },
  assignApplicationOfflineModeState: assignState,
  getApplicationOfflineModeGroupPolicy: (call) => {
    const { groups } = offlineOf(call);
    assertOfflineModeStarted(call);
    return { status: 200, body: { groups } };
  },
  assignApplicationOfflineModeGroupPolicy: assignGroups,
  getApplicationOfflineModeAccessPolicy: (call) => {
    const app = appOf(call);
    const standard = failoverOf(call, app).accessPolicies.find(({ isDefault }) => isDefault === true);
    const accessPolicyId = call.store.offline.appOf(app.id).accessPolicyId ?? standard?.id;
    if (accessPolicyId === undefined) throw notFound();
    return { status: 200, body: { accessPolicyId } };
  },
  assignApplicationOfflineModeAccessPolicy: assignAccessPolicy,
};
