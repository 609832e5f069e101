import { randomUUID } from "node:crypto";
import { type Handler, idpOf } from "./context";
import type { Item } from "./item";
import { badRequest, notFound } from "./refusal";
import { validateBody } from "./validate";

const create: Handler = (call) => {
  const { authenticators } = call.store.offline.failoverOf(idpOf(call).id);
  const body = validateBody("OfflineModeAuthenticatorRequest", call.body, call.reading);
  if (call.store.offline.service?.certificate === undefined)
    throw badRequest("Set the mTLS certificate of the authentication service first");
  if (authenticators.some(({ key }) => key === body.key)) throw badRequest("There is an authenticator of this kind");
  const authenticator: Item = { id: randomUUID(), ...body, status: "INACTIVE" };
  authenticators.push(authenticator);
  return { status: 200, body: authenticator };
};

const activate: Handler = (call) => {
  const { authenticators } = call.store.offline.failoverOf(idpOf(call).id);
  const authenticator = authenticators.find(({ id }) => id === call.params[1]);
  if (authenticator === undefined) throw notFound();
  if (call.body !== undefined) throw badRequest("This call takes no body");
  if (authenticator.status === "ACTIVE" && call.reading.refuseRepeatedTransition) throw badRequest("The authenticator is ACTIVE already");
  authenticator.status = "ACTIVE";
  return { status: 200, body: authenticator };
};

export const authenticatorHandlers: Record<string, Handler> = {
  createOfflineModeAuthenticator: create,
  activateOfflineModeAuthenticator: activate,
};
