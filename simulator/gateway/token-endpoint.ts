import { createHash, createPublicKey, randomBytes } from "node:crypto";
import { decodeProtectedHeader, errors, jwtVerify } from "jose";
import type { Reading, RegisteredClient } from "./options";
import { badRequest, Refusal } from "./refusal";

interface IssuedToken {
  scopes: ReadonlySet<string>;
  expiresAt: number;
}

const allowedClaims = new Set(["iss", "sub", "aud", "exp", "iat", "scope"]);
const formMembers = ["client_assertion", "client_assertion_type", "grant_type", "scope"];

/** The authorization side of the gateway: checks assertions to the letter, issues and checks access tokens. */
export class TokenEndpoint {
  readonly #tokens = new Map<string, IssuedToken>();
  readonly #usedAssertions = new Set<string>();

  readonly #origin: string;
  readonly #client: RegisteredClient;
  readonly #reading: Reading;
  readonly #clock: () => number;
  /** Seconds. May be changed while running. */
  lifetime: number;

  constructor(origin: string, client: RegisteredClient, reading: Reading, clock: () => number, lifetime: number) {
    this.#origin = origin;
    this.#client = client;
    this.#reading = reading;
    this.#clock = clock;
    this.lifetime = lifetime;
  }

  /** Ends every access token at once, as the API may do at any time. */
  expireAll(): void {
    this.#tokens.clear();
  }

  /** Answers a token request. */
  async issue(contentType: string | undefined, authorization: string | undefined, body: string) {
    if (authorization !== undefined) throw badRequest("The token request takes no Authorization header");
    if (contentType?.split(";")[0]?.trim() !== "application/x-www-form-urlencoded") throw badRequest("The token request is form encoded");
    const form = new URLSearchParams(body);
    if ([...form.keys()].sort().join() !== formMembers.join()) throw badRequest(`The form must hold exactly ${formMembers.join(", ")}`);
    if (form.get("grant_type") !== "client_credentials") throw badRequest("grant_type must be client_credentials");
    if (form.get("client_assertion_type") !== "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
      throw badRequest("client_assertion_type is wrong");
    const assertion = form.get("client_assertion") ?? "";
    const scope = form.get("scope") ?? "";
    await this.#assertAssertion(assertion, scope);
    for (const name of scope.split(" ")) {
      if (!this.#client.scopes.includes(name)) throw badRequest(`Scope ${name} is not enabled`);
    }
    // Tokens of this stand-in can be told from anything else by their beginning.
    const value = `oagsim_${randomBytes(24).toString("base64url")}`;
    this.#tokens.set(value, { scopes: new Set(scope.split(" ")), expiresAt: this.#clock() + this.lifetime * 1000 });
    return { access_token: value, token_type: "Bearer", expires_in: this.lifetime, scope };
  }

  /** Checks the access token of an API call. */
  assertAuthorized(authorization: string | undefined, scope: string | null): void {
    const [scheme, bearer] = authorization?.split(" ") ?? [];
    const value = bearer === undefined && !this.#reading.requireBearer ? scheme : scheme === "Bearer" ? bearer : undefined;
    const token = value === undefined ? undefined : this.#tokens.get(value);
    if (token === undefined || token.expiresAt <= this.#clock()) throw new Refusal(401);
    if (scope === null || token.scopes.has(scope)) return;
    const covered = this.#reading.manageIncludesRead && scope.endsWith(".read") && token.scopes.has(scope.replace(/\.read$/, ".manage"));
    if (!covered) throw new Refusal(403);
  }

  async #assertAssertion(assertion: string, scope: string): Promise<void> {
    const { clientId, publicKey } = this.#client;
    const now = Math.floor(this.#clock() / 1000);
    try {
      if (JSON.stringify(Object.entries(headerOf(assertion)).sort()) !== '[["alg","RS256"],["typ","JWT"]]')
        throw badRequest("The assertion's header must be alg RS256, typ JWT and nothing else");
      const { payload } = await jwtVerify(assertion, createPublicKey(publicKey), {
        algorithms: ["RS256"],
        issuer: clientId,
        subject: clientId,
        currentDate: new Date(this.#clock()),
        requiredClaims: ["iss", "sub", "aud", "exp", "scope"],
      });
      if (payload.aud !== this.#origin) throw badRequest("aud must be exactly the gateway's origin");
      if (!Number.isInteger(payload.exp) || (payload.exp ?? 0) > now + 3600)
        throw badRequest("exp must be an integer at most one hour ahead");
      if (payload.iat !== undefined && (!Number.isInteger(payload.iat) || payload.iat > now))
        throw badRequest("iat must be an integer before arrival");
      if (payload.scope !== scope) throw badRequest("scope of the assertion and of the form differ");
      const unknown = Object.keys(payload).filter((claim) => !allowedClaims.has(claim));
      if (this.#reading.refuseUnknownClaims && unknown.length > 0) throw badRequest(`Unknown claims: ${unknown.join(", ")}`);
    } catch (error) {
      // Which claim or signature failed is said, what it held is not.
      if (error instanceof errors.JOSEError) throw badRequest(`The client assertion is not valid: ${error.code}`);
      throw error;
    }
    const digest = createHash("sha256").update(assertion).digest("base64");
    if (this.#reading.refuseReusedAssertion && this.#usedAssertions.has(digest)) throw badRequest("The client assertion was used before");
    this.#usedAssertions.add(digest);
  }
}

function headerOf(assertion: string) {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    throw badRequest("The client assertion is not a JWT");
  }
}
