import type { Json } from "../../../sdk/json";
import type { From, Origin } from "../origin";

declare const computed: unique symbol;

/** Outputs that no program declares, as far as a gateway shows them. Only types say so; nothing is added to the value. */
export type Computed = Json & { readonly [computed]: true };

/** All of them that a state has, with the origin that the object lives on, `https://host[:port]`. */
export type Located = Computed & { readonly gateway: string };

/** What has an origin is no output before it is picked out. */
export const computedOutputs = <T extends Json>(shown: T extends From<Origin> ? never : T): Computed => shown as Json as Computed;
