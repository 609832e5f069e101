import { randomUUID } from "node:crypto";
import type { Json } from "../json";
import { hasPart, isOpen, isProxied, variantOf } from "./app-variant";
import { appOf, type Call, type Handler } from "./context";
import { newBehavior, newHealthCheck, newSamlBehavior, newSession, schemaDefaults } from "./defaults";
import type { Item } from "./item";
import type { Reading } from "./options";
import { badRequest, notFound } from "./refusal";
import { isReserved } from "./reserved";
import type { StoredApp } from "./store";
import { validateBody } from "./validate";

type ListPart = "attributes" | "policies" | "resources";

const schemaOf = { attributes: "Attribute", policies: "Policy", resources: "ProtectedResource" } as const;
const bare = (hostname: unknown) => String(hostname).replace(/\/$/, "").toLowerCase();

/** What reads show of an attribute: a SECRET's value is hidden as the reading says. */
export function showAttribute(item: Item, reading: Reading): Json {
  if (item.source !== "SECRET" || reading.secretValues === "returned") return item;
  const { value: _, ...rest } = item;
  return reading.secretValues === "masked" ? { ...rest, value: "********" } : rest;
}

/** What reads show of a back end: its share of all weights in use. */
export function showResource(item: Item, all: readonly Item[]): Json {
  const weightOf = ({ active, assignedWeight }: Json) => (active === false ? 0 : Number(assignedWeight));
  const total = all.reduce((sum, other) => sum + weightOf(other), 0);
  return { ...item, calculatedWeight: total === 0 ? 0 : weightOf(item) / total };
}

const checks: Record<ListPart, (item: Json, others: Item[], app: StoredApp, reading: Reading) => void> = {
  attributes(item, others, _app, reading) {
    for (const name of ["name", "source", "value", "type"])
      if (item[name] === undefined || item[name] === "") throw badRequest(`${name} is required`);
    if (reading.refuseReservedNames && isReserved(item)) throw badRequest("The gateway uses this name itself");
    if (others.some((other) => other.name === item.name && other.type === item.type))
      throw badRequest("There is an attribute with this name and type");
  },
  policies(item, others, app) {
    for (const name of ["name", "resourcePath", "rule"])
      if (item[name] === undefined || item[name] === "") throw badRequest(`${name} is required`);
    if (String(item.resourcePath).length > 256) throw badRequest("resourcePath is longer than 256 characters");
    if (others.some((other) => other.resourcePath === item.resourcePath)) throw badRequest("There is a policy for this resourcePath");
    if (others.some((other) => other.name === item.name)) throw badRequest("There is a policy with this name");
    if ([app.behavior.loginPath, app.behavior.logoutPath, app.behavior.errorPath].includes(item.resourcePath))
      throw badRequest("resourcePath is the login, logout or error path");
  },
  resources(item, others) {
    if (item.hostname === undefined) throw badRequest("hostname is required");
    if (others.some((other) => bare(other.hostname) === bare(item.hostname)))
      throw badRequest("There is a protected resource with this hostname");
  },
};

function show(part: ListPart, item: Item, app: StoredApp, reading: Reading): Json {
  if (part === "attributes") return showAttribute(item, reading);
  return part === "resources" ? showResource(item, app.resources) : item;
}

/** An empty text in a member that reads show as null when it is not set. */
function cleared(part: ListPart, body: Json, reading: Reading): Json {
  if (part !== "policies") return body;
  const empty = ["regexRule", "customDirective"].filter((name) => body[name] === "");
  if (empty.length > 0 && reading.refuseEmptyTexts) throw badRequest(`${empty.join(", ")} must not be empty`);
  return { ...body, ...Object.fromEntries(empty.map((name) => [name, null])) };
}

function fresh(part: ListPart): Json {
  return { ...schemaDefaults(schemaOf[part]), ...(part === "policies" && { regexRule: null, customDirective: null }) };
}

function assertHasPart(app: StoredApp, part: ListPart | "session" | "healthCheck"): void {
  if (!hasPart(app.own.type, part === "resources" ? "protectedResources" : part)) throw notFound();
}

/** The app that a call is about, which must have such a part. */
function ownerOf(call: Call, part: ListPart): StoredApp {
  const app = appOf(call);
  assertHasPart(app, part);
  return app;
}

function itemOf(call: Call, part: ListPart): { app: StoredApp; item: Item } {
  const app = ownerOf(call, part);
  const item = app[part].find((candidate) => candidate.id === call.params[1]);
  if (item === undefined) throw notFound();
  return { app, item };
}

function createItem(call: Call, part: ListPart): ReturnType<Handler> {
  const app = ownerOf(call, part);
  const body = cleared(part, validateBody(`${schemaOf[part]}CreateRequest`, call.body, call.reading), call.reading);
  if (part === "policies" && app.resources.length === 0) throw badRequest("Create a protected resource first");
  const item: Item = { ...fresh(part), ...body, id: randomUUID() };
  checks[part](item, app[part], app, call.reading);
  app[part].push(item);
  return { status: 200, body: show(part, item, app, call.reading) };
}

function replaceItem(call: Call, part: ListPart): ReturnType<Handler> {
  const { app, item } = itemOf(call, part);
  if (part === "policies" && item.resourcePath === "/" && call.reading.rootPolicy === "fixed")
    throw badRequest("The root policy cannot be changed");
  const body = cleared(part, validateBody(schemaOf[part], call.body, call.reading), call.reading);
  const next: Item = { ...(call.reading.putResets ? fresh(part) : item), ...body, id: item.id };
  const others = app[part].filter((other) => other !== item);
  checks[part](next, others, app, call.reading);
  app[part].splice(app[part].indexOf(item), 1, next);
  return { status: 200, body: show(part, next, app, call.reading) };
}

