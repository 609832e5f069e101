import { flag } from "../input/view";
import { proxiedRule } from "../rule";

export const debugOn = proxiedRule({
  id: "debug-on",
  severity: "warning",
  finds: "An app with debug on.",
  why: "It is slow, and logs what requests carry. The console switches it on for every new app.",
  source: "task-manage-adv-settings",
  cure: "Create the app with debug: false, or switch it off in the console: the API cannot change it.",
  find: (app) => (flag(app.declared.debug) === true ? [{ at: "debug", text: "is on: slow, and logs what requests carry" }] : []),
});
