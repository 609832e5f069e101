import type { Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { IdentityProvider } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import { OagPartialError } from "../../plugin/failure";
import type { CreateContext } from "../../plugin/handler";
import { adoptObject, differenceAt } from "../../reconciler/adopt";
import { unsure } from "../../reconciler/ambiguous";
import { tellOf } from "../../reconciler/collection";
import { type Created, createObject } from "../../reconciler/create";
import { shownId } from "../../reconciler/exists";
import { finished } from "../../reconciler/marks";
import { wordOf } from "../../reconciler/word";
import { idps } from "./collection";
import { credentialRefusal } from "./credential";
import { comparable, declaredOf, outputsOf, ownedBy } from "./model";

/** Creates an identity provider, or adopts the one that `__import` names. */
export async function createIdp(gateway: Gateway, inputs: Json, context: CreateContext): Promise<Created> {
  if (typeof inputs.__import === "string") return adopt(gateway, inputs.__import, inputs, context);
  const { identityProviders } = gateway.client;
  return createObject<IdentityProvider, IdentityProvider>({
    collection: idps,
    gateway,
    inputs,
    context,
    send: () => identityProviders.create(declaredOf(inputs) as never),
    finish: async (made) => finish(gateway, made, inputs),
    /**
     * The domain was free a moment ago: what carries it now, as declared, is what the unanswered POST made. Its credential
     * came with that POST. Anything else is somebody else's.
     */
    judge: async ({ id }, lost) => {
      if (lost === undefined) return undefined;
      const live = await identityProviders.get(textOf(id)).catch(() => Promise.reject(unsure(lost, "domain")));
      return differing(live, inputs).length > 0 ? undefined : live;
    },
    objectOf: (live) => live,
    goOn: async (live) => finish(gateway, live, inputs),
    describe: ({ id, type }) => ({
      found: `${gateway.origin} has an identity provider with this domain already (id ${shownId(id)}, ${wordOf(type)}), and allows one for each`,
      doubt: "this identity provider is not what it was to make",
    }),
  });
}

/** An identity provider whose credential is refused exists, but is of no use: the next `up` writes it again. */
function finish(gateway: Gateway, live: IdentityProvider, inputs: Json): Created {
  const refusal = credentialRefusal(live, inputs);
  if (refusal !== undefined) throw unfinished(gateway, live, inputs, refusal);
  return { id: textOf(live.id), outs: outputsOf(declaredOf(inputs), live, gateway.origin, finished(ownedBy(inputs), inputs)) };
}

function unfinished(gateway: Gateway, live: IdentityProvider, inputs: Json, reason: string): OagPartialError {
  const marks = { ...finished(ownedBy(inputs), inputs), incomplete: true };
  return new OagPartialError(
    textOf(live.id),
    outputsOf(declaredOf(inputs), live, gateway.origin, marks),
    [`${reason}; the next \`pulumi up\` writes it again`],
    `${reason} (id ${textOf(live.id)})`,
  );
}

function adopt(gateway: Gateway, id: string, inputs: Json, context: CreateContext): Promise<Created> {
  return adoptObject<IdentityProvider, IdentityProvider>({
    collection: idps,
    gateway,
    id,
    context,
    read: () => gateway.client.identityProviders.get(id),
    differences: (live) => differing(live, inputs),
    outputs: async (live) => {
      tellOf(idps, gateway, inputs)("its credential cannot be compared; the declared one was taken into the state and not written");
      return outputsOf(declaredOf(inputs), live, gateway.origin, finished(ownedBy(inputs), inputs));
    },
  });
}

/** Names of all declared members that the live object does not have as declared. */
const differing = (live: IdentityProvider, inputs: Json): string[] =>
  Object.entries(comparable(inputs)).flatMap(([name, value]) => differenceAt(name, (live as Json)[name], value, name));
