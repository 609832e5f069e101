import { members } from "../../../sdk/generated/contract";
import { message, quoted } from "../../../sdk/message";
import { mayBeInTheWay } from "../../../sdk/outcomes";
import { textOf } from "../../../sdk/text";
import { OagResourceError } from "../../errors/failure";
import type { Gateway } from "../../gateway/gateways";
import { normalText } from "../../reconciler/compare/normal";
import { shownId } from "../../reconciler/id-form";

/** Why a gateway refuses a label: two apps that swap theirs are two resources, and neither can go first. */
export async function labelRefusal(gateway: Gateway, appId: string, label: unknown, error: unknown): Promise<unknown> {
  if (!mayBeInTheWay(error)) return error;
  const apps = await gateway.applications.fresh().catch(() => []);
  const normal = (text: unknown) => normalText(members.HeaderBasedApplication.label, textOf(text));
  const holder = apps.find((app) => normal(app.label) === normal(label) && app.id !== appId);
  if (holder === undefined) return error;
  return new OagResourceError(
    "OAG_EXISTS",
    message`app ${shownId(holder.id)} has the label ${quoted(label)} (the gateway answered ${error.parts()}). Labels are unique on a gateway; if the two apps are to swap theirs, give one of them a third label, run pulumi up, and declare the label that it is to have after that`,
  );
}
