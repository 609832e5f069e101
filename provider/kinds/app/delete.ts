import { isGone } from "../../../sdk/errors";
import { message } from "../../../sdk/message";
import { mayBeInTheWay, mayHaveTakenEffect } from "../../../sdk/outcomes";
import { ExplainedError, reasonIn } from "../../errors/failure";
import type { Gateway } from "../../gateway/gateways";
import type { ObjectId } from "../../ids";
import { assertUnfinished } from "../../reconciler/life/unfinished";
import type { State } from "../../reconciler/parsed/state";
import { liveIn } from "../../reconciler/provenance";

/** Deletes an app: its status is read, an app that is not INACTIVE deactivated, then it goes. */
export async function removeApp(gateway: Gateway, id: ObjectId, state: State): Promise<void> {
  const { applications } = gateway.client;
  const { status } = await applications.get(id);
  assertUnfinished(state, { status: liveIn(status), members: liveIn({ status }) });
  if (status === "INACTIVE") {
    await applications.delete(id);
    return;
  }
  const refusal = await deactivate(gateway, id);
  await applications.delete(id).catch((error) => Promise.reject(refusal === undefined ? outOfUse(error) : withRefusal({ error, refusal })));
}

/** The state says what the app was before: whoever keeps it after all is to know that it serves nobody. */
function outOfUse(error: unknown): unknown {
  if (isGone(error)) return error;
  return new ExplainedError(
    error,
    "the app was deactivated for it and serves nobody now; should the program keep it after all, run `pulumi refresh` first, so that the next `pulumi up` activates it",
  );
}

/**
 * A CREATED app may or may not need it, an unanswered call may have worked, and a gateway that does not find the call says
 * nothing of the app: the delete itself decides. Returns what went wrong, so that it can be told if the delete is refused for it.
 */
async function deactivate({ client }: Gateway, id: string): Promise<unknown> {
  try {
    await client.applications.deactivate(id);
    return undefined;
  } catch (error) {
    if (!mayHaveTakenEffect(error) && !mayBeInTheWay(error) && !isGone(error)) throw error;
    return error;
  }
}

/** A delete that is refused since the app is not INACTIVE says little without why it is not. */
function withRefusal({ error, refusal }: { error: unknown; refusal: unknown }): unknown {
  if (isGone(error)) return error;
  return new ExplainedError(error, message`its deactivation had failed before: ${reasonIn(refusal)}`);
}
