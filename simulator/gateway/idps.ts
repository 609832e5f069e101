import { randomUUID } from "node:crypto";
import { members } from "../generated/contract";
import type { Json } from "../json";
import { type Call, type Handler, idpOf } from "./context";
import { badRequest } from "./refusal";
import type { StoredIdp } from "./store";
import { validateBody } from "./validate";

/** Credentials that the stand-in's directory does not accept begin with this. */
export const badCredentialPrefix = "bad-";

const isOf = (schema: "OktaIdPRequest" | "Auth0IdPRequest", type: unknown): boolean =>
  (members[schema].type.enum as readonly unknown[]).includes(type);
const isOkta = (type: unknown): boolean => isOf("OktaIdPRequest", type);

const schemaOf = (type: unknown, { newer }: Call["reading"]) => {
  if (isOkta(type) || (newer as readonly unknown[]).includes(type)) return "OktaIdPRequest" as const;
  if (isOf("Auth0IdPRequest", type)) return "Auth0IdPRequest" as const;
  throw badRequest("Unknown identity provider type");
};

function take(body: Json, id: string, call: Call): StoredIdp {
  const { apiToken, clientId: _, clientSecret, ...own } = body;
  const credential = String(apiToken ?? clientSecret);
  const valid = !credential.startsWith(badCredentialPrefix);
  if (!valid && call.reading.badCredential === "error") throw badRequest("The identity provider refuses the credential");
  // The server finds an Okta org's tenant by itself.
  const tenant = isOkta(own.type) ? `${String(own.domain).split(".").slice(-2)[0]}.okta.com` : own.tenant;
  return { id, own: { ...own, tenant }, credential, valid };
}

function show({ id, own, valid }: StoredIdp): Json {
  // The three shapes of permissions are the documents' own.
  const permissions = isOkta(own.type)
    ? { SUPER_ADMIN: false, APP_ADMIN: valid, ORG_ADMIN: valid }
    : valid
      ? "read:clients update:clients"
      : "";
  return { id, ...own, validationStatus: { valid, permissions } };
}

const createIDP: Handler = (call) => {
  const type = (call.body as Json | null)?.type;
  const body = validateBody(schemaOf(type, call.reading), call.body, call.reading);
  if ([...call.store.idps.values()].some((other) => other.own.domain === body.domain))
    throw badRequest("domain is used by another identity provider");
  const idp = take(body, randomUUID(), call);
  call.store.idps.set(idp.id, idp);
  return { status: 200, body: show(idp) };
};

const replaceIDP: Handler = (call) => {
  const idp = idpOf(call);
  const given = call.body as Json | null;
  const short = call.reading.shortIdpReplace && given?.type === undefined;
  const body = short
    ? validateBody("IdPUpdateFields", given, call.reading)
    : validateBody(schemaOf(given?.type, call.reading), given, call.reading);
  // Compared as sent: a gateway that normalises need not do so before it compares.
  for (const name of ["type", "domain", ...(isOf("Auth0IdPRequest", idp.own.type) ? ["tenant"] : [])])
    if (given?.[name] !== undefined && given[name] !== idp.own[name]) throw badRequest(`${name} cannot be changed`);
  const next = take(
    { ...(call.reading.putResets ? { type: idp.own.type, domain: idp.own.domain, tenant: idp.own.tenant } : idp.own), ...body },
    idp.id,
    call,
  );
  call.store.idps.set(idp.id, next);
  return { status: 200, body: show(next) };
};

const deleteIDP: Handler = (call) => {
  const idp = idpOf(call);
  if ([...call.store.apps.values()].some((app) => app.own.idpId === idp.id))
    throw badRequest("The identity provider is used by an application");
  call.store.idps.delete(idp.id);
  call.store.offline.forget(idp.id);
  return { status: 204 };
};

export const idpHandlers: Record<string, Handler> = {
  listIDPs: ({ store }) => ({ status: 200, body: [...store.idps.values()].map(show) }),
  createIDP,
  getIDP: (call) => ({ status: 200, body: show(idpOf(call)) }),
  replaceIDP,
  deleteIDP,
};
