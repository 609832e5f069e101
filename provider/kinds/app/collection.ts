import type { Application } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import { type Collection, tellOf } from "../../reconciler/collection";

/** The apps of a gateway, each known by its label. */
export const apps: Collection<Application> = { noun: "app", key: "label", inventory: (gateway) => gateway.applications };

/** Tells the user what is no error, of one app. */
export const noticeOf = (gateway: Gateway, label: unknown) => tellOf(apps, gateway, { label });
