import type { Json } from "../../sdk/json";
import type { Branded } from "../values/branded";
import type { Members } from "./provenance";

/** What a request carries: members of an object under the names of the API. */
export type Body = Json & Branded<"body">;

/**
 * The body that makes an object what a program declares. Of a replace `writes/put.ts` merges that with what is live, which it writes
 * back; what was read is no body by itself.
 */
export const bodyOf = (members: Members<"declared">): Body => members as Json as Body;
