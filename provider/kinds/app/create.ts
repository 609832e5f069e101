import type { Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { Application } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import { OtherWriterError } from "../../plugin/failure";
import type { CreateContext } from "../../plugin/handler";
import { type Created, createObject } from "../../reconciler/create";
import { shownId } from "../../reconciler/exists";
import { wordOf } from "../../reconciler/word";
import { adoptApp } from "./adopt";
import { apps } from "./collection";
import { converge, convergeCreated, ownDeclared } from "./converge";
import { withCredentialCause } from "./dead-credential";
import { familyOf } from "./family";
import { judge, makesTemplates } from "./leftover";
import type { Observed } from "./observe";

/**
 * Creates an app and brings it to all that the program declares. An id in `__import` adopts instead.
 * An app that a crashed create left behind is finished; any other app with the label is refused.
 */
export async function createApp(gateway: Gateway, inputs: Json, context: CreateContext): Promise<Created> {
  if (typeof inputs.__import === "string") return adoptApp(gateway, inputs.__import, inputs, context);
  const body = createBody(inputs);
  return createObject<Application, Observed>({
    collection: apps,
    gateway,
    inputs,
    context,
    send: () => gateway.client.applications.create(body as never),
    finish: (made) => convergeCreated(gateway, made as Json, inputs),
    judge: (found, lost) => judge(gateway, found as Json, inputs, lost !== undefined),
    objectOf: (live) => live.own as Application,
    // A POST carried what no read shows, though its answer was lost; after a crash it is written again.
    goOn: (live, lost) =>
      converge(gateway, live, inputs, { justCreated: lost !== undefined, isTaken: true }).catch((error) => {
        if (error instanceof OtherWriterError) gateway.applications.release(live.id);
        throw error;
      }),
    describe: ({ id, type, status }) => ({
      found: `an app with this label exists already (id ${shownId(id)}, ${wordOf(type)}, ${wordOf(status)})`,
      doubt: "this app is not surely what it made",
    }),
    causeOf: (error) => withCredentialCause(gateway, textOf(inputs.idpId), error),
  });
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
