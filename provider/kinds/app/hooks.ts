import { expandedBy, members } from "../../../sdk/generated/contract";
import { message } from "../../../sdk/message";
import { textOf } from "../../../sdk/text";
import { objectResponse } from "../../reconciler/client-calls";
import { isSameMember } from "../../reconciler/compare/equal";
import { present } from "../../reconciler/compare/present";
import { gatewayWord } from "../../reconciler/gateway-word";
import { shownId } from "../../reconciler/id-form";
import type { Hooks } from "../../reconciler/kind";
import type { Declaration } from "../../reconciler/parsed/declaration";
import type { Members } from "../../reconciler/provenance";
import { secretName, withClientSecret } from "./client-secret";
import { computedOf } from "./computed";
import { withCredentialCause } from "./dead-credential";
import { removeApp } from "./delete";
import { withFailoverCause } from "./failover";
import { idpRefusal } from "./idp-move";
import { labelRefusal, withLabelHint } from "./label";
import { takeOverLeftover } from "./leftover";
import { makesTemplates } from "./template";

/** What a list brings along of each app: all that a read of any of them does. */
const everyPart = Object.values(expandedBy);

/** What is truly an app's own. */
export const hooks: Hooks = {
  posted,
  takeOver: takeOverLeftover,
  describe: (_, { id, type, status }) => ({
    found: message`an app with this label exists already (id ${shownId(id)}, ${gatewayWord(type)}, ${gatewayWord(status)})`,
    doubt: "this app is not surely what it made",
  }),
  joined: ({ client, reads }, id) =>
    objectResponse(reads.of("apps", (options) => client.applications.list({ expand: everyPart, ...options })).find(id)),
  complete: { step: { path: [secretName], noun: "client secret" }, read: withClientSecret },
  /**
   * SAML metadata belongs to one identity provider: where the response leaves it out after a move, the old one is no longer
   * true, and the next refresh reads the new one. The status is that at the time of the replace: it may have changed since.
   */
  computedFrom: (response, before, { known }) => {
    const { status: _, ...shown } = computedOf(response.members, response.variant);
    return {
      ...(!isSameMember(members.HeaderBasedApplication.idpId, before.members.idpId, known.members.idpId) && { idpMetadata: undefined }),
      ...present(shown),
    };
  },
  causeOf: async (gateway, { id, declaration, changes, error }) => {
    const reason = "label" in changes ? await labelRefusal(gateway, id, { label: changes.label, error }) : error;
    // The gateway writes an app to the org of the identity provider that it is to have.
    const credential = await withCredentialCause(gateway, textOf(declaration.managed.members.idpId), reason);
    if (id === "") {
      const cause = await withFailoverCause(gateway, declaration, credential);
      return cause === error ? withLabelHint(gateway, { label: declaration.managed.members.label, error }) : cause;
    }
    return "idpId" in changes ? idpRefusal(credential, changes) : credential;
  },
  remove: removeApp,
};

/** The app that a POST is to make. Templates are left out where the program declares all that they would make. */
function posted(declaration: Declaration): Members<"declared"> {
  const { variant, managed } = declaration;
  // Members that the API demands although they have a default need not be declared.
  const demanded = Object.entries(variant.members).flatMap(([name, member]) =>
    member.required && member.default !== undefined ? [[name, member.default]] : [],
  );
  const isBare = variant.templates !== undefined && !makesTemplates(declaration);
  return { ...Object.fromEntries(demanded), ...managed.members, ...(isBare && { useDefaultHeadersAndPolicies: false }) };
}
