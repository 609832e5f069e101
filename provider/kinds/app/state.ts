import type { Json } from "../../../sdk/json";
import { shownOf } from "../../../sdk/read/shape";
import { present } from "../../reconciler/compare";
import { finished, type Marks, marksIn, marksOut } from "../../reconciler/marks";
import { recordedOrigin } from "../../reconciler/moved";
import { type Family, familyOf } from "./family";
import { ownedPaths, ownedProps } from "./ownership";

/** What is known of an app: declared values, what the gateway adds, and our own marks. */
export interface AppState extends Marks {
  family: Family;
  /** Declared values by argument, as far as the gateway is known to have them. */
  declared: Json;
  computed: Computed;
}

/** Outputs that no program declares. */
export interface Computed {
  name?: unknown;
  status?: unknown;
  idpMetadata?: unknown;
  /** Of an OIDC app: made by the gateway. */
  clientId?: unknown;
  /** Of an OIDC app, if a scope lets it be read. */
  clientSecret?: unknown;
  /** The origin that the app lives on, `https://host[:port]`. */
  gateway: string;
}

/** The computed outputs of an app as read: what the contract says that an app of its type shows. */
export function computedOf(own: Json, gateway: string): Computed {
  const { name, status, idpMetadata, oidc } = shownOf("ApplicationWithEmbedded", own);
  return { name, status, idpMetadata, gateway, ...(own.type === "OAG_OIDC" && { clientId: present(oidc).clientId }) };
}

/** The outputs to keep in the state. */
export function outputsOf(state: AppState): Json {
  const { declared, computed } = state;
  return { ...computed, ...declared, status: declared.status ?? computed.status, ...marksOut(state) };
}

/** The state that outputs hold. */
export function stateOf(props: Json): AppState {
  const family = familyOf(props.type);
  const marks = marksIn(props);
  return {
    ...marks,
    family,
    declared: ownedProps(family, props, marks.owned),
    computed: {
      name: props.name,
      status: props.status,
      idpMetadata: props.idpMetadata,
      gateway: recordedOrigin(props),
      ...(family.name === "OIDC" && { clientId: props.clientId, clientSecret: props.clientSecret }),
    },
  };
}

/** The state that a finished create or update leads to: all that the program declares. */
export function wantedState(inputs: Json, computed: Computed): AppState {
  const family = familyOf(inputs.type);
  const owned = ownedPaths(family, inputs);
  return { ...finished(owned, inputs), family, declared: ownedProps(family, inputs, owned), computed };
}
