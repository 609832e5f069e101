import { isKnown } from "../input/unknown";
import { appRule } from "../rule";

export const noGroups = appRule({
  id: "no-groups",
  severity: "warning",
  finds: "An app without a group.",
  why: "Groups decide who may open an app, before any policy; every app needs one.",
  source: "okta-groups-for-oag, learn-about-oag-policy",
  cure: "Name at least one group of the identity provider in groups.",
  find(app) {
    const groups: unknown = app.declared.groups ?? [];
    if (app.isOpen || !Array.isArray(groups) || groups.length > 0 || !isKnown(app.type)) return [];
    return [{ at: "groups", text: "names no group: who may open the app is not said here" }];
  },
});
