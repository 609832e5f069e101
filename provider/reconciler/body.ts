import { type BrandedObject, brand } from "../values/branded";
import type { Members } from "./provenance";

/** What a request carries: members of an object under the names of the API. */
export type Body = BrandedObject<"body">;

/**
 * The body that makes an object what a program declares. Of a replace `writes/put.ts` merges that with what is live, which it writes
 * back; what was read is no body by itself.
 */
export const bodyOf = brand as (members: Members<"declared">) => Body;
