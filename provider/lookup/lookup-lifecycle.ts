import { credentialPlaces } from "../../sdk/generated/credentials";
import type { Lifecycle } from "../lifecycle";

/** The life of a look-up: it is only ever read. */
export const lookupLifecycle: Lifecycle = {
  noun: "look-up",
  // A result is in the shape of a resource's outputs.
  secrets: [...credentialPlaces.app, ...credentialPlaces.idp].map(({ path, ...where }) => ({ path: ["result", ...path], ...where })),
  title: ({ kind }) => kind,
  identity: ({ kind, query }) => JSON.stringify([kind, query]),
  // Loaded at the first look-up: most programs have none.
  read: async (gateway, id, props) => (await import("./read-lookup.js")).readLookup(gateway, id, props),
};
