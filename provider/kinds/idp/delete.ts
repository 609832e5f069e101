import type { Json } from "../../../sdk/json";
import type { Gateway } from "../../gateway/gateways";
import { deleteObject } from "../../reconciler/delete";
import { confirmOrigin, recordedOrigin } from "../../reconciler/moved";
import { idps } from "./collection";

/** Deletes an identity provider; one that apps still use is refused by the gateway. */
export function deleteIdp(gateway: Gateway, id: string, props: Json): Promise<void> {
  const { identityProviders } = gateway.client;
  const remove = async () => {
    await confirmOrigin(gateway, recordedOrigin(props), idps.noun, () => identityProviders.get(id));
    await identityProviders.delete(id);
  };
  return deleteObject({ collection: idps, gateway, id, props, remove });
}
