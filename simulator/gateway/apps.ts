import { createHash, randomUUID } from "node:crypto";
import { expandable, type Member, members } from "../generated/contract";
import type { Json } from "../json";
import { hasPart, isKnownType, isOidc, isOpen, isProxied, isSaml, variantOf } from "./app-variant";
import { appOf, type Call, type Handler } from "./context";
import { newBehavior, newHealthCheck, newSamlBehavior, newSession, schemaDefaults, templateAttributes, templatePolicies } from "./defaults";
import { showAttribute, showResource, showSession } from "./parts";
import { badRequest, Refusal } from "./refusal";
import type { StoredApp } from "./store";
import { validateBody } from "./validate";

/** One that has nothing of the app's id in it: whoever hides what repeats a secret in part would hide the id, too. */
const clientSecretOf = (id: string) => `secret-of-${createHash("sha256").update(id).digest("hex").slice(0, 32)}`;

/** Schema names by the app's type; one that only this gateway knows is a proxied one. */
function schemasOf(type: unknown, { newer }: Call["reading"]) {
  if (isKnownType(type) || (newer as readonly unknown[]).includes(type)) return variantOf(type);
  throw badRequest("Unknown application type");
}

const createApplication: Handler = ({ store, reading, body }) => {
  const type = (body as Json | null)?.type;
  const own = validateBody(schemasOf(type, reading).create, body, reading);
  assertOwn(store, own);
  if (!isProxied(type) && reading.requireFailover && store.offline.failoverOf(String(own.idpId)).mode !== "AUTOMATIC")
    throw badRequest("The failover mode of the identity provider is not AUTOMATIC");
  assertOrgReached(store, own, reading);
  const useDefaults = own.useDefaultHeadersAndPolicies !== false && isProxied(type);
  const { useDefaultHeadersAndPolicies: _, spCertificate, ...kept } = own;
  const defaults = schemaDefaults(schemasOf(type, reading).read);
  const withIds = (items: Json[]) => items.map((item) => ({ ...item, id: randomUUID() }));
  const app: StoredApp = {
    id: isOidc(type) ? store.newOidcId() : randomUUID(),
    own: {
      ...defaults,
      ...kept,
      ...(isOidc(type) && { oidc: { ...(kept.oidc as Json), clientId: randomUUID(), clientCredentialsEnabled: false } }),
    },
    status: "CREATED",
    behavior: isProxied(type) ? newBehavior() : newSamlBehavior(),
    session: newSession(String(type)),
    healthCheck: newHealthCheck(),
    attributes: withIds(useDefaults ? templateAttributes(String(type)) : []),
    policies: withIds(useDefaults || (reading.rootPolicy !== "free" && isProxied(type)) ? templatePolicies() : []),
    resources: [],
    spCertificate,
  };
  store.apps.set(app.id, app);
  return {
    status: 200,
    body: {
      ...show(app),
      _embedded: embedded(app, expandable, reading),
    },
  };
};

const replaceApplication: Handler = (call) => {
  const { store, reading } = call;
  const app = appOf(call);
  const { create, update, read } = schemasOf(app.own.type, reading);
  const given = { ...(call.body as Json) };
  if (given.type !== undefined && given.type !== app.own.type) throw badRequest("type cannot be changed");
  // Not in the replace schema; accepted unchanged, since the documents do not forbid it.
  for (const name of ["idpId", "debug"]) {
    if (given[name] === undefined) continue;
    if (given[name] !== app.own[name] && !(name === "idpId" && reading.idpIdChangeable)) throw badRequest(`${name} cannot be changed`);
    if (name === "idpId") app.own = { ...app.own, idpId: given.idpId };
    delete given[name];
  }
  const ofOidc = isOidc(app.own.type);
  // The body of a PUT of an OIDC app is not documented: that of its creation, which demands these two.
  const demanded = ofOidc && { type: app.own.type, idpId: app.own.idpId };
  const body = validateBody(update, { ...demanded, ...given }, reading);
  const unchangeable = {
    ...{ type: app.own.type, idpId: app.own.idpId },
    ...(app.own.debug !== undefined && { debug: app.own.debug }),
    ...(ofOidc && { oidc: { ...(body.oidc as Json), ...clientOf(app) } }),
  };
  const { spCertificate = app.spCertificate, ...next } = {
    ...(reading.putResets ? schemaDefaults(read) : app.own),
    ...body,
    ...unchangeable,
  } as Json;
  for (const [name, member] of Object.entries(members[create] as Record<string, Member>)) {
    if (member.required && next[name] === undefined) throw badRequest(`${name} is required`);
  }
  assertOwn(store, next, app);
  if (next.loadBalanced === false && app.healthCheck.enabled === true)
    throw badRequest("The health check needs a load-balanced app: disable it first");
  assertOrgReached(store, next, reading);
  app.own = next;
  app.spCertificate = spCertificate;
  return { status: 200, body: show(app) };
};

