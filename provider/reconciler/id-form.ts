import { isId, splitId } from "../../sdk/id";
import { withArticle } from "../errors/noun";
import type { KindFacts } from "./kind-facts";

/** What may be asked for by an id, and how a program finds one. */
type Named = Pick<KindFacts, "noun" | "key" | "shape" | "parent" | "lookUp">;

const form = 'an id has letters, digits, "-" and "_", at most 64, for example 6f1f2f0a-0000-4000-8000-000000000000';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What an id of the state must be, for one that cannot be any; undefined for one that may be. No more is refused than what no
 * path of a request takes: ids of a gateway need not be UUIDs. Never with the id, which may be secret.
 */
export function flawOfId(kind: Named, id: unknown): string | undefined {
  const text = typeof id === "string" ? id : "";
  if (kind.shape === "singleton")
    return /^https:\/\/[A-Za-z0-9.-]+(:\d+)?$/.test(text)
      ? undefined
      : "must be the origin of the gateway, for example https://oag.example.com: it has one";
  const { noun, parent = "" } = kind;
  const { parent: above, own } = kind.shape === "nested" ? splitId(text) : { parent: undefined, own: text };
  if (isId(own) && (kind.shape !== "nested" || isId(above))) return undefined;
  const wanted =
    kind.shape === "nested"
      ? `\`${parent}/id\`: the id of what ${withArticle(noun)} is under, a slash, and its own`
      : `the id of ${withArticle(noun)} on the gateway`;
  return `must be ${wanted}; ${form}; ${whereIdsAre(kind)}`;
}

/** Beside a gateway's refusal of an id: a label may have the form of one. Undefined for what hardly is a label. */
export function doubtOfId(kind: Named, id: string): string | undefined {
  if (kind.shape === "singleton" || isUuid(id)) return undefined;
  return `it is no UUID, as ids are: if it is a ${kind.shape === "nested" ? "name" : kind.key}, ${whereIdsAre(kind)}`;
}

function isUuid(id: string): boolean {
  const { parent, own } = splitId(id);
  return uuid.test(own) && (parent === undefined || uuid.test(parent));
}

function whereIdsAre({ lookUp }: Named): string {
  const all = "the import.json of `npx pulumi-oag-cli dump` has all";
  return lookUp === undefined ? all : `look it up with ${lookUp}, whose result has the id, or: ${all}`;
}

/** An id of the gateway's in a sentence: one that does not look like an id may hold anything. */
export const shownId = (id: unknown): string => (isId(id) ? id : "an odd id");
