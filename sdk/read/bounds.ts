import { type Flaw, within } from "./flaw";

/** The API's own responses have five levels, an app with its parts some thousand values. */
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
  const walk = (inner: unknown, depth: number): Flaw | undefined => {
    counts.values += 1;
    if (counts.values > mostValues) return tooMany;
    if (typeof inner === "string") counts.letters += inner.length;
    if (counts.letters > longestText) return tooLong;
    if (typeof inner === "number" && !Number.isFinite(inner)) return { path: [], text: "is a number beyond all bounds" };
    if (typeof inner !== "object" || inner === null) return undefined;
    if (depth >= deepest) return tooDeep;
    for (const name of Object.keys(inner)) {
      if (name === "__proto__") return { path: [name], text: "is a name that no object of the API has" };
      counts.letters += name.length;
      const flaw = walk((inner as Record<string, unknown>)[name], depth + 1);
      if (flaw !== undefined) return within(Array.isArray(inner) ? Number(name) : name, flaw);
    }
    return undefined;
  };
  const flaw = walk(value, 0);
  return flaw && { ...flaw, path: flaw.path.slice(0, shownLevels.get(flaw.text)) };
}

const tooMany: Flaw = { path: [], text: `has more than ${mostValues} values` };
const tooLong: Flaw = { path: [], text: `has more than ${longestText} characters` };
const tooDeep: Flaw = { path: [], text: `is nested more than ${deepest} levels deep` };

/** What is true of the whole, or of all that is in a member, is not told of the place where it came out. */
const shownLevels = new Map([
  [tooMany.text, 0],
  [tooLong.text, 0],
  [tooDeep.text, 3],
]);
