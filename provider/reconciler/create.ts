import type { Json } from "../../sdk/json";
import { textOf } from "../../sdk/text";
import type { Gateway } from "../gateway/gateways";
import type { OagResourceError } from "../plugin/failure";
import type { CreateContext } from "../plugin/handler";
import { unsure } from "./ambiguous";
import { type Collection, hasKey, tellOf } from "./collection";
import { existsError, waysOut } from "./exists";
import { post } from "./post";

/** What create answers. */
export interface Created {
  id: string;
  outs: Json;
}

/** The creation of one object. `L` is what it is judged by: the object, with what belongs to it. */
export interface Creation<T extends { id?: string }, L> {
  collection: Collection<T>;
  gateway: Gateway;
  inputs: Json;
  context: CreateContext;
  /** The POST. */
  send(): Promise<T>;
  /** Goes on with what the POST made. */
  finish(made: T): Promise<Created>;
  /**
   * What no POST of ours answered, on a fresh read, if it may be taken all the same; undefined if it must be left alone.
   * @param lost the error instead of which it was found; undefined for what was there before
   */
  judge(found: T, lost: unknown): Promise<L | undefined>;
  /** The object itself in what `judge` found. */
  objectOf(live: L): T;
  /** Goes on with what was taken. */
  goOn(live: L, lost: unknown): Promise<Created>;
  /** What stands in the way, and why the object that was found after a lost response is not what was to be made. */
  describe(found: T): { found: string; doubt: string };
  /** Why the gateway refused, as far as a look tells. */
  causeOf?(error: unknown): Promise<unknown>;
}

/**
 * Creates an object whose key is free. One that has the key already is taken if nobody else can have made it, otherwise
 * refused, without a write and without an id in the state.
 */
export async function createObject<T extends { id?: string }, L>(creation: Creation<T, L>): Promise<Created> {
  const { collection, gateway, inputs } = creation;
  const inventory = collection.inventory(gateway);
  const existing = await inventory.find(hasKey(collection, inputs));
  if (existing !== undefined) return takeOver(creation, existing);
  const look = (error: unknown) => inventory.findNow(hasKey(collection, inputs)).catch(() => Promise.reject(unsure(error, collection.key)));
  const rival = (found: T): never => {
    // Somebody else has taken the key since the list.
    throw refusal(creation, found);
  };
  const { made, foundAfter } = await post({ send: creation.send, look, rival }).catch(async (error) => {
    throw (await creation.causeOf?.(error)) ?? error;
  });
  if (foundAfter !== undefined) return takeOver(creation, made, foundAfter);
  await inventory.note(made);
  return creation.finish(made);
}

async function takeOver<T extends { id?: string }, L>(creation: Creation<T, L>, found: T, lost?: unknown): Promise<Created> {
  const { collection, gateway, inputs, context } = creation;
  const inventory = collection.inventory(gateway);
  const id = textOf(found.id);
  const isKnown = inventory.isOwn(id) || context.isInStack(id);
  const live = isKnown ? undefined : await creation.judge(found, lost);
  if (live === undefined) throw refusal(creation, found, lost);
  // Whoever had it before must not delete it in this run: a resource that was renamed, one that is replaced.
  inventory.adopt(id);
  await inventory.note(creation.objectOf(live));
  tellOf(
    collection,
    gateway,
    inputs,
  )(
    lost === undefined
      ? `going on with ${id}, which an interrupted create left behind`
      : `the gateway did not answer its creation properly, but made it (${id})`,
  );
  return creation.goOn(live, lost);
}

/** The refusal of a key that exists: what may have it, and the way out of each. */
function refusal<T extends { id?: string }, L>(
  { collection, context, describe }: Creation<T, L>,
  found: T,
  lost?: unknown,
): OagResourceError {
  const { found: what, doubt } = describe(found);
  return existsError(`${what}; nothing was changed. `, { lost, doubt, cure: waysOut(textOf(found.id), context, collection.key) });
}
