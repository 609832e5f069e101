import { isGone } from "../../../sdk/errors";
import { members } from "../../../sdk/generated/contract";
import { shownOf } from "../../../sdk/read/shape";
import { textOf } from "../../../sdk/text";
import type { Gateway } from "../../gateway/gateways";
import { OagResourceError } from "../../plugin/failure";
import type { ReadResult } from "../../plugin/handler";
import { type Json, ownedIn, unreadIn } from "../../plugin/markers";
import { declaredSubset, likeDeclared, sameValue } from "../../reconciler/compare";
import { demandOrigin } from "../../reconciler/moved";
import { readable } from "../../reconciler/readable";
import { declaredOf, kindOf, markSecrets, outputsOf, validationOf } from "./model";

/** Reads an identity provider: live values for what is owned on refresh, all that the API tells on `.get()`. */
export async function readIdp(gateway: Gateway, id: string, props: Json): Promise<ReadResult> {
  const owned = ownedIn(props);
  const recorded = textOf(props.gateway ?? "");
  try {
    const live = await gateway.client.identityProviders.get(id);
    if (owned === undefined) {
      const { id: _, ...shown } = readable(members.IdP, shownOf("IdP", live));
      return { id, props: { ...shown, validationStatus: validationOf(live), gateway: gateway.origin } };
    }
    const declared = liveOwned(live as Json, declaredOf(props), owned, kindOf(props.type).credential);
    const marks = { owned, incomplete: props.__incomplete === true, importId: props.__import, unread: unreadIn(props) };
    return {
      id,
      props: outputsOf(declared, live, gateway.origin, marks),
      inputs: markSecrets({ ...declared, __import: props.__import }),
    };
  } catch (error) {
    if (!isGone(error)) throw error;
    if (owned === undefined)
      throw new OagResourceError(`there is no identity provider with the id ${id} on ${gateway.origin} [OAG_NOT_FOUND]`, "OAG_NOT_FOUND");
    demandOrigin(gateway, recorded, "identity provider");
    await gateway.identityProviders.forget(id);
    return { id: "", props: {} };
  }
}

function liveOwned(live: Json, declared: Json, owned: readonly string[], credential: readonly string[]): Json {
  const props: Json = {};
  for (const name of owned) {
    const value = credential.includes(name)
      ? declared[name]
      : likeDeclared(name, declaredSubset(live[name], declared[name]), declared[name]);
    if (!sameValue(value, undefined) || declared[name] === "") props[name] = value;
  }
  return props;
}
