import { randomInt, randomUUID } from "node:crypto";
import type { SigningKey } from "./private-key";

/** What a client assertion says. */
interface AssertionClaims {
  /** OAuth client id: `iss` and `sub`. */
  clientId: string;
  /** The gateway's origin: `aud`. From configuration only, never from a response. */
  audience: string;
  /** Space-separated scopes, as in the token request. */
  scope: string;
  /** Seconds since 1970 on the gateway's clock. */
  now: number;
  /** Adds a random `jti`. The API does not list the claim, so it is off by default. */
  jti?: boolean;
}

/**
 * The gateway refuses an `iat` that lies after arrival. A clock that is ahead must not matter as long as it is not
 * corrected, which it is from a minute on (see {@link GatewayClock}; the header that tells the time counts whole seconds).
 */
const issuedAgo = 65;
/** Five minutes, as the API's overview page advises; more than an hour is refused. */
const lifetime = 300;
/**
 * RS256 gives the same bytes for the same claims, and these have no `jti`: without a difference in their times, two
 * processes that log in at about the same time would often make the same assertion. 180 times 240 pairs make that seldom,
 * not impossible; the log-in bears what is left of it (`log-in.ts`). An assertion bears a clock that is a minute off, so it
 * lives two minutes at least; how far back `iat` may lie the API does not say, so it stays within five minutes.
 */
const spread = { exp: 180, iat: 240 };

/** Pairs of times that this process has used, by the end of the assertion that has them. */
const used = new Map<string, number>();

/** Times that no living assertion of this process has. */
function drawTimes(now: number): { exp: number; iat: number } {
  for (const [pair, end] of used) if (end < now) used.delete(pair);
  const exp = now + lifetime - randomInt(spread.exp);
  const iat = now - issuedAgo - randomInt(spread.iat);
  const pair = `${iat} ${exp}`;
  if (used.has(pair)) return drawTimes(now);
  used.set(pair, exp);
  return { exp, iat };
}

/**
 * Signs the client assertion (a JWT, RS256) with the claims of the API's overview page and no others.
 * Each token request gets a new one.
 */
export async function signAssertion(key: SigningKey, claims: AssertionClaims): Promise<string> {
  // Loaded at the first request, and no more of it than what signs: previews without look-ups never need it.
  const { SignJWT } = await import("jose/jwt/sign");
  const now = Math.floor(claims.now);
  const payload = {
    iss: claims.clientId,
    sub: claims.clientId,
    aud: claims.audience,
    ...drawTimes(now),
    scope: claims.scope,
    ...(claims.jti && { jti: randomUUID() }),
  };
  return new SignJWT(payload).setProtectedHeader({ alg: "RS256", typ: "JWT" }).sign(key.key);
}
