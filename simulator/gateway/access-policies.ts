import { randomUUID } from "node:crypto";
import { type Handler, idpOf } from "./context";
import type { Item } from "./item";
import { badRequest } from "./refusal";
import { validateBody } from "./validate";

/** The forms that chains may have. */
const forms = [[["password"]], [["smart_card"]], [["password"], ["smart_card"]], [["password", "smart_card"]]].map((form) =>
  JSON.stringify(form),
);

interface Policy {
  name: string;
  rules: { actions: { chains: { authenticationMethods: { key: string }[][] }[] } }[];
}

const create: Handler = (call) => {
  const failover = call.store.offline.failoverOf(idpOf(call).id);
  const body = validateBody("OfflineModeAccessPolicyRequest", call.body, call.reading);
  const { name, rules } = body as unknown as Policy;
  const chains = rules.flatMap(({ actions }) => actions.chains).map((chain) => chain.authenticationMethods);
  for (const chain of chains) {
    const form = JSON.stringify(chain.map((step) => step.map(({ key }) => key)));
    if (!forms.includes(form)) throw badRequest(`authenticationMethods: allowed are ${forms.join(", ")}`);
    const isSmart = form.includes("smart_card");
    if (isSmart && !failover.authenticators.some(({ key, status }) => key === "smart_card" && status === "ACTIVE"))
      throw badRequest("authenticationMethods: the smart card authenticator is not active");
  }
  if (failover.accessPolicies.some((other) => other.name === name)) throw badRequest("There is an access policy with this name");
  const policy: Item = { id: randomUUID(), ...body, isDefault: false };
  failover.accessPolicies.push(policy);
  return { status: 200, body: policy };
};

export const accessPolicyHandlers: Record<string, Handler> = { createOfflineModeAccessPolicy: create };
