import type { Lifecycle } from "../lifecycle";
import { checkDeclared, type Rules } from "./check/check";
import { assertManagedId } from "./check/import-id";
import type { Kind } from "./kind";
import { diffObject } from "./life/diff";
import { keyIn } from "./parsed/declaration";
import { secretPlacesOf } from "./secret-places";

/** The life of one kind. What talks to the gateway is loaded at its first call: a preview without changes never needs it. */
export const lifecycleOf = (kind: Kind, rules: Rules): Lifecycle => ({
  noun: kind.noun,
  secrets: secretPlacesOf(kind),
  title: (props) => keyIn(kind, props),
  check: (olds, news, context) => checkDeclared(kind, rules, olds, news, context),
  previewAdoption: async (...args) => (await import("./life/adopt.js")).previewAdoption(kind, ...args),
  diff: (outputs, inputs, id) => assertManagedId(kind.noun, diffObject(kind, outputs, inputs), id, inputs),
  create: async (...args) => (await import("./life/create.js")).createResource(kind, ...args),
  read: async (...args) => (await import("./life/read.js")).readObject(kind, ...args),
  update: async (...args) => (await import("./life/update.js")).updateObject(kind, ...args),
  delete: async (...args) => (await import("./life/delete.js")).deleteObject(kind, ...args),
});
