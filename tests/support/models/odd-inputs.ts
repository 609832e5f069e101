import { expect } from "chai";
import fc from "fast-check";
import type { Json } from "../basics/json.ts";
import { isLong } from "../basics/long.ts";
import { markedSecret } from "../basics/secret-mark.ts";
import { unknown } from "../basics/unknown.ts";
import { anyText } from "./any-text.ts";
import { runs } from "./arbitrary.ts";

/** Names that JavaScript objects have by themselves, and names of the API. */
const key = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "attributes",
    "policies",
    "/",
    "X-A",
    "value",
    "source",
    "type",
    "session",
    "oidc",
  ),
  fc.string({ maxLength: 6 }),
);

/** Any JSON, with unknown and secret values, odd names and odd texts. */
export const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    fc.constantFrom(null, true, 0, -1, 1e308, "", unknown, "CANARY-SECRET", "\u001b[31m\u0000\u202e", "https://a", "x".repeat(5000)),
    anyText(8),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("json")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    tie("json").map(markedSecret),
  ),
}));

/** The value with something in it replaced. `path` picks the way down. */
export function mutated(value: unknown, path: readonly number[], replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return replacement;
  const keys = Object.keys(value);
  if (keys.length === 0) return replacement;
  const chosen = keys[step % keys.length] as string;
  const inner = mutated((value as Json)[chosen], rest, replacement);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === chosen ? inner : item));
  return { ...value, [chosen]: inner };
}
/** A way down into a value. */
export const path = fc.array(fc.nat(20), { maxLength: 5 });

/** What came of it, whichever it was. */
export const outcome = async <T>(work: () => Promise<T> | T): Promise<{ value?: T; error?: unknown }> => {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
};

/** Tries a property on many inputs; the long run on more. */
export async function tryMany(property: fc.IAsyncProperty<unknown>, few: number, many: number): Promise<void> {
  await fc.assert(property, { numRuns: runs(few, many) });
}

/** Registers that no input of a suite touches what all objects share. */
export const keepsPrototypes = (): void => {
  after(() => {
    expect(({} as Json).polluted, "no prototype was touched").to.equal(undefined);
    expect(Object.keys(Object.prototype)).to.deep.equal([]);
  });
};

/** How long a suite of them may take. */
export const longTime = isLong ? 1_800_000 : 120_000;
