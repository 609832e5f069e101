import type { Flaw } from "./flaw";

/** The API's own answers have five levels, an app with its parts some thousand values. */
const deepest = 20;
const mostValues = 100_000;
/** No gateway has as many objects of a kind. */
export const mostObjects = 20_000;
const longestText = 4_000_000;

/**
 * What no object of the API is, whatever members a newer gateway may have: deeper or larger than anything can need, with a
 * number that JSON cannot write back, or with the name of JavaScript's prototypes. Walks without going too deep itself.
 */
export function exceeds(value: unknown): Flaw | undefined {
  const counts = { values: 0, letters: 0 };
  const walk = (inner: unknown, path: Flaw["path"]): Flaw | undefined => {
    counts.values += 1;
    if (counts.values > mostValues) return { path: [], text: `has more than ${mostValues} values` };
    if (typeof inner === "string") counts.letters += inner.length;
    if (counts.letters > longestText) return { path: [], text: `has more than ${longestText} characters` };
    if (typeof inner === "number" && !Number.isFinite(inner)) return { path, text: "is a number beyond all bounds" };
    if (typeof inner !== "object" || inner === null) return undefined;
    if (path.length >= deepest) return { path: path.slice(0, 3), text: `is nested more than ${deepest} levels deep` };
    for (const [name, next] of Object.entries(inner)) {
      if (name === "__proto__") return { path: [...path, name], text: "is a name that no object of the API has" };
      counts.letters += name.length;
      const flaw = walk(next, [...path, Array.isArray(inner) ? Number(name) : name]);
      if (flaw !== undefined) return flaw;
    }
    return undefined;
  };
  return walk(value, []);
}
