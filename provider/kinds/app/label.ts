import { members } from "../../../sdk/generated/contract";
import { message, quoted } from "../../../sdk/message";
import { mayBeInTheWay } from "../../../sdk/outcomes";
import { textOf } from "../../../sdk/text";
import { ExplainedError } from "../../errors/failure";
import { OagResourceError } from "../../errors/resource-error";
import type { Gateway } from "../../gateway/gateways";
import type { ObjectId } from "../../ids";
import { normalText } from "../../reconciler/compare/normal";
import { shownId } from "../../reconciler/id-form";
import { appsOf } from "./inventory";

const normal = (text: unknown) => normalText(members.HeaderBasedApplication.label, textOf(text));

/** A label that an app was to have, and why the gateway refused it. */
interface Refused {
  label: unknown;
  error: unknown;
}

/** Why a gateway refuses a label: two apps that swap theirs are two resources, and neither can go first. */
export async function labelRefusal(gateway: Gateway, appId: ObjectId | "", { label, error }: Refused): Promise<unknown> {
  if (!mayBeInTheWay(error)) return error;
  const apps = await appsOf(gateway)
    .fresh()
    .catch(() => []);
  const holder = apps.find((app) => normal(app.label) === normal(label) && app.id !== appId);
  if (holder === undefined) return error;
  return new OagResourceError(
    "OAG_EXISTS",
    message`app ${shownId(holder.id)} has the label ${quoted(label)} (the gateway answered ${error.segments()}). Labels are unique on a gateway; if the two apps are to swap theirs, give one of them a third label, run pulumi up, and declare the label that it is to have after that`,
  );
}

/** Some gateways take two labels for one that differ in case alone: a refused creation is told who has the other. */
export async function withLabelHint(gateway: Gateway, { label, error }: Refused): Promise<unknown> {
  if (!mayBeInTheWay(error)) return error;
  const apps = await appsOf(gateway)
    .all()
    .catch(() => []);
  const isOther = (text: unknown) => normal(text) !== normal(label) && normal(text).toLowerCase() === normal(label).toLowerCase();
  const holder = apps.find((app) => isOther(app.label));
  if (holder === undefined) return error;
  return new ExplainedError(
    error,
    message`app ${shownId(holder.id)} has the label ${quoted(holder.label)}, which differs in case alone: if that is why, choose another one, or add { import: ${quoted(shownId(holder.id))} } to this resource's options and declare the label as it is there`,
  );
}
