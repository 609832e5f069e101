import { isObject } from "../json";

/** What is shorter can be guessed, so it is no token; taken for a secret, it would hide names and words wherever they stand. */
const shortestProof = 8;
/** No signature is shorter: what looks like one may be a number, and the proof stand before it. */
const shortestSignature = 16;

/**
 * What must not be shown of an access token or an assertion. Of a JWT it is its signature, without which it proves nothing: the rest
 * is names of hosts and scopes, which many texts have. Of what only has its form it is the whole. undefined where nothing is.
 */
export function proofIn(issued: string): string | undefined {
  const [, claims = "", signature = ""] = /^[\w-]+\.([\w-]+)\.([\w-]+)$/.exec(issued) ?? [];
  if (signature.length >= shortestSignature && areClaims(claims)) return signature;
  return issued.length >= shortestProof ? issued : undefined;
}

function areClaims(segment: string): boolean {
  try {
    return isObject(JSON.parse(Buffer.from(segment, "base64url").toString()));
  } catch {
    return false;
  }
}
