import { isGone } from "../../../sdk/errors";
import { textOf } from "../../../sdk/text";
import type { Gateway } from "../../gateway/gateways";
import type { Json } from "../../plugin/markers";
import { confirmOrigin, demandOrigin } from "../../reconciler/moved";

/** Deletes an identity provider. Gone already is done; one that apps still use is refused by the gateway. */
export async function deleteIdp(gateway: Gateway, id: string, props: Json): Promise<void> {
  const { identityProviders } = gateway.client;
  const recorded = textOf(props.gateway ?? "");
  if (gateway.identityProviders.isAdopted(id)) {
    gateway.notice(`identity provider ${JSON.stringify(props.domain)}: not deleted: another resource of this run adopted it (${id})`);
    return;
  }
  await confirmOrigin(gateway, recorded, "identity provider", () => identityProviders.get(id));
  try {
    await identityProviders.delete(id);
  } catch (error) {
    if (!isGone(error)) throw error;
    demandOrigin(gateway, recorded, "identity provider");
  }
  await gateway.identityProviders.forget(id);
}
