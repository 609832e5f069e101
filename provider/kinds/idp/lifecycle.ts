import type { Lifecycle } from "../../plugin/handler";
import { demandManagedId } from "../../reconciler/check/import-id";
import { checkIdp } from "./check";
import { diffIdp } from "./diff";

/** The life of an OagIdentityProvider. What talks to the gateway is loaded at its first call: a preview without changes never needs it. */
export const idpLifecycle: Lifecycle = {
  kind: "identity provider",
  title: "domain",
  check: checkIdp,
  diff: (olds, news, id) => demandManagedId("identity provider", diffIdp(olds, news), id, news),
  create: async (...args) => (await import("./create.js")).createIdp(...args),
  read: async (...args) => (await import("./read.js")).readIdp(...args),
  update: async (...args) => (await import("./update.js")).updateIdp(...args),
  delete: async (...args) => (await import("./delete.js")).deleteIdp(...args),
};