/** What the gateway itself has made of an OIDC app's client. */
function clientOf({ own }: StoredApp): Json {
  const { clientId, clientCredentialsEnabled } = own.oidc as Json;
  return { clientId, clientCredentialsEnabled };
}

function assertOwn(store: Call["store"], own: Json, self?: StoredApp): void {
  if (own.label === "") throw badRequest("label must not be empty");
  if ([...store.apps.values()].some((other) => other !== self && other.own.label === own.label))
    throw badRequest("label is used by another application");
  if (!store.idps.has(String(own.idpId))) throw badRequest("idpId: no such identity provider");
  if (own.certificateId !== undefined && !store.certificates.has(String(own.certificateId)))
    throw badRequest("certificateId: no such certificate");
  if (own.publicDomain !== undefined && URL.parse(String(own.postLoginUrl))?.hostname !== String(own.publicDomain).toLowerCase())
    throw badRequest("postLoginUrl: the host must be the public domain");
  const signs = ["clientSignature", "encryptAssertion"].some((name) => own[name] === true);
  if (isSaml(own.type) && signs && self === undefined && own.spCertificate === undefined) throw badRequest("spCertificate is required");
}

/** The gateway writes every app to the org of its identity provider, for which it needs a credential that is accepted. */
function assertOrgReached(store: Call["store"], own: Json, reading: Call["reading"]): void {
  if (reading.deadCredential === "ignored" || store.idps.get(String(own.idpId))?.valid) return;
  throw new Refusal(reading.deadCredential, "Server has encountered an error updating the application");
}

function show(app: StoredApp): Json {
  const name = String(app.own.label).toLowerCase().replace(/\s+/g, "");
  return { id: app.id, name, ...app.own, ...(isSaml(app.own.type) && { idpMetadata: metadataOf(name, app) }), status: app.status };
}

/** Each SAML app has a contract of its own with its identity provider. */
function metadataOf(name: string, { own }: StoredApp): string {
  return Buffer.from(`<EntityDescriptor entityID="https://idp/${own.idpId}/${name}"/>`).toString("base64");
}

function embedded(app: StoredApp, parts: readonly string[], reading: Call["reading"]): Json {
  const all: Record<string, [name: string, show: () => unknown]> = {
    healthCheck: ["healthCheck", () => app.healthCheck],
    session: ["session", () => showSession(app, reading)],
    behavior: ["behavior", () => app.behavior],
    resources: ["protectedResources", () => app.resources.map((item) => showResource(item, app.resources))],
    attributes: ["attributes", () => app.attributes.map((item) => showAttribute(item, reading))],
    policies: ["policies", () => app.policies],
  };
  const found = parts.flatMap((part) => (all[part] === undefined || !hasPart(app.own.type, all[part][0]) ? [] : [all[part]]));
  return Object.fromEntries(found.map(([name, show]) => [name, show()]));
}

function expanded(call: Call): (app: StoredApp) => Json {
  const asked = call.query.getAll("expand");
  const values = call.reading.expand === "comma" ? asked.flatMap((value) => value.split(",")) : asked;
  for (const value of values) if (!(expandable as readonly string[]).includes(value)) throw badRequest("expand: unknown value");
  if (values.length === 0 || call.reading.expand === "ignored") return show;
  return (app) => ({ ...show(app), _embedded: embedded(app, values, call.reading) });
}

const deleteApplication: Handler = (call) => {
  const app = appOf(call);
  if (app.status !== "INACTIVE") throw badRequest("Only an inactive application can be deleted");
  call.store.apps.delete(app.id);
  call.store.offline.forget(app.id);
  return { status: 204 };
};

function transition(to: "ACTIVE" | "INACTIVE" | "MAINTENANCE"): Handler {
  return (call) => {
    const app = appOf(call);
    if (call.body !== undefined) throw badRequest("This call takes no body");
    if (app.status === to && call.reading.refuseRepeatedTransition) throw badRequest(`The application is ${to} already`);
    if (to === "ACTIVE" && isProxied(app.own.type)) {
      const missing = [
        app.resources.length === 0 && "protected resource",
        app.policies.length === 0 && "policy",
        app.attributes.length === 0 && !isOpen(app.own.type) && "attribute",
      ].filter(Boolean);
      if (missing.length > 0) throw badRequest(`Before activation the application needs at least one ${missing.join(", one ")}`);
    }
    app.status = to;
    return { status: 200 };
  };
}

export const applicationHandlers: Record<string, Handler> = {
  listApplication: (call) => ({ status: 200, body: [...call.store.apps.values()].map(expanded(call)) }),
  createApplication,
  getApplication: (call) => ({ status: 200, body: expanded(call)(appOf(call)) }),
  replaceApplication,
  deleteApplication,
  activateApplication: transition("ACTIVE"),
  deactivateApplication: transition("INACTIVE"),
  updateApplicationMaintenance: transition("MAINTENANCE"),
  getClientSecret: (call) => ({ status: 200, body: { clientSecret: clientSecretOf(appOf(call).id) } }),
};
