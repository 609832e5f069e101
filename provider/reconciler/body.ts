import type { Json } from "../../sdk/json";
import type { Members } from "./origin";

declare const sent: unique symbol;

/** What a request carries. Only types say so; nothing is added to the value. */
export type Body = Json & { readonly [sent]: true };

/** The body that says what a program declares, beside what a replace writes back. Nothing is sent as it was read. */
export const bodyOf = (members: Members<"declared">): Body => members as Json as Body;
