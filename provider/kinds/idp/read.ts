import { members } from "../../../sdk/generated/contract";
import type { Json } from "../../../sdk/json";
import { shownOf } from "../../../sdk/read/shape";
import type { Gateway } from "../../gateway/gateways";
import type { ReadResult } from "../../plugin/handler";
import { declaredSubset, likeDeclared, sameValue } from "../../reconciler/compare";
import { marksIn } from "../../reconciler/marks";
import { readObject } from "../../reconciler/read";
import { readable } from "../../reconciler/readable";
import { idps } from "./collection";
import { declaredOf, kindOf, outputsOf, validationOf } from "./model";

/** Reads an identity provider: live values for what is owned on refresh, all that the API tells on `.get()`. */
export function readIdp(gateway: Gateway, id: string, props: Json): Promise<ReadResult> {
  const read = () => gateway.client.identityProviders.get(id);
  const refresh = async () => {
    const live = await read();
    const marks = marksIn(props);
    const declared = liveOwned(live as Json, declaredOf(props), marks.owned, kindOf(props.type).credential);
    const inputs = { ...declared, __import: props.__import };
    return { id, props: outputsOf(declared, live, gateway.origin, marks), inputs };
  };
  const get = async () => {
    const live = await read();
    const { id: _, ...shown } = readable(members.IdP, shownOf("IdP", live));
    return { id, props: { ...shown, validationStatus: validationOf(live), gateway: gateway.origin } };
  };
  return readObject({ collection: idps, gateway, id, props, refresh, get });
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
