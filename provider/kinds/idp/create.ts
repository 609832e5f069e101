import { isGone } from "../../../sdk/errors";
import { textOf } from "../../../sdk/text";
import type { IdentityProvider } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import { OagPartialError, OagResourceError } from "../../plugin/failure";
import type { CreateContext } from "../../plugin/handler";
import type { Json } from "../../plugin/markers";
import { unsure } from "../../reconciler/ambiguous";
import { declaredSubset, sameMember, sameValue } from "../../reconciler/compare";
import { assertNotInStack, existsError, shownId, waysOut } from "../../reconciler/exists";
import { mayExist, post } from "../../reconciler/post";
import { wordOf } from "../../reconciler/word";
import { credentialRefusal } from "./credential";
import { comparable, declaredOf, outputsOf, ownedBy } from "./model";

/** Creates an identity provider, or adopts the one that `__import` names. */
export async function createIdp(gateway: Gateway, inputs: Json, context: CreateContext): Promise<{ id: string; outs: Json }> {
  if (typeof inputs.__import === "string") return adopt(gateway, inputs.__import, inputs, context);
  const existing = await gateway.identityProviders.find(hasDomain(inputs));
  if (existing !== undefined) throw exists(gateway, existing, context);

  const { made, foundAfter } = await post({
    send: () => gateway.client.identityProviders.create(declaredOf(inputs) as never),
    look: (error) => lookFor(gateway, inputs, error),
  }).catch(async (error) => {
    // Somebody else may have taken the domain since the list.
    const rival = mayExist(error) ? await lookFor(gateway, inputs, error) : undefined;
    throw rival === undefined ? error : exists(gateway, rival, context);
  });
  if (foundAfter === undefined) {
    await gateway.identityProviders.note(made);
    return finish(gateway, made, inputs);
  }
  return takeOver(gateway, made, inputs, context, foundAfter);
}

/**
 * The domain was free a moment ago: what carries it now, as declared, is what the unanswered POST made. Its credential came
 * with that POST. Anything else is somebody else's: refused, without a write and without an id in the state.
 */
async function takeOver(
  gateway: Gateway,
  listed: IdentityProvider,
  inputs: Json,
  context: CreateContext,
  lost: unknown,
): Promise<{ id: string; outs: Json }> {
  const id = textOf(listed.id);
  const isKnown = gateway.identityProviders.isOwn(id) || context.isInStack(id);
  const live = isKnown ? undefined : await gateway.client.identityProviders.get(id).catch(() => Promise.reject(unsure(lost, "domain")));
  if (live === undefined || differing(live, inputs).length > 0) throw exists(gateway, listed, context, lost);
  gateway.identityProviders.adopt(id);
  await gateway.identityProviders.note(live);
  gateway.notice(
    `identity provider ${JSON.stringify(inputs.domain)}: the gateway did not answer its creation properly, but made it (${id})`,
  );
  return finish(gateway, live, inputs);
}

const hasDomain = (inputs: Json) => (idp: IdentityProvider) => sameMember("domain", idp.domain, inputs.domain);

async function lookFor(gateway: Gateway, inputs: Json, error: unknown): Promise<IdentityProvider | undefined> {
  return gateway.identityProviders.findNow(hasDomain(inputs)).catch(() => Promise.reject(unsure(error, "domain")));
}

/** An identity provider whose credential is refused exists, but is of no use: the next `up` writes it again. */
function finish(gateway: Gateway, live: IdentityProvider, inputs: Json): { id: string; outs: Json } {
  const refusal = credentialRefusal(live, inputs);
  if (refusal !== undefined) throw unfinished(gateway, live, inputs, refusal);
  return {
    id: textOf(live.id),
    outs: outputsOf(declaredOf(inputs), live, gateway.origin, { owned: ownedBy(inputs), importId: inputs.__import }),
  };
}

function unfinished(gateway: Gateway, live: IdentityProvider, inputs: Json, reason: string): OagPartialError {
  const outs = outputsOf(declaredOf(inputs), live, gateway.origin, { owned: ownedBy(inputs), incomplete: true, importId: inputs.__import });
  return new OagPartialError(
    textOf(live.id),
    outs,
    [`${reason}; the next \`pulumi up\` writes it again`],
    `${reason} (id ${textOf(live.id)})`,
  );
}

async function adopt(gateway: Gateway, id: string, inputs: Json, context: CreateContext): Promise<{ id: string; outs: Json }> {
  assertNotInStack("identity provider", id, context);
  const live = await gateway.client.identityProviders.get(id).catch((error) => {
    if (!isGone(error)) throw error;
    throw new OagResourceError(
      `there is no identity provider with the id ${id} on ${gateway.origin}; check the import option [OAG_NOT_FOUND]`,
      "OAG_NOT_FOUND",
    );
  });
  const found = differing(live, inputs);
  if (found.length > 0) {
    throw new OagResourceError(
      `identity provider ${id} is not as the program declares it, so it was not taken into the state; nothing was changed. Change the program to match (\`npx pulumi-oag-cli dump\` writes what the gateway has), run again, and change it back afterwards: ${found.join("; ")} [OAG_DIFFERS]`,
      "OAG_DIFFERS",
    );
  }
  gateway.identityProviders.adopt(id);
  gateway.notice(
    `identity provider ${JSON.stringify(inputs.domain)}: its credential cannot be compared; the declared one was taken into the state and not written`,
  );
  return { id, outs: outputsOf(declaredOf(inputs), live, gateway.origin, { owned: ownedBy(inputs), importId: id }) };
}

/** Names only: what the program marked as a secret arrives here in plain, and the gateway may hold the like of it. */
function differing(live: IdentityProvider, inputs: Json): string[] {
  return Object.entries(comparable(inputs)).flatMap(([name, value]) => {
    const shown = declaredSubset((live as Json)[name], value);
    if (sameMember(name, shown, value)) return [];
    return [`${name} ${sameValue(shown, undefined) ? "is only in the program" : "differs"}`];
  });
}

/** The refusal of a domain that exists: what it may be, and the way out of each. */
function exists(gateway: Gateway, existing: IdentityProvider, context: CreateContext, lost?: unknown): OagResourceError {
  const id = textOf(existing.id);
  const found = `${gateway.origin} has an identity provider with this domain already (id ${shownId(id)}, ${wordOf(existing.type)}), and allows one for each; nothing was changed. `;
  return existsError(found, { lost, doubt: "this identity provider is not what it was to make", cure: waysOut(id, context, "domain") });
}
