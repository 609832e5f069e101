import type { Lifecycle } from "../../plugin/handler";
import { demandManagedId } from "../../reconciler/check/import-id";
import { checkApp } from "./check";
import { diffApp } from "./diff";

/** The life of an OagApp. What talks to the gateway is loaded at its first call: a preview without changes never needs it. */
export const appLifecycle: Lifecycle = {
  kind: "app",
  title: "label",
  check: checkApp,
  diff: (olds, news, id) => demandManagedId("app", diffApp(olds, news), id, news),
  create: async (...args) => (await import("./create.js")).createApp(...args),
  read: async (...args) => (await import("./read.js")).readApp(...args),
  update: async (...args) => (await import("./update.js")).updateApp(...args),
  delete: async (...args) => (await import("./delete.js")).deleteApp(...args),
};
