import type { Json } from "../../sdk/json";
import type { Marked } from "../values/marked";
import type { Members } from "./origin";

/** What a request carries. */
export type Body = Json & Marked<"body">;

/** The body that says what a program declares, beside what a replace writes back. Nothing is sent as it was read. */
export const bodyOf = (members: Members<"declared">): Body => members as Json as Body;
