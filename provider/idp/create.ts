import { isGone } from "../../sdk/errors";
import { textOf } from "../../sdk/text";
import type { IdentityProvider } from "../../sdk/types";
import { OagPartialError, OagResourceError, reasonOf } from "../plugin/failure";
import type { Gateway } from "../plugin/gateways";
import type { Json } from "../plugin/markers";
import { isAmbiguous, unsure } from "../reconcile/ambiguous";
import { sameMember } from "../reconcile/compare";
import { comparable, declaredOf, outputsOf, ownedBy, validationOf } from "./model";

/** Creates an identity provider, or adopts the one that `__import` names. */
export async function createIdp(gateway: Gateway, inputs: Json): Promise<{ id: string; outs: Json }> {
  if (typeof inputs.__import === "string") return adopt(gateway, inputs.__import, inputs);
  const existing = findByDomain(await gateway.identityProviders.all(), inputs);
  if (existing !== undefined) throw taken(existing, gateway);

  const declared = declaredOf(inputs);
  let live: IdentityProvider;
  try {
    live = await gateway.client.identityProviders.create(declared as never);
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    live = await findAfterLostAnswer(gateway, inputs, error);
  }
  await gateway.identityProviders.note(live);
  return finish(gateway, live, inputs);
}

/** The domain was free a moment ago: one that carries it now, as declared, is ours. Its credential is written again. */
async function findAfterLostAnswer(gateway: Gateway, inputs: Json, error: unknown): Promise<IdentityProvider> {
  const found = findByDomain(await gateway.identityProviders.fresh().catch(() => Promise.reject(unsure(error, "domain"))), inputs);
  if (found?.id === undefined || differing(found, inputs).length > 0) throw error;
  gateway.notice(
    `identity provider ${JSON.stringify(inputs.domain)}: the gateway did not answer its creation properly, but made it (${textOf(found.id)})`,
  );
  try {
    return await gateway.client.identityProviders.replace(found.id, declaredOf(inputs) as never);
  } catch (failure) {
    const reason = `the credential of identity provider ${JSON.stringify(inputs.domain)}: ${reasonOf(failure)}`;
    throw unfinished(gateway, found, inputs, reason);
  }
}

/** An identity provider whose credential is refused exists, but is of no use: the next `up` writes it again. */
export function finish(gateway: Gateway, live: IdentityProvider, inputs: Json): { id: string; outs: Json } {
  if (validationOf(live)?.valid === false) {
    const credential = inputs.type === "IDP_AUTH0" ? "clientId and clientSecret" : "apiToken";
    throw unfinished(
      gateway,
      live,
      inputs,
      `identity provider ${JSON.stringify(inputs.domain)}: the gateway took it, but its credential is not accepted (validationStatus.valid is false); check ${credential} and its rights in the org`,
    );
  }
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

async function adopt(gateway: Gateway, id: string, inputs: Json): Promise<{ id: string; outs: Json }> {
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
      `identity provider ${id} is not as the program declares it, so it was not taken into the state; nothing was changed: ${found.join("; ")} [OAG_DIFFERS]`,
      "OAG_DIFFERS",
    );
  }
  gateway.identityProviders.adopt(id);
  gateway.notice(
    `identity provider ${JSON.stringify(inputs.domain)}: its credential cannot be compared; the declared one was taken into the state and not written`,
  );
  return { id, outs: outputsOf(declaredOf(inputs), live, gateway.origin, { owned: ownedBy(inputs), importId: id }) };
}

function differing(live: IdentityProvider, inputs: Json): string[] {
  return Object.entries(comparable(inputs)).flatMap(([name, value]) => {
    const shown = (live as Json)[name];
    return sameMember(name, shown, value)
      ? []
      : [`${name} is ${JSON.stringify(shown) ?? "not set"} on the gateway, ${JSON.stringify(value)} in the program`];
  });
}

const findByDomain = (all: readonly IdentityProvider[], inputs: Json) => all.find((idp) => sameMember("domain", idp.domain, inputs.domain));

function taken(existing: IdentityProvider, gateway: Gateway): OagResourceError {
  return new OagResourceError(
    `${gateway.origin} has an identity provider for this domain already (id ${textOf(existing.id)}, ${textOf(existing.type)}), and it is not in this stack; nothing was changed. To manage it here, add { import: ${JSON.stringify(existing.id)} } to the resource's options [OAG_EXISTS]`,
    "OAG_EXISTS",
  );
}