function deleteItem(call: Call, part: ListPart): ReturnType<Handler> {
  const { app, item } = itemOf(call, part);
  if (part === "policies" && item.resourcePath === "/" && call.reading.rootPolicy !== "free")
    throw badRequest("The root policy cannot be deleted");
  // What activation does not demand may also go.
  const mayBeEmpty = part === "attributes" && (isOpen(app.own.type) || !isProxied(app.own.type));
  if (app.status === "ACTIVE" && app[part].length === 1 && !mayBeEmpty)
    throw badRequest("An active application needs at least one of these");
  app[part].splice(app[part].indexOf(item), 1);
  return { status: 204 };
}

function listPart(
  part: ListPart,
  names: { list: string; create: string; get: string; replace: string; delete: string },
): Record<string, Handler> {
  return {
    [names.list]: (call) => {
      const app = ownerOf(call, part);
      return { status: 200, body: app[part].map((item) => show(part, item, app, call.reading)) };
    },
    [names.get]: (call) => {
      const { app, item } = itemOf(call, part);
      return { status: 200, body: show(part, item, app, call.reading) };
    },
    [names.create]: (call) => createItem(call, part),
    [names.replace]: (call) => replaceItem(call, part),
    [names.delete]: (call) => deleteItem(call, part),
  };
}

const replaceBehavior: Handler = (call) => {
  const app = appOf(call);
  const proxied = isProxied(app.own.type);
  const body = validateBody(variantOf(app.own.type).parts.behavior, call.body, call.reading);
  const next: Json = { ...(call.reading.putResets ? (proxied ? newBehavior() : newSamlBehavior()) : app.behavior), ...body };
  const urls: Record<string, string> = { login: "customLoginUrl", logout: "postLogoutUrl", error: "postErrorUrl" };
  for (const [name, value] of Object.entries(next)) {
    const url = urls[name] ?? `${name}Url`;
    const hasTarget = next[url] !== undefined || (name === "login" && next.loginPath !== undefined);
    if (value === "CUSTOM_URL" && !hasTarget) throw badRequest(`${url} is required when ${name} is CUSTOM_URL`);
  }
  const paths: unknown[] = [next.loginPath, next.logoutPath, next.errorPath].filter((path) => path !== undefined && path !== "");
  if (new Set(paths).size < paths.length) throw badRequest("loginPath, logoutPath and errorPath must differ");
  if (app.policies.some((policy) => paths.includes(policy.resourcePath))) throw badRequest("A policy has the login, logout or error path");
  if (!proxied && next.globalTokenRevocation === true && next.globalTokenRevocationEndpoint === undefined)
    throw badRequest("globalTokenRevocationEndpoint is required");
  app.behavior = next;
  return { status: 200, body: next };
};

/** A member under another name, where a gateway of another era has it. */
function renamed(from: string, to: string, value: Json): Json {
  const { [from]: member, ...rest } = value;
  return member === undefined ? value : { ...rest, [to]: member };
}

export function showSession(app: StoredApp, reading: Reading): Json {
  return reading.legacySessionNames ? renamed("enforceDeepLinkingDomain", "enforceRelayState", app.session) : app.session;
}

const replaceSession: Handler = (call) => {
  const app = appOf(call);
  assertHasPart(app, "session");
  const given = call.reading.legacySessionNames ? renamed("enforceRelayState", "enforceDeepLinkingDomain", call.body as Json) : call.body;
  const body = validateBody("Session", given, call.reading);
  const next: Json = { ...(call.reading.putResets ? newSession(String(app.own.type)) : app.session), ...body };
  const bounded = next.idleSession !== false && next.maxSession !== false && next.maxSessionTimeout !== 0;
  if (bounded && Number(next.idleSessionTimeout) > Number(next.maxSessionTimeout))
    throw badRequest("idleSessionTimeout is longer than maxSessionTimeout");
  app.session = next;
  return { status: 200, body: showSession(app, call.reading) };
};

const replaceHealthCheck: Handler = (call) => {
  const app = appOf(call);
  assertHasPart(app, "healthCheck");
  const body = validateBody("HealthCheck", call.body, call.reading);
  const next: Json = { ...(call.reading.putResets ? newHealthCheck() : app.healthCheck), ...body };
  if (next.enabled === true && app.own.loadBalanced !== true) throw badRequest("The health check needs a load-balanced app");
  app.healthCheck = next;
  return { status: 200, body: next };
};

export const partHandlers: Record<string, Handler> = {
  ...listPart("attributes", {
    list: "listAttributes",
    create: "createAttribute",
    get: "getAttribute",
    replace: "replaceAttribute",
    delete: "deleteAttribute",
  }),
  ...listPart("policies", {
    list: "listPolicies",
    create: "createPolicy",
    get: "getPolicy",
    replace: "replacePolicy",
    delete: "deletePolicy",
  }),
  ...listPart("resources", {
    list: "listProtectedResources",
    create: "createProtectedResource",
    get: "getResource",
    replace: "replaceResource",
    delete: "deleteProtectedResource",
  }),
  getBehavior: (call) => ({ status: 200, body: appOf(call).behavior }),
  replaceBehavior,
  getSession: (call) => {
    assertHasPart(appOf(call), "session");
    return { status: 200, body: showSession(appOf(call), call.reading) };
  },
  replaceSession,
  getHealthCheck: (call) => {
    assertHasPart(appOf(call), "healthCheck");
    return { status: 200, body: appOf(call).healthCheck };
  },
  replaceHealthCheck,
};
