import { OagProtocolError } from "../../../sdk/errors";
import { foldedId } from "../../../sdk/id";
import { message } from "../../../sdk/message";
import { withArticle } from "../../errors/article";
import { ExplainedError, OtherWriterError } from "../../errors/failure";
import type { OagResourceError } from "../../errors/resource-error";
import type { Gateway } from "../../gateway/gateways";
import { objectIdIn } from "../../ids";
import type { CreateContext } from "../../lifecycle";
import { type ApiObject, objectIdOf } from "../api-object";
import { bodyOf } from "../body";
import { isSameMember } from "../compare/equal";
import { memberDifferences } from "../compare/members";
import { factsOf } from "../compare/normal";
import { gatewayWord } from "../gateway-word";
import { shownId } from "../id-form";
import type { Kind } from "../kind";
import { locationIn, stateIdOf, stateText } from "../location";
import { noticeAbout } from "../notice-about";
import { type Declaration, declaredAspects, keyIn } from "../parsed/declaration";
import type { Live } from "../parsed/live";
import { declaredIn, filtered } from "../provenance";
import { observe } from "../reads/observe";
import { post } from "../writes/post";
import { adoptObject } from "./adopt";
import { converge, convergeCreated } from "./converge";
import { existsError, waysOut } from "./existence-errors";
import type { Created, Work } from "./work";

/** A creation on its way. */
interface Creation extends Work {
  context: CreateContext;
}

/**
 * Creates an object and brings it to all that the program declares. An id to import adopts instead. One that has the
 * declared key already is taken if nobody else can have made it, otherwise refused, without a write and without an id in the
 * state.
 */
export async function createResource(kind: Kind, gateway: Gateway, declaration: Declaration, context: CreateContext): Promise<Created> {
  const location = locationIn(kind, gateway, declaration.parent);
  const creation: Creation = { location, declaration, hooks: await kind.hooks(), context };
  if (declaration.importId !== undefined) return adoptObject(creation, declaration.importId, context);
  const found = await kind.shape.inTurn(location.inventory, () => findOrMake(creation));
  if (found.made !== undefined) return convergeCreated(creation, found.made);
  return takeOver(creation, found.existing, found.unanswered);
}

/** What came of a look and a POST: the object that was made, or one that is there, and why it may be the POST's. */
type Found = { made: ApiObject } | { made?: undefined; existing: ApiObject; unanswered?: unknown };

async function findOrMake(creation: Creation): Promise<Found> {
  const { location, declaration, hooks } = creation;
  const { kind, gateway, inventory, calls } = location;
  const existing = await kind.shape.find(inventory, hasKey(declaration));
  if (existing !== undefined) return { existing };
  const posted = hooks.posted?.(declaration) ?? filtered(declaration.managed.members, (name) => name !== kind.shape.parent);
  const before = await inventory.listed();
  const { made, foundAfter } = await post<ApiObject>({
    send: async () => assertNew(creation, before, await calls.create(bodyOf(posted))),
    isRepeatable: kind.shape.isRepeatable,
    look: (error) => inventory.findNow(hasKey(declaration)).catch(() => Promise.reject(unsure(error, kind.key))),
    notOurs: (found) => {
      // Somebody else has taken the key since the list.
      throw refusal(creation, found);
    },
  }).catch(async (error) => {
    throw (await hooks.causeOf?.(gateway, { id: "", declaration, changes: declaredIn({}), error })) ?? error;
  });
  if (foundAfter !== undefined) return { existing: made, unanswered: foundAfter };
  await inventory.add(made);
  return { made };
}

/**
 * A proxy may repeat the response to an earlier request. What was there before a POST is not what it made: to go on with it would
 * be to take over what is somebody else's.
 * @throws for such a response: what the POST made is to be looked for
 */
