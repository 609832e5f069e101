import { isGone } from "../../../sdk/errors";
import { type Message, message, quoted } from "../../../sdk/message";
import { isRefused } from "../../../sdk/outcomes";
import { ExplainedError, reasonIn } from "../../errors/failure";
import { OagResourceError, type Said } from "../../errors/resource-error";
import type { Gateway } from "../../gateway/gateways";
import type { StateId } from "../../ids";
import type { CreateContext } from "../../lifecycle";
import type { KindFacts } from "../kind-facts";

/** How Pulumi is told what a resource was: without a parent it looks below today's. */
const aliasOf = ({ aliasHint }: KindFacts): string => {
  const option = '{ aliases: [{ name: "<its old name>", parent: <its old parent, or pulumi.rootStackResource where it had none> }] }';
  return aliasHint === undefined ? option : `${option}, ${aliasHint}`;
};

/**
 * What an object that exists already may be, and the way out of each.
 * @param id as the state would have it
 * @param shown the same, safe to show
 */
export function waysOut({ id, shown }: { id: StateId; shown: string }, context: CreateContext, kind: KindFacts): Message {
  const adoption = message`add { import: ${quoted(shown)} } to this resource's options to manage it here (where a component makes the resource, set oag:adopt["<its name>"] in the stack's configuration to that id): also where an \`up\` of this stack was killed after it had made it`;
  const alias = message`If a resource of this stack was renamed, or moved into a component or out of one, tell Pulumi with ${aliasOf(kind)}`;
  return kind.shape.waysOut(kind.key, context.isInStack(id), { adoption, alias });
}

/** The refusal of what exists already. After a creation that was not answered (`unanswered`) it says why the object is left alone all the same. */
export function existsError(
  found: Said,
  { unanswered, doubt, cure }: { unanswered: unknown; doubt: string; cure: Said },
): OagResourceError {
  const why =
    unanswered === undefined ? "" : message`The gateway did not answer the creation properly (${reasonIn(unanswered)}), and ${doubt}. `;
  return new OagResourceError("OAG_EXISTS", message`${found}${why}${cure}`);
}

/** @throws when an object is to be adopted that a resource of this very stack has: removing one of the two would delete it */
export function assertNotInStack(kind: KindFacts, id: StateId, context: CreateContext): void {
  if (!context.isInStack(id)) return;
  throw new OagResourceError(
    "OAG_IMPORT",
    `${kind.noun} ${id} is managed by another resource of this stack, which the import option cannot take it from; nothing was changed. Remove the import option (or its entry in oag:adopt) or the other resource; if the other one was renamed or moved into a component, use ${aliasOf(kind)} instead`,
  );
}

/** Why an object cannot be read by the id that a program gave: there is none, or it is no id at all. Other errors stay as they are. */
export function notThere(kind: KindFacts, id: StateId, gateway: Gateway, error: unknown, cure = ""): unknown {
  const doubt = kind.shape.doubtOf(id, kind);
  if (isGone(error)) {
    const rest = doubt === undefined ? cure : `${cure}; ${doubt}`;
    return new OagResourceError("OAG_NOT_FOUND", `there is no ${kind.noun} with the id ${id} on ${gateway.origin}${rest}`);
  }
  return isRefused(error) && doubt !== undefined ? new ExplainedError(error, `the id ${id} was asked for${cure}; ${doubt}`) : error;
}
