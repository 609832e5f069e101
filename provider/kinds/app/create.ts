import { textOf } from "../../../sdk/text";
import type { Application } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import { type OagResourceError, OtherWriterError } from "../../plugin/failure";
import type { CreateContext } from "../../plugin/handler";
import type { Json } from "../../plugin/markers";
import { unsure } from "../../reconciler/ambiguous";
import { sameMember } from "../../reconciler/compare";
import { existsError, shownId, waysOut } from "../../reconciler/exists";
import { mayExist, post } from "../../reconciler/post";
import { wordOf } from "../../reconciler/word";
import { adoptApp } from "./adopt";
import { converge, convergeCreated, ownDeclared } from "./converge";
import { withCredentialCause } from "./dead-credential";
import { familyOf } from "./family";
import { judge, makesTemplates } from "./leftover";
import { noticeOf } from "./progress";

/**
 * Creates an app and brings it to all that the program declares. An id in `__import` adopts instead.
 * An app that a crashed create left behind is finished; any other app with the label is refused.
 */
export async function createApp(gateway: Gateway, inputs: Json, context: CreateContext): Promise<{ id: string; outs: Json }> {
  if (typeof inputs.__import === "string") return adoptApp(gateway, inputs.__import, inputs, context);
  const existing = await gateway.applications.find(hasLabel(inputs));
  if (existing !== undefined) return takeOver({ gateway, inputs, context }, existing);

  const body = createBody(inputs);
  const { made, foundAfter } = await post({
    send: () => gateway.client.applications.create(body as never),
    look: (error) => lookFor(gateway, inputs, error),
  }).catch(async (error) => {
    // Somebody else may have taken the label since the list.
    const rival = mayExist(error) ? await lookFor(gateway, inputs, error) : undefined;
    throw rival === undefined ? await withCredentialCause(gateway, textOf(inputs.idpId), error) : exists(rival, context);
  });
  if (foundAfter !== undefined) return takeOver({ gateway, inputs, context }, made, foundAfter);
  await gateway.applications.note(made);
  return convergeCreated(gateway, made as Json, inputs);
}

const hasLabel = (inputs: Json) => (app: Application) => sameMember("label", app.label, inputs.label);

async function lookFor(gateway: Gateway, inputs: Json, error: unknown): Promise<Application | undefined> {
  return gateway.applications.findNow(hasLabel(inputs)).catch(() => Promise.reject(unsure(error, "label")));
}

/** What creates the app. Templates are left out where the program declares all that they would make. */
function createBody(inputs: Json): Json {
  const family = familyOf(inputs.type);
  // Members that the API demands although they have a default need not be declared.
  const demanded = Object.entries(family.members).flatMap(([name, member]) =>
    member.required && member.default !== undefined ? [[name, member.default]] : [],
  );
  const isBare = family.name === "proxied" && !makesTemplates(inputs);
  return { ...Object.fromEntries(demanded), ...ownDeclared(inputs), ...(isBare && { useDefaultHeadersAndPolicies: false }) };
}

interface Takeover {
  gateway: Gateway;
  inputs: Json;
  context: CreateContext;
}

/**
 * Goes on with an app that has the label although no POST of ours answered it: what an interrupted run left behind, or what a
 * POST made whose answer was lost. Any other app is refused, without a write and without an id in the state.
 */
async function takeOver({ gateway, inputs, context }: Takeover, app: Application, lost?: unknown): Promise<{ id: string; outs: Json }> {
  const id = textOf(app.id);
  const told = noticeOf(gateway, textOf(inputs.label));
  const isKnown = gateway.applications.isOwn(id) || context.isInStack(id);
  const live = isKnown ? undefined : await judge(gateway, app as Json, inputs, lost !== undefined);
  if (live === undefined) throw exists(app, context, lost);
  // Whoever had it before must not delete it in this run: a resource that was renamed, one that is replaced.
  gateway.applications.adopt(id);
  await gateway.applications.note(live.own as Application);
  told(
    lost === undefined
      ? `going on with ${id}, which an interrupted create left behind`
      : `the gateway did not answer its creation properly, but made it (${id})`,
  );
  // A POST carried what no read shows, though its answer was lost; after a crash it is written again.
  return converge(gateway, live, inputs, { justCreated: lost !== undefined, isTaken: true }).catch((error) => {
    if (error instanceof OtherWriterError) gateway.applications.release(id);
    throw error;
  });
}

/** The refusal of a label that exists: what it may be, and the way out of each. */
function exists(app: Application, context: CreateContext, lost?: unknown): OagResourceError {
  const id = textOf(app.id);
  const found = `an app with this label exists already (id ${shownId(id)}, ${wordOf(app.type)}, ${wordOf(app.status)}); nothing was changed. `;
  return existsError(found, { lost, doubt: "this app is not surely what it made", cure: waysOut(id, context, "label") });
}
