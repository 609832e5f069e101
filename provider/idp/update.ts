import { textOf } from "../../sdk/text";
import type { IdentityProvider } from "../../sdk/types";
import type { Gateway } from "../plugin/gateways";
import { type Json, ownedIn } from "../plugin/markers";
import { changedMembers, sameMember } from "../reconcile/compare";
import { confirmOrigin } from "../reconcile/moved";
import { withNewer } from "../reconcile/newer";
import { putMerged } from "../reconcile/put";
import { finish } from "./create";
import { declaredOf, kindOf, knownOf, outputsOf, ownedBy } from "./model";

/** Members of an identity provider that no replace changes. */
const fixed = ["type", "domain", "tenant"];

/** Writes what differs between the old state and the program, in one PUT with the credential. */
export async function updateIdp(gateway: Gateway, id: string, olds: Json, news: Json): Promise<Json> {
  const { identityProviders } = gateway.client;
  await confirmOrigin(gateway, textOf(olds.gateway ?? ""), "identity provider", () => identityProviders.get(id));
  const { before, taken } = knownOf(olds, news);
  const declared = declaredOf(news);
  const isUnfinished = olds.__incomplete === true;
  const owned = ownedIn(olds) ?? [];
  const changed = changedMembers(declared, before, (name) => owned.includes(name));
  if (Object.keys(changed).length === 0 && !isUnfinished) {
    if (taken.length > 0)
      gateway.notice(
        `identity provider ${JSON.stringify(news.domain)}: the gateway never shows ${taken.join(" and ")}; what is declared was taken into the state and not written`,
      );
    const live = { tenant: olds.tenant, validationStatus: olds.validationStatus } as IdentityProvider;
    return outputsOf(declared, live, gateway.origin, { owned: ownedBy(news), importId: news.__import });
  }
  const live = (await identityProviders.get(id)) as Json;
  const { credential, members } = kindOf(news.type);
  // The API demands these in every replace; the credential cannot be read back. What never changes is sent as the gateway
  // has it: it may compare letter by letter.
  const demanded = Object.entries(declared)
    .filter(([name]) => credential.includes(name) || fixed.includes(name))
    .map(([name, value]) => [name, fixed.includes(name) && sameMember(name, live[name], value) ? live[name] : value]);
  const answer = await putMerged({
    what: `identity provider ${JSON.stringify(news.domain)}`,
    table: Object.fromEntries(
      Object.entries(withNewer(members, declared)).map(([name, member]) => [
        name,
        credential.includes(name) ? { ...member, writeOnly: true } : member,
      ]),
    ),
    readOnly: ["id", "validationStatus", ...(news.type === "IDP_OKTA" ? ["tenant"] : [])],
    live,
    changes: { ...(isUnfinished ? declared : changed), ...Object.fromEntries(demanded) },
    gateway,
    send: async (body) => (await identityProviders.replace(id, body as never)) as Json,
  });
  await gateway.identityProviders.note(answer as IdentityProvider);
  return finish(gateway, { ...(answer as IdentityProvider), id }, news).outs;
}
