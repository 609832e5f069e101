import { shownOf } from "../../../sdk/read/shape";
import { textOf } from "../../../sdk/text";
import { type Json, ownedIn, unreadIn } from "../../plugin/markers";
import { present } from "../../reconciler/compare";
import { type Family, familyOf } from "./family";
import { markSecrets, ownedPaths, ownedProps } from "./ownership";

/** What is known of an app: declared values, what the gateway adds, and our own marks. */
export interface AppState {
  family: Family;
  /** Declared values by argument, as far as the gateway is known to have them. */
  declared: Json;
  owned: readonly string[];
  computed: Computed;
  /** The create did not finish: the next update converges fully. */
  incomplete: boolean;
  /** The id that the program declares to adopt. */
  importId: string | undefined;
  /** Owned write-only values that the state has never known, see `unread.ts`. */
  unread: readonly string[];
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
  const { declared, computed, owned, incomplete, importId, unread } = state;
  return markSecrets({
    ...computed,
    ...declared,
    status: declared.status ?? computed.status,
    __owned: owned,
    ...(incomplete && { __incomplete: true }),
    ...(importId !== undefined && { __import: importId }),
    ...(unread.length > 0 && { __unread: unread }),
  });
}

/** The state that outputs hold. Outputs without marks come from `.get()` and own nothing. */
export function stateOf(props: Json): AppState {
  const family = familyOf(props.type);
  const owned = ownedIn(props) ?? [];
  return {
    family,
    declared: ownedProps(family, props, owned),
    owned,
    computed: {
      name: props.name,
      status: props.status,
      idpMetadata: props.idpMetadata,
      gateway: textOf(props.gateway ?? ""),
      ...(family.name === "OIDC" && { clientId: props.clientId, clientSecret: props.clientSecret }),
    },
    incomplete: props.__incomplete === true,
    importId: typeof props.__import === "string" ? props.__import : undefined,
    unread: unreadIn(props),
  };
}

/** The state that a finished create or update leads to: all that the program declares. */
export function wantedState(inputs: Json, computed: Computed): AppState {
  const family = familyOf(inputs.type);
  const owned = ownedPaths(family, inputs);
  return {
    family,
    declared: ownedProps(family, inputs, owned),
    owned,
    computed,
    incomplete: false,
    importId: typeof inputs.__import === "string" ? inputs.__import : undefined,
    unread: [],
  };
}
