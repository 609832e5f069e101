import { Effort, type Examine, type Flaw, Secrets } from "pulumi-oag/sdk";

/**
 * What this command must not show: the tokens and assertions of all its log-ins, the provider's among them, and what it sends as a
 * secret. What one gateway was given is not told in the words of another either.
 */
export const secrets = new Secrets();

/** Letters and digits in a row that are a part of a secret: of the thousands of texts of a gateway, some have fewer by chance. */
const shortestEcho = 8;
/** What looking through one object may cost: far more than any object of a well-behaved gateway does. */
const mostEffort = 20_000_000;

/** The API's ids, which have such a part by chance, in the members that hold them. */
const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const holdsId = /^id$|Id$/;

/** Texts that repeat nothing: words of the API's are in every object, and each costs to look through. */
const clean = new Set<string>();
const mostClean = 50_000;
const longestClean = 200;
let judgedBy = "";

const flaw = (text: string): Flaw => ({ path: [], text });
const refusal =
  "repeats a secret of this command's, an access token for example, or is too long to be looked through; change it in the gateway's console";

/**
 * Refuses an object that repeats a secret: a gateway can put into a label whatever it was sent, and labels are printed, and written
 * into programs.
 */
export const refuseSecrets: Examine = (value) => {
  const { values } = secrets;
  const known = `${values.length} ${values.at(-1)}`;
  if (known !== judgedBy || clean.size > mostClean) clean.clear();
  judgedBy = known;
  return findSecret(value, "", new Effort(mostEffort));
};

function findSecret(value: unknown, name: string, effort: Effort): Flaw | undefined {
  if (typeof value === "string") return (holdsId.test(name) && id.test(value)) || isClean(value, effort) ? undefined : flaw(refusal);
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && !isClean(key, effort)) return flaw(`has a member whose name ${refusal}`);
    const found = findSecret(inner, Array.isArray(value) ? name : key, effort);
    if (found !== undefined) return { ...found, path: [Array.isArray(value) ? Number(key) : key, ...found.path] };
  }
  return undefined;
}

function isClean(text: string, effort: Effort): boolean {
  if (clean.has(text)) return true;
  if (secrets.repeats(text, shortestEcho, effort)) return false;
  if (text.length <= longestClean) clean.add(text);
  return true;
}
