import type { Clock } from "../clock";
import { logIn, OagAuthenticationError } from "../errors";
import { operations } from "../generated/contract";
import { errorBodyOf, notThisApi, oauthErrorOf, parseJson, responseError } from "../http/response";
import type { HttpRequest, HttpResponse } from "../http/transport";
import { waitAdvice } from "../http/waits";
import { type Message, message, setting } from "../message";
import type { Secrets } from "../secrets/secrets";
import type { Settings } from "../settings";
import { signAssertion } from "./assertion";

/** An access token and how long it lives. */
export interface AccessToken {
  /** What goes into the `Authorization` header; never printed. */
  readonly value: string;
  /** Seconds from its arrival. */
  readonly lifetime: number;
}

/** The same as a gateway gave it. */
export interface GrantedToken extends AccessToken {
  /** Scopes that were asked for and not granted; empty where the gateway does not say what it granted. */
  readonly missingScopes: readonly string[];
}

const { path, method } = operations.createAccessToken;
const operation = logIn;

/** Trusted for a minute when the gateway does not say: short enough to matter little, long enough to be of use. */
const unstatedLifetime = 60;

/** Characters. No server takes a longer header, and to look for a token of millions in texts would stop the process. */
const longestToken = 16_384;

/** A token request, and what in it must not be shown. */
export interface TokenRequest {
  /** The request to the token endpoint. */
  request: HttpRequest;
  /** The signed client assertion that it carries. */
  assertion: string;
}

/**
 * A token request with a new client assertion, which is also returned so that an echo of it can be hidden.
 * `now` is the time on the gateway's clock, milliseconds since 1970.
 */
export async function tokenRequest(settings: Settings, now: number): Promise<TokenRequest> {
  const assertion = await signAssertion(settings.key, {
    clientId: settings.clientId,
    audience: settings.origin,
    scope: settings.scope,
    now: now / 1000,
    jti: settings.assertionId,
  });
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: assertion,
    scope: settings.scope,
  });
  const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  return { request: { method, path, headers, body: form.toString(), operation }, assertion };
}

/**
 * Reads the response to a token request.
 * @param secrets what no error shows: the assertion, and whatever else the gateway was sent
 * @param waited milliseconds that were waited for it in all, which an error tells
 * @throws OagAuthenticationError naming what to check when the gateway refused, or gave what this client cannot use
 * @throws OagProtocolError for a response that is none of this API
 */
export function readToken(response: HttpResponse, secrets: Secrets, settings: Settings, clock: Clock, waited = 0): GrantedToken {
  if (response.status !== 200) throw refusal(response, secrets, settings, clock, waited);
  const body = parseJson(response.body) as
    | { access_token?: unknown; token_type?: unknown; expires_in?: unknown; scope?: unknown }
    | undefined;
  const value = body?.access_token;
  // Printable ASCII only: the value goes into a header.
  if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) throw notThisApi(response, operation, secrets);
  if (value.length > longestToken)
    throw unusable(message`an access token of more than ${longestToken / 1024} KiB, which no server takes in a header`, settings);
  assertBearer(body?.token_type, secrets, settings);
  // A number, or the same as a text; anything else may be nested without end.
  const given = body?.expires_in;
  const lifetime = typeof given === "number" || typeof given === "string" ? Number(given) : 0;
  return {
    value,
    lifetime: Number.isFinite(lifetime) && lifetime > 0 ? lifetime : unstatedLifetime,
    missingScopes: missingIn(body?.scope, settings),
  };
}

function missingIn(scope: unknown, settings: Settings): string[] {
  if (typeof scope !== "string") return [];
  const granted = new Set(scope.split(" "));
  return settings.scope.split(" ").filter((one) => !granted.has(one));
}

/**
 * A client must not use a token of a type that it does not understand (RFC 6749, 7.1); the type's case does not matter
 * (5.1). A response without one breaks that RFC, and there is but one type that it can mean: the API has no other.
 */
function assertBearer(type: unknown, secrets: Secrets, settings: Settings): void {
  if (type === undefined || type === null || (typeof type === "string" && type.toLowerCase() === "bearer")) return;
  // A name of a type is short; anything else may be anything.
  const named = typeof type === "string" && /^[A-Za-z]{1,10}$/.test(type) && secrets.shown(type) === type ? ` ("${type}")` : "";
  throw unusable(`an access token of another type than Bearer${named}, which this client cannot use`, settings);
}

const unusable = (what: string | Message, { origin }: Settings): OagAuthenticationError =>
  new OagAuthenticationError(
    message`${origin} gave ${what}; check that ${setting("hostname")} is the gateway itself, and look at what stands before it`,
    200,
    "hostname",
  );

function refusal(response: HttpResponse, secrets: Secrets, settings: Settings, clock: Clock, waited: number): Error {
  const body = errorBodyOf(response, secrets) ?? oauthErrorOf(response, secrets);
  const isRefusal = response.status === 400 || response.status === 401 || response.status === 403;
  if (body === undefined || !isRefusal) return responseError(response, operation, secrets, waitAdvice(response, waited, clock));
  const said = `${response.status} ${body.errorCode}: ${body.message}`;
  const scopes = scopesNamedIn(body.message, settings);
  const cure = scopes === undefined ? cureOfClient(settings, clock) : cureOfScopes(scopes);
  return new OagAuthenticationError(
    message`${settings.origin} refused the client assertion (${said}); ${cure}`,
    response.status,
    scopes === undefined ? "clientId" : "scopes",
  );
}

/**
 * True for a refusal that may be one of an assertion that was used before: the API's documents list one status and one
 * form for every refusal of the log-in, so all are but those that say something else, a scope by its name or a code of OAuth's.
 */
export function mayBeUsedBefore(response: HttpResponse, settings: Settings): boolean {
  const said = errorBodyOf(response, []);
  if (said !== undefined) return scopesNamedIn(said.message, settings) === undefined;
  const code = oauthErrorOf(response, [])?.errorCode;
  return code === "invalid_client" || code === "invalid_grant";
}

/** The scopes that a refusal names, and the rest of those that were asked for. Where it names none or all, it says nothing of one. */
function scopesNamedIn(text: string, settings: Settings): NamedScopes | undefined {
  const asked = settings.scope.split(" ");
  const words = new Set(text.split(/[^\w.]+/).map((word) => word.replace(/\.+$/, "")));
  const named = asked.filter((scope) => words.has(scope));
  const rest = asked.filter((scope) => !words.has(scope));
  return named.length > 0 && rest.length > 0 ? { named, rest } : undefined;
}

interface NamedScopes {
  named: string[];
  rest: string[];
}

const cureOfScopes = ({ named, rest }: NamedScopes): Message =>
  message`the scope ${named.join(" and ")} is not enabled there: choose it when enabling the API on the gateway, or leave it out by setting ${setting("scopes")} to "${rest.join(" ")}"`;

const cureOfClient = (settings: Settings, clock: Clock): Message =>
  message`check that ${setting("clientId")} and ${setting("privateKey")} belong together and that the API was not disabled since (which voids both), that the scopes ${settings.scope.split(" ").join(", ")} were chosen when the API was enabled, that ${settings.origin} is the gateway's own name, and this machine's clock (${new Date(clock.now()).toISOString()})`;