function assertNew({ location: { kind, inventory } }: Creation, before: readonly ApiObject[], made: ApiObject): ApiObject {
  const { id } = made;
  if (kind.shape.isOnlyOne || id === undefined) return made;
  const isOld =
    inventory.isWrittenHere(objectIdIn(id)) || before.some((item) => item.id !== undefined && foldedId(item.id) === foldedId(id));
  if (!isOld) return made;
  throw new OagProtocolError(
    message`the creation was answered with ${withArticle(kind.noun)} that was there before (${shownId(id)}), as when a proxy repeats an earlier response`,
    200,
    "POST",
  );
}

/** Finds the object that has what the program declares as the key. There is one singleton at most. */
const hasKey = ({ kind, variant, managed: { members } }: Declaration) => {
  const same = (item: ApiObject) =>
    kind.identityOf === undefined
      ? isSameMember(factsOf(variant.members, kind.key), keyIn(kind, item), keyIn(kind, members))
      : kind.identityOf(item) === kind.identityOf(members);
  return (item: ApiObject): boolean => kind.shape.isOnlyOne || same(item);
};

async function takeOver(creation: Creation, found: ApiObject, unanswered?: unknown): Promise<Created> {
  const { location, declaration, hooks, context } = creation;
  const { inventory } = location;
  const id = objectIdOf(found);
  const stateId = stateIdOf(location, id);
  const isKnown = inventory.isWrittenHere(id) || context.isInStack(stateId);
  const live = isKnown ? undefined : await (hooks.takeOver ?? judgeAsDeclared(creation))(location, found, declaration, unanswered);
  if (live === undefined) throw refusal(creation, found, unanswered);
  // Whoever had it before must not delete it in this run: a resource that was renamed, one that is replaced.
  inventory.acquire(id);
  await inventory.add(live.members);
  noticeAbout(
    location.gateway,
    { noun: location.kind.noun, title: declaration.title },
    unanswered === undefined
      ? `going on with ${id}, which an interrupted create left behind`
      : `the gateway did not answer its creation properly, but made it (${id})`,
  );
  // A POST carried what no read shows, though nobody answered it; after a crash it is written again.
  return converge(creation, live, { justCreated: unanswered !== undefined, isTaken: true }).catch((error) => {
    if (error instanceof OtherWriterError) inventory.release(id);
    throw error;
  });
}

/**
 * The key was free a moment ago: what carries it now, as declared, is what the unanswered POST made. What no read shows came
 * with that POST. Anything else is somebody else's.
 */
const judgeAsDeclared =
  ({ location, declaration }: Creation) =>
  async (_: unknown, found: ApiObject, __: unknown, unanswered: unknown): Promise<Live | undefined> => {
    if (unanswered === undefined) return undefined;
    const throwUnsure = () => Promise.reject(unsure(unanswered, location.kind.key));
    const live = await observe(location, objectIdOf(found), () => declaredAspects(declaration), declaration.variant).catch(throwUnsure);
    const { variant, managed } = declaration;
    return memberDifferences(variant.members, live.members, managed.members).length > 0 ? undefined : live;
  };

/** The refusal of a key that exists: what may have it, and the way out of each. */
function refusal({ location, hooks, context }: Creation, found: ApiObject, unanswered?: unknown): OagResourceError {
  const { kind } = location;
  const { found: what, doubt } = hooks.describe?.(location.gateway, found) ?? {
    found: message`${withArticle(kind.noun)} with this ${kind.key} exists already (id ${shownId(found.id)}, ${gatewayWord(found.type)})`,
    doubt: `this ${kind.noun} is not what it was to make`,
  };
  const ids = { id: stateIdOf(location, objectIdOf(found)), shown: stateText(location, shownId(found.id)) };
  const cure = waysOut(ids, context, kind);
  return existsError(message`${what}; nothing was changed. `, { unanswered, doubt, cure });
}

/** The error of a create when not even a list could tell what came of it. */
function unsure(error: unknown, member: string): ExplainedError {
  return new ExplainedError(
    error,
    `whether the gateway made it is not known: the next \`pulumi up\` looks for it by its ${member}, and goes on with it or says how to adopt it`,
  );
}
