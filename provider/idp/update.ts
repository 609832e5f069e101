import type { IdentityProvider } from "../../sdk/types";
import type { Gateway } from "../plugin/gateways";
import type { Json } from "../plugin/markers";
import { sameMember } from "../reconcile/compare";
import { confirmOrigin } from "../reconcile/moved";
import { putMerged } from "../reconcile/put";
import { finish } from "./create";
import { declaredOf, kindOf, outputsOf, ownedBy } from "./model";

/** Writes what differs between the old state and the program, in one PUT with the credential. */
export async function updateIdp(gateway: Gateway, id: string, olds: Json, news: Json): Promise<Json> {
  const { identityProviders } = gateway.client;
  await confirmOrigin(gateway, String(olds.gateway ?? ""), "identity provider", () => identityProviders.get(id));
  const before = declaredOf(olds);
  const declared = declaredOf(news);
  const isUnfinished = olds.__incomplete === true;
  const isSame = Object.entries(declared).every(([name, value]) => sameMember(name, before[name], value));
  if (isSame && !isUnfinished) {
    const live = { tenant: olds.tenant, validationStatus: olds.validationStatus } as IdentityProvider;
    return outputsOf(declared, live, gateway.origin, { owned: ownedBy(news), importId: news.__import });
  }
  const live = (await identityProviders.get(id)) as Json;
  const { credential, members } = kindOf(news.type);
  const changed = Object.fromEntries(
    Object.entries(declared).filter(
      ([name, value]) =>
        isUnfinished || credential.includes(name) || ["type", "domain", "tenant"].includes(name) || !sameMember(name, before[name], value),
    ),
  );
  const answer = await putMerged({
    what: "its settings",
    table: Object.fromEntries(
      Object.entries(members).map(([name, member]) => [name, credential.includes(name) ? { ...member, writeOnly: true } : member]),
    ),
    readOnly: ["id", "validationStatus", ...(news.type === "IDP_OKTA" ? ["tenant"] : [])],
    live,
    changes: changed,
    notice: (message) => gateway.notice(`identity provider ${JSON.stringify(news.domain)}: ${message}`),
    send: async (body) => (await identityProviders.replace(id, body as never)) as Json,
  });
  await gateway.identityProviders.note(answer as IdentityProvider);
  return finish(gateway, { ...(answer as IdentityProvider), id }, news).outs;
}
