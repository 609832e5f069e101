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
  // Some gateways take two for one that differ in case alone.
  const normal = (text: unknown) => normalText(members.HeaderBasedApplication.label, textOf(text));
  const folded = (text: unknown) => normal(text).toLowerCase();
  const holder = apps.find((app) => folded(app.label) === folded(label) && app.id !== appId);
  if (holder === undefined) return error;
  const what = message`app ${shownId(holder.id)} has the label ${quoted(normal(holder.label) === normal(label) ? label : holder.label)} (the gateway answered ${error.parts()}). Labels are unique on a gateway; `;
  const cure =
    appId === ""
      ? message`choose another one, or add { import: ${quoted(shownId(holder.id))} } to this resource's options and declare the label as it is there`
      : "if the two apps are to swap theirs, give one of them a third label, run pulumi up, and declare the label that it is to have after that";
  return new OagResourceError("OAG_EXISTS", message`${what}${cure}`);
}
