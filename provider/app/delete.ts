import { isGone, OagApiError } from "../../sdk/errors";
import { textOf } from "../../sdk/text";
import type { Gateway } from "../plugin/gateways";
import type { Json } from "../plugin/markers";
import { isAmbiguous } from "../reconcile/ambiguous";
import { demandOrigin } from "../reconcile/moved";
import { noticeOf } from "./progress";
import { stateOf } from "./state";

/** Deletes an app: its status is read, an app that is not INACTIVE deactivated, then it goes. Gone already is done. */
export async function deleteApp(gateway: Gateway, id: string, props: Json): Promise<void> {
  const { client } = gateway;
  const recorded = stateOf(props).computed.gateway;
  if (gateway.applications.isAdopted(id)) {
    noticeOf(gateway, textOf(props.label))(`not deleted: another resource of this run adopted it (${id})`);
    return;
  }
  try {
    const { status } = (await client.applications.get(id)) as Json;
    if (status !== "INACTIVE") await deactivate(gateway, id);
    await client.applications.delete(id);
  } catch (error) {
    if (!isGone(error)) throw error;
    demandOrigin(gateway, recorded, "app");
  }
  await gateway.applications.forget(id);
}

/** A CREATED app may or may not need it, and an unanswered call may have worked: the delete itself decides. */
async function deactivate({ client }: Gateway, id: string): Promise<void> {
  await client.applications.deactivate(id).catch((error) => {
    if (!isAmbiguous(error) && !(error instanceof OagApiError && error.status === 400)) throw error;
  });
}
