import { LogIn } from "../auth/log-in";
import { TokenCache } from "../auth/token-cache";
import type { Clock } from "../clock";
import { isGone, OagAuthenticationError, OagConfigError, OagError } from "../errors";
import { calls } from "../generated/calls";
import { operations } from "../generated/contract";
import { isId } from "../id";
import { type Log, warn } from "../log";
import { message, type NameOf, setting } from "../message";
import { doubtfulOf, secretsOf } from "../secrets/body";
import type { Secrets } from "../secrets/secrets";
import type { Settings } from "../settings";
import { afterUnanswered } from "./earlier-tries";
import { Limiter } from "./limiter";
import { errorBodyOf, notThisApi, oauthErrorOf, parseJson, responseError } from "./response";
import { type RetryContext, type Sent, sendWithRetries } from "./send-with-retries";
import type { HttpRequest, HttpResponse, Transport } from "./transport";
import { WaitNotices, waitAdvice } from "./waits";

/** Names of the API's operations, as in openapi.yaml. */
export type OperationId = keyof typeof operations;

/** What an operation is called with. */
export interface CallArguments {
  /** Values of the path's parameters, in their order. */
  path?: readonly string[];
  query?: Readonly<Record<string, readonly string[]>>;
  body?: unknown;
  /** False for a request that may well take longer than `requestTimeout`, and then is not worth another try. @default true */
  retryTimeouts?: boolean;
}

/** What a connection needs beside its settings. */
interface ConnectionDependencies {
  transport: Transport;
  clock: Clock;
  log: Log;
  secrets: Secrets;
  /** What errors call settings. @default the SDK's own names */
  nameOf: NameOf | undefined;
}

/** The authenticated way to one gateway: bounded in concurrency, retried with care, renewed after a 401. */
export class Connection {
  // Private, so that a client that is printed shows no proxy password.
  readonly #settings: Settings;
  /** All that was sent as a secret so far, by this request or another: a gateway may repeat any of it at any time. */
  readonly #secrets: Secrets;
  readonly #tokens: TokenCache;
  readonly #limiter: Limiter;
  readonly #context: RetryContext;
  readonly #nameOf: NameOf | undefined;
  #isSlow = false;

  constructor(settings: Settings, { transport, clock, log, secrets, nameOf }: ConnectionDependencies) {
    this.#settings = settings;
    this.#secrets = secrets;
    this.#nameOf = nameOf;
    const waits = new WaitNotices(settings.origin, clock, log);
    this.#context = {
      transport,
      clock,
      log,
      maxRetries: settings.maxRetries,
      onBusy: () => this.#slowDown(log),
      onLongWait: (wait) => waits.tell(wait),
    };
    this.#limiter = new Limiter(settings.maxConcurrency);
    const logIn = new LogIn(settings, this.#context, secrets);
    this.#tokens = new TokenCache(() => logIn.accessToken(), clock);
  }

  /**
   * Calls one operation and returns its parsed JSON body (undefined when there is none).
   * @throws OagConfigError for what is no id of the API; nothing is sent
   * @throws OagApiError, OagAuthenticationError, OagProtocolError, OagTransportError
   */
  async call(id: OperationId, args: CallArguments = {}): Promise<unknown> {
    try {
      return await this.#call(id, args);
    } catch (error) {
      throw error instanceof OagError && this.#nameOf !== undefined ? error.callSettings(this.#nameOf) : error;
    }
  }

  async #call(id: OperationId, args: CallArguments): Promise<unknown> {
    const { method, path } = operations[id];
    const request: HttpRequest = {
      method,
      path: fillPath(path, args.path ?? []) + queryOf(args.query),
      headers: { accept: "application/json", ...(args.body !== undefined && { "content-type": "application/json" }) },
      ...(args.body !== undefined && { body: JSON.stringify(args.body) }),
      operation: `${method} ${path}`,
    };
    this.#secrets.add(secretsOf(args.body, id));
    return this.#limiter.run(async () => {
      const isPublic = operations[id].scope === null;
      const sent = await (isPublic ? this.#open(request) : this.#authorized(request, args.retryTimeouts));
      const { response, retried, token, waited } = sent;
      // Gathered when there is a text to judge, which few responses make.
      const secretsOfCall = () => this.#secrets.and([token], doubtfulOf(args.body));
      if (isSuccess(response))
        return method === "DELETE" ? this.#assertGone(response, request, secretsOfCall) : bodyOf(response, request, secretsOfCall);
      const secrets = secretsOfCall();
      if (response.status === 401 && !isPublic) throw this.#unauthorized(response, request, secrets);
      const error = responseError(response, request.operation, secrets, adviceFor(response, id, waited, this.#context.clock));
      // The first try took effect although its response was lost.
      if (method === "DELETE" && retried && isGone(error)) return undefined;
      throw sent.followsUnanswered ? afterUnanswered(error) : error;
    });
  }

