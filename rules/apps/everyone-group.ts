import { appRule } from "../rule";

export const everyoneGroup = appRule({
  id: "everyone-group",
  severity: "warning",
  finds: "An app that is assigned to a group that holds everybody.",
  why: "Then policies alone decide who may open it.",
  source: "application-integration-bp (inferred)",
  cure: "Assign the groups that need the app. Ids of groups that hold everybody are listed in everyoneGroups.",
  find(app, { tuning: { everyoneGroups } }) {
    const groups: unknown = app.declared.groups;
    if (!Array.isArray(groups) || app.isOpen) return [];
    const isThere = groups.some((group) => typeof group === "string" && everyoneGroups.includes(group));
    return isThere ? [{ at: "groups", text: "names a group that holds everybody" }] : [];
  },
});
