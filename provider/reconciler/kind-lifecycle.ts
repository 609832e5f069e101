import type { Lifecycle } from "../lifecycle";
import { checkDeclared } from "./check/check";
import type { Constraints } from "./check/constraints";
import { assertManagedId } from "./check/import-id";
import { declaredInputs, deployedInputs } from "./crossings";
import type { Kind } from "./kind";
import { secretPlacesOf } from "./kind-secret-places";
import { diffObject } from "./life/diff";
import { argumentsIn } from "./parsed/arguments";
import { declarationOf, keyIn, parseDeclaration } from "./parsed/declaration";
import { isOfState, parseSought, parseState } from "./parsed/state";
import { outputsToImport, unreadOutputs } from "./parsed/to-import";

/** The life of one kind. What calls the gateway is loaded when it is first used: a preview without changes never needs it. */
export const lifecycleOf = (kind: Kind, constraints: Constraints): Lifecycle => ({
  noun: kind.noun,
  secrets: secretPlacesOf(kind),
  title: (props) => keyIn(kind, props),
  check: ({ olds, news }, context) => {
    const args = argumentsIn(kind, declaredInputs(news));
    return {
      problems: checkDeclared(kind, constraints, { args, olds: argumentsIn(kind, deployedInputs(olds)) }, context),
      previewAdoption: async (gateway) => (await import("./life/adopt.js")).previewAdoption(gateway, declarationOf(kind, args)),
    };
  },
  diff: (outputs, inputs, id) => {
    const declaration = parseDeclaration(kind, inputs);
    return assertManagedId(declaration, diffObject(parseState(kind, outputs), declaration), id);
  },
  create: async (gateway, inputs, context) =>
    (await import("./life/create.js")).createResource(kind, gateway, parseDeclaration(kind, inputs), context),
  read: async (gateway, id, outputs) => {
    const { getObject, refreshObject } = await import("./life/read.js");
    return isOfState(outputs)
      ? refreshObject(kind, gateway, id, parseState(kind, outputs))
      : getObject(kind, gateway, id, parseSought(kind, outputs));
  },
  update: async (gateway, id, outputs, inputs) =>
    (await import("./life/update.js")).updateObject(kind, gateway, id, parseState(kind, outputs), parseDeclaration(kind, inputs)),
  delete: async (gateway, id, outputs, context) =>
    (await import("./life/delete.js")).deleteObject(kind, gateway, id, parseState(kind, outputs), context),
  noted: (inputs, unread, origin) => outputsToImport(kind, inputs, unread, origin),
  unreadIn: (outputs) => unreadOutputs(kind, outputs),
});
