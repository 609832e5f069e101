import type { Json } from "../../../sdk/json";
import type { IdentityProvider } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import { OagPartialError } from "../../plugin/failure";
import { changedMembers } from "../../reconciler/compare";
import { LostError } from "../../reconciler/lost";
import { finished, marksIn } from "../../reconciler/marks";
import { confirmOrigin, recordedOrigin } from "../../reconciler/moved";
import { withNewer } from "../../reconciler/newer";
import { putMerged } from "../../reconciler/put";
import { credentialRefusal } from "./credential";
import { declaredOf, kindOf, knownOf, outputsOf, ownedBy } from "./model";

/** Members of an identity provider that no replace changes. */
const fixed = ["type", "domain", "tenant"];

/** Writes what differs between the old state and the program, in one PUT with the credential. */
export async function updateIdp(gateway: Gateway, id: string, olds: Json, news: Json): Promise<Json> {
  const { identityProviders } = gateway.client;
  await confirmOrigin(gateway, recordedOrigin(olds), "identity provider", () => identityProviders.get(id));
  const { before, taken } = knownOf(olds, news);
  const declared = declaredOf(news);
  const { owned, incomplete: isUnfinished } = marksIn(olds);
  const changed = changedMembers(declared, before, (name) => owned.includes(name));
  if (Object.keys(changed).length === 0 && !isUnfinished) {
    if (taken.length > 0)
      gateway.notice(
        `identity provider ${JSON.stringify(news.domain)}: the gateway never shows ${taken.join(" and ")}; what is declared was taken into the state and not written`,
      );
    const live = { tenant: olds.tenant, validationStatus: olds.validationStatus } as IdentityProvider;
    return outputsOf(declared, live, gateway.origin, finished(ownedBy(news), news));
  }
  const live = (await identityProviders.get(id)) as Json;
  const { credential, members } = kindOf(news.type);
  // The API demands these in every replace. The credential cannot be read back. What no replace changes is sent as the
  // gateway has it: it may compare letter by letter, and others may have changed it.
  const demanded = Object.entries(declared)
    .filter(([name]) => credential.includes(name) || fixed.includes(name))
    .map(([name, value]) => [name, fixed.includes(name) ? (live[name] ?? value) : value]);
  const table = Object.fromEntries(
    Object.entries(withNewer(members, declared)).map(([name, member]) => [
      name,
      credential.includes(name) ? { ...member, writeOnly: true } : member,
    ]),
  );
  const inPart = partialOf(gateway, id, news, isUnfinished);
  const answer = await putMerged({
    what: `identity provider ${JSON.stringify(news.domain)}`,
    table,
    readOnly: ["id", "validationStatus", ...(news.type === "IDP_OKTA" ? ["tenant"] : [])],
    live,
    changes: { ...(isUnfinished ? declared : changed), ...Object.fromEntries(demanded) },
    gateway,
    send: async (body) => (await identityProviders.replace(id, body as never)) as Json,
  }).catch(async (error) => {
    if (!(error instanceof LostError)) throw error;
    await gateway.identityProviders.note(error.answer as IdentityProvider);
    const { type, domain, ...others } = declared;
    throw inPart({ ...error.answered(table, others), type, domain }, error.answer, error.message);
  });
  await gateway.identityProviders.note(answer as IdentityProvider);
  const refusal = credentialRefusal(answer as IdentityProvider, news);
  // Neither the new credential nor the old one is in force: whichever the program declares next is to be written.
  const others = Object.entries(declared).filter(([name]) => !credential.includes(name));
  if (refusal !== undefined) throw inPart(Object.fromEntries(others), answer, refusal);
  return outputsOf(declared, answer as IdentityProvider, gateway.origin, finished(ownedBy(news), news));
}

/** The failure of an update that the gateway took in part. Only one that was to finish a create leaves it unfinished. */
const partialOf =
  (gateway: Gateway, id: string, news: Json, incomplete: boolean) =>
  (known: Json, answer: Json, reason: string): OagPartialError =>
    new OagPartialError(
      id,
      outputsOf(known, answer as IdentityProvider, gateway.origin, { ...finished(ownedBy(news), news), incomplete }),
      [`${reason}; the next \`pulumi up\` writes it again`],
      `identity provider ${JSON.stringify(news.domain)} (${id}) was updated in part: ${reason}`,
    );
