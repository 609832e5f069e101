import { credentialPlaces } from "../../../sdk/generated/credentials";
import { objectKeys } from "../../../sdk/generated/reads";
import { objectCalls, objectInventory } from "../../reconciler/client-calls";
import type { Kind } from "../../reconciler/kind";
import { collection } from "../../reconciler/shapes/collection";
import { computedOf } from "./computed";
import { appsOf } from "./inventory";
import { orderOfUpdate } from "./order";
import { oidc, proxied, saml } from "./variants";

const transitions = { ACTIVE: "activate", INACTIVE: "deactivate", MAINTENANCE: "maintenance" } as const;

/** The kind behind OagApp. */
export const app: Kind = {
  noun: "app",
  key: objectKeys.ApplicationWithEmbedded,
  shape: collection,
  aliasHint: "as appAliases of a ProtectedApp",
  lookUp: "getApp({ label })",
  schema: "ApplicationWithEmbedded",
  secrets: credentialPlaces.app,
  variants: [proxied, saml, oidc],
  replace: { type: "delete-first" },
  status: {
    values: Object.keys(transitions),
    inUse: "ACTIVE",
    set: ({ applications }, id, status) => applications[transitions[status as keyof typeof transitions]](id),
  },
  calls: ({ applications }) => objectCalls(applications),
  inventory: (gateway) => objectInventory(appsOf(gateway)),
  order: orderOfUpdate,
  computed: computedOf,
  hooks: async () => (await import("./hooks.js")).hooks,
};
