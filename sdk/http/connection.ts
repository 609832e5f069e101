import { GatewayClock } from "../auth/clock-skew";
import { Session } from "../auth/session";
import { type AccessToken, readToken, tokenRequest } from "../auth/token";
import type { Clock } from "../clock";
import { OagAuthenticationError, OagConfigError } from "../errors";
import { operations } from "../generated/contract";
import type { Log } from "../log";
import type { Settings } from "../settings";
import { secretsOf } from "../text";
import { answerError, notThisApi, parseJson } from "./answer";
import { Limiter } from "./limiter";
import { type RepeatContext, sendRepeatedly } from "./repeat";
import { longestRetryAfter, parseRetryAfter } from "./retry";
import type { HttpAnswer, HttpRequest, Transport } from "./transport";

/** Names of the API's operations, as in openapi.yaml. */
export type OperationId = keyof typeof operations;

/** What an operation is called with. */
export interface CallArguments {
  /** Values of the path's parameters, in their order. */
  path?: readonly string[];
  query?: Readonly<Record<string, readonly string[]>>;
  body?: unknown;
}

/** The authenticated way to one gateway: bounded in concurrency, retried with care, renewed after a 401. */
export class Connection {
  // Private, so that a client that is printed shows no proxy password.
  readonly #settings: Settings;
  readonly #session: Session;
  readonly #limiter: Limiter;
  readonly #context: RepeatContext;
  readonly #gatewayClock: GatewayClock;
  #isSlow = false;

  constructor(settings: Settings, transport: Transport, clock: Clock, log: Log) {
    this.#settings = settings;
    this.#context = { transport, clock, log, maxRetries: settings.maxRetries, onBusy: () => this.#slowDown(log) };
    this.#gatewayClock = new GatewayClock(clock, log);
    this.#limiter = new Limiter(settings.maxConcurrency);
    this.#session = new Session(() => this.#requestToken(), clock);
  }

  /**
   * Calls one operation and returns its parsed JSON body (undefined when there is none).
   * @throws OagApiError, OagAuthenticationError, OagProtocolError, OagTransportError
   */
  async call(id: OperationId, args: CallArguments = {}): Promise<unknown> {
    const { method, path } = operations[id];
    const request: HttpRequest = {
      method,
      path: fillPath(path, args.path ?? []) + queryOf(args.query),
      headers: { accept: "application/json", ...(args.body !== undefined && { "content-type": "application/json" }) },
      ...(args.body !== undefined && { body: JSON.stringify(args.body) }),
      operation: `${method} ${path}`,
    };
    return this.#limiter.run(async () => {
      const { answer, repeated, token } = await this.#authorized(request);
      if (answer.status >= 200 && answer.status < 300) return this.#body(answer, request);
      // The first try took effect although its answer was lost.
      if (method === "DELETE" && answer.status === 404 && repeated) return undefined;
      const secrets = [token, ...secretsOf(args.body)];
      if (answer.status === 401) throw this.#unauthorized(answer, request, secrets);
      throw answerError(answer, request.operation, secrets, adviceFor(answer, id, this.#context.clock));
    });
  }

  async #authorized(request: HttpRequest): Promise<{ answer: HttpAnswer; repeated: boolean; token: string }> {
    let token = await this.#session.token();
    let result = await sendRepeatedly(() => this.#withToken(request, token), this.#context);
    if (result.answer.status === 401) {
      this.#session.drop(token);
      token = await this.#session.token();
      result = await sendRepeatedly(() => this.#withToken(request, token), this.#context);
    }
    return { ...result, token };
  }

  /** Told once: from then on the bound follows what the gateway bears. */
  #slowDown(log: Log): void {
    if (!this.#limiter.slowDown() || this.#isSlow) return;
    this.#isSlow = true;
    log.warn(
      `${this.#settings.origin} asks for fewer requests (429); at most ${this.#limiter.limit} at a time for now. To begin gently, set 'maxConcurrency'`,
    );
  }

  #withToken(request: HttpRequest, token: string): HttpRequest {
    const authorization = this.#settings.authorizationScheme === "none" ? token : `Bearer ${token}`;
    return { ...request, headers: { ...request.headers, authorization } };
  }

  async #requestToken(): Promise<AccessToken> {
    let sent = await this.#sendAssertion();
    const isRefused = sent.answer.status === 400 || sent.answer.status === 401;
    if (isRefused && this.#gatewayClock.correct(sent.answer.headers.date)) sent = await this.#sendAssertion();
    return readToken(sent.answer, sent.assertion, this.#settings, this.#context.clock, this.#context.log);
  }

  async #sendAssertion(): Promise<{ answer: HttpAnswer; assertion: string }> {
    let assertion = "";
    // A token request changes nothing on the gateway, so it may be repeated like a GET.
    const { answer } = await sendRepeatedly(
      async () => {
        const made = await tokenRequest(this.#settings, this.#gatewayClock.now());
        assertion = made.assertion;
        return made.request;
      },
      this.#context,
      "GET",
    );
    return { answer, assertion };
  }

  #body(answer: HttpAnswer, request: HttpRequest): unknown {
    const parsed = parseJson(answer.body);
    if (parsed === undefined && answer.body.trim() !== "") throw notThisApi(answer, request.operation);
    return parsed;
  }

  #unauthorized(answer: HttpAnswer, request: HttpRequest, secrets: string[]): OagAuthenticationError {
    const said = answerError(answer, request.operation, secrets).message;
    return new OagAuthenticationError(
      `${this.#settings.origin} refused a fresh access token for ${request.operation} (${said}); check the scopes ${this.#settings.scope.split(" ").join(", ")}, this machine's clock, and 'authorizationScheme'`,
      answer.status,
    );
  }
}

function adviceFor(answer: HttpAnswer, id: OperationId, clock: Clock): string {
  if (answer.status === 403) return `needs the scope ${operations[id].scope}`;
  const named = parseRetryAfter(answer.headers["retry-after"], clock.now());
  return named !== undefined && named > longestRetryAfter ? `the gateway asks to wait ${Math.round(named / 1000)} s` : "";
}

/** Ids come from the gateway or a program: nothing but plain characters may enter a path. */
const safeSegment = /^[A-Za-z0-9_-]{1,64}$/;

function fillPath(template: string, values: readonly string[]): string {
  let index = 0;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[index];
    index += 1;
    if (value === undefined || !safeSegment.test(value))
      throw new OagConfigError(`${name}: not an id of this API; an id has letters, digits, "-" and "_", at most 64`);
    return value;
  });
}

function queryOf(query: CallArguments["query"]): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, values]) => values.map((value) => `${name}=${encodeURIComponent(value)}`));
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