  /** What anybody may ask gets no access token. */
  async #open(request: HttpRequest): Promise<Sent & { token: string }> {
    return { ...(await sendWithRetries(() => request, this.#context)), token: "" };
  }

  async #authorized(request: HttpRequest, retryTimeouts = true): Promise<Sent & { token: string }> {
    const send = (token: string, waited = 0) =>
      sendWithRetries(() => this.#withToken(request, token), this.#context, { retryTimeouts, waited });
    const token = await this.#tokens.token();
    const first = await send(token);
    if (first.response.status !== 401) return { ...first, token };
    this.#tokens.drop(token);
    const renewed = await this.#tokens.token();
    // An earlier try was one of the same request, whatever token it had.
    const { followsUnanswered } = first;
    const last = await send(renewed, first.waited).catch((error) => Promise.reject(followsUnanswered ? afterUnanswered(error) : error));
    return {
      ...last,
      retried: first.retried || last.retried,
      followsUnanswered: followsUnanswered || last.followsUnanswered,
      token: renewed,
    };
  }

  /** The API answers a deletion with 204. Another success may be a portal's: a look tells whether the object is gone. */
  async #assertGone(response: HttpResponse, request: HttpRequest, sent: () => Secrets): Promise<undefined> {
    if (response.status === 204) return;
    const look: HttpRequest = { ...request, method: "GET" };
    const seen = await this.#authorized(look);
    const secrets = sent().and([seen.token]);
    if (isSuccess(seen.response) || !isGone(responseError(seen.response, request.operation, secrets)))
      throw notThisApi(response, request.operation, secrets);
  }

  /** Told once: from then on the bound follows what the gateway bears. */
  #slowDown(log: Log): void {
    if (!this.#limiter.slowDown() || this.#isSlow) return;
    this.#isSlow = true;
    warn(
      log,
      message`${this.#settings.origin} asks for fewer requests (429); at most ${this.#limiter.limit} at a time for now. To begin gently, set ${setting("maxConcurrency")}`,
    );
  }

  #withToken(request: HttpRequest, token: string): HttpRequest {
    const authorization = this.#settings.authorizationScheme === "none" ? token : `Bearer ${token}`;
    return { ...request, headers: { ...request.headers, authorization } };
  }

  #unauthorized(response: HttpResponse, request: HttpRequest, secrets: Secrets): OagAuthenticationError {
    const body = errorBodyOf(response, secrets) ?? oauthErrorOf(response, secrets);
    const said = body ? [`401 ${body.errorCode}: ${body.message}`] : notThisApi(response, request.operation, secrets).segments();
    return new OagAuthenticationError(
      message`${this.#settings.origin} refused a fresh access token for ${request.operation} (${said}); check the scopes ${this.#settings.scope.split(" ").join(", ")}, this machine's clock, and ${setting("authorizationScheme")}`,
      response.status,
      "authorizationScheme",
    );
  }
}

function bodyOf(response: HttpResponse, request: HttpRequest, secrets: () => Secrets): unknown {
  const parsed = parseJson(response.body);
  if (parsed === undefined && response.body.trim() !== "") throw notThisApi(response, request.operation, secrets());
  return parsed;
}

const isSuccess = ({ status }: HttpResponse) => status >= 200 && status < 300;

function adviceFor(response: HttpResponse, id: OperationId, waited: number, clock: Clock): string {
  const { scope } = operations[id];
  const scoped =
    response.status === 403 && scope !== null
      ? `needs the scope ${scope}: have it among the configured scopes, and choose it when the API is enabled`
      : "";
  const limited =
    calls[id]?.limited && (response.status === 403 || response.status === 404)
      ? "offline mode is Limited Early Access: where nothing of it is found or allowed, have Okta Support enable it for the gateway"
      : "";
  return [scoped, limited].filter((text) => text !== "").join("; ") || waitAdvice(response, waited, clock);
}

/** Ids come from the gateway or a program: nothing but plain characters may enter a path. */
function fillPath(template: string, values: readonly string[]): string {
  let index = 0;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[index];
    index += 1;
    if (!isId(value)) throw new OagConfigError(`${name}: not an id of this API; an id has letters, digits, "-" and "_", at most 64`);
    return value;
  });
}

function queryOf(query: CallArguments["query"]): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, values]) => values.map((value) => `${name}=${encodeURIComponent(value)}`));
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
