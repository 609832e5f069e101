import { isObject } from "../../sdk/json";
import { type Flaw, within } from "../../sdk/read/flaw";
import { signatureKey, unknownValue } from "./markers";

/**
 * Texts that stand for values of their own in Pulumi's wire format: the key of special values (files, archives, secrets,
 * references) and what stands for a value that is not known yet, of every type. Source: pulumi/pkg,
 * sdk/go/common/resource (Signature Keys) and plugin/rpc.go.
 */
export const engineTexts: readonly string[] = [
  signatureKey,
  unknownValue,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

/** Anywhere in a text, since texts of a gateway are cut and joined on their way: permissions are, and keys of maps. */
const engineText = new RegExp(engineTexts.join("|"), "i");

/** Names that would do something as a key of the state, where names of items go. */
const engineNames = new Set(["__provider", "__proto__"]);

const isEngineText = (text: string): boolean => engineNames.has(text) || (text.length >= signatureKey.length && engineText.test(text));

const refusal = "a text that Pulumi takes for a value of its own; change it in the gateway's console";

/**
 * What would be no plain data for Pulumi's engine, as key or as value: it would read files, call URLs or take something
 * for unknown. No real label or address looks like it, and whoever types one in is told where it is.
 */
export function findEngineValue(value: unknown): Flaw | undefined {
  if (typeof value === "string") return isEngineText(value) ? { path: [], text: `holds ${refusal}` } : undefined;
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      const found = findEngineValue(inner);
      if (found !== undefined) return within(index, found);
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  for (const name of Object.keys(value)) {
    if (isEngineText(name)) return { path: [], text: `has a member with the name of ${refusal}` };
    const found = findEngineValue(value[name]);
    if (found !== undefined) return within(name, found);
  }
  return undefined;
}
