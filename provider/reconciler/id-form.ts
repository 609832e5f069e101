import { isId } from "../../sdk/id";

/** What ids look like, in a sentence that refuses one. */
export const formOfIds = 'an id has letters, digits, "-" and "_", at most 64, for example 6f1f2f0a-0000-4000-8000-000000000000';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (id: string): boolean => uuid.test(id);

/** Where a program finds the ids of a kind. */
export function whereIdsAre({ lookUp }: { readonly lookUp?: string }): string {
  const all = "the import.json of `npx pulumi-oag-cli dump` has all";
  return lookUp === undefined ? all : `look it up with ${lookUp}, whose result has the id, or: ${all}`;
}

/** An id of the gateway's in a sentence: one that does not look like an id may hold anything. */
export const shownId = (id: unknown): string => (isId(id) ? id : "an odd id");
