import { textOf } from "../../sdk/text";
import type { Application } from "../../sdk/types";
import { OagResourceError } from "../plugin/failure";
import type { Gateway } from "../plugin/gateways";
import type { Json } from "../plugin/markers";
import { isAmbiguous, unsure } from "../reconcile/ambiguous";
import { sameMember } from "../reconcile/compare";
import { adoptApp } from "./adopt";
import { converge, convergeCreated, declaredParts, ownDeclared } from "./converge";
import { withCredentialCause } from "./dead-credential";
import { familyOf } from "./family";
import { observe } from "./observe";
import { noticeOf } from "./progress";

/**
 * Creates an app and brings it to all that the program declares. An id in `__import` adopts instead.
 * An app that a crashed create left behind is resumed; any other app with the label is refused.
 */
export async function createApp(gateway: Gateway, inputs: Json): Promise<{ id: string; outs: Json }> {
  if (typeof inputs.__import === "string") return adoptApp(gateway, inputs.__import, inputs);
  const existing = findByLabel(await gateway.applications.all(), inputs);
  if (existing !== undefined) return resume(gateway, existing, inputs);

  const body = createBody(inputs);
  const created = await gateway.client.applications.create(body as never).catch(async (error) => {
    if (!isAmbiguous(error)) throw await withCredentialCause(gateway, textOf(inputs.idpId), error);
    // The label was free a moment ago: an app that carries it now, with all that was sent, is this one.
    const found = findByLabel(await gateway.applications.fresh().catch(() => Promise.reject(unsure(error, "label"))), inputs);
    if (found === undefined || !carriesAll(found as Json, inputs)) throw await withCredentialCause(gateway, textOf(inputs.idpId), error);
    noticeOf(gateway, textOf(inputs.label))(`the gateway did not answer its creation properly, but made it (${textOf(found.id)})`);
    return found;
  });
  await gateway.applications.note(created);
  return convergeCreated(gateway, created as Json, inputs);
}

/** What creates the app. Templates are left out where the program declares all that they would make. */
function createBody(inputs: Json): Json {
  const family = familyOf(inputs.type);
  // Members that the API demands although they have a default need not be declared.
  const demanded = Object.entries(family.members).flatMap(([name, member]) =>
    member.required && member.default !== undefined ? [[name, member.default]] : [],
  );
  const ownsTemplates = family.name === "proxied" && inputs.attributes !== undefined && inputs.policies !== undefined;
  return { ...Object.fromEntries(demanded), ...ownDeclared(inputs), ...(ownsTemplates && { useDefaultHeadersAndPolicies: false }) };
}

const findByLabel = (apps: readonly Application[], inputs: Json) => apps.find((app) => sameMember("label", app.label, inputs.label));

/** True when the app has every member that this create sends, as far as reads show them. */
function carriesAll(app: Json, inputs: Json): boolean {
  const { members } = familyOf(inputs.type);
  return Object.entries(ownDeclared(inputs)).every(
    ([name, value]) => members[name]?.writeOnly || name === "debug" || typeof value === "object" || sameMember(name, app[name], value),
  );
}

/** After a crash: an app that is still CREATED although the program wants a status, and equals what we send, is ours. */
async function resume(gateway: Gateway, existing: Application, inputs: Json): Promise<{ id: string; outs: Json }> {
  const app = existing as Json;
  const isLeftBehind = app.status === "CREATED" && !gateway.applications.isOwn(textOf(app.id));
  if (!isLeftBehind || inputs.status === undefined || !carriesAll(app, inputs)) {
    throw new OagResourceError(
      `an app with this label exists already (id ${textOf(app.id)}, ${textOf(app.type)}, ${textOf(app.status)}) and is not in this stack; nothing was changed. To manage it here, add { import: ${JSON.stringify(app.id)} } to the resource's options; otherwise choose another label [OAG_EXISTS]`,
      "OAG_EXISTS",
    );
  }
  noticeOf(gateway, textOf(inputs.label))(`going on with ${textOf(app.id)}, which an interrupted create left behind`);
  await gateway.applications.note(existing);
  return converge(gateway, await observe(gateway.client, textOf(app.id), () => declaredParts(inputs), inputs.type), inputs);
}
