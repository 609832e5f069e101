import { createPublicKey, generateKeyPairSync } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { FaultScript } from "./faults";
import { admitted, parseBody, readBody, refuseGarbage } from "./incoming-request";
import { worded } from "./normalise";
import { assertFeature } from "./offline-guard";
import { type GatewayConfiguration, type GatewayOptions, harshReading, type Reading, type TlsMaterial } from "./options";
import { badRequest, notFound, Refusal } from "./refusal";
import { RequestLog } from "./request-log";
import { answerFault, type GatewayResponse, send } from "./responses";
import { findRoute, isId } from "./router";
import { Store } from "./store";
import { type GatewaySummary, summaryOf } from "./summary";
import { makeTlsMaterial } from "./tls";
import { TokenEndpoint } from "./token-endpoint";

const overviewScopes = ["okta.oag.app.manage", "okta.oag.app.read", "okta.oag.cert.read", "okta.oag.idp.manage", "okta.oag.idp.read"];

/**
 * A stand-in for an Okta Access Gateway: its API over HTTPS on loopback, strict by openapi.yaml and stateful.
 * It is no gateway: it proxies nothing, and where the documents are silent it takes the harshest reading.
 */
export class Gateway {
  /** What it holds; tests may change it directly: a change behind the back. */
  readonly store: Store;
  /** What goes wrong, and when. */
  readonly faults = new FaultScript();
  /** What it was asked. */
  readonly log = new RequestLog();
  /** How it reads what the API's documents leave open. */
  readonly reading: Reading;
  /** False answers every call with an HTML page, as a gateway whose API is switched off. */
  apiEnabled = true;
  /** Milliseconds that every response takes. */
  latency: number;
  /** Changes the body of a response before it is sent: another version of the gateway, or a hostile one. */
  tamper: ((operation: string, body: unknown) => unknown) | undefined;
  #server!: Server;
  #tokens!: TokenEndpoint;
  #tls!: TlsMaterial;
  readonly #privateKey: string;
  readonly #clientId = "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36";
  /** Numbers of the TLS connections, for the log. */
  readonly #sockets = new Map<Socket, number>();
  readonly #raw = new Set<Socket>();
  #port = 0;

  readonly #options: GatewayOptions;

  private constructor(options: GatewayOptions) {
    this.#options = options;
    this.reading = { ...harshReading, ...options.reading };
    this.latency = options.latency ?? 0;
    this.#privateKey =
      options.privateKey ??
      generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const certificates = options.certificates ?? [{ commonName: "*.example.com", san: ["*.example.com"] }];
    this.store = new Store(certificates, this.#now());
  }

  /** Starts a stand-in gateway. */
  static async start(options: GatewayOptions = {}): Promise<Gateway> {
    const gateway = new Gateway(options);
    await gateway.#listen();
    return gateway;
  }

  /** `host:port`, the value of `oag:hostname`. */
  get hostname(): string {
    return `${this.#options.hostname ?? "localhost"}:${this.#port}`;
  }

  /** Where it listens, `https://host:port`. */
  get origin(): string {
    return `https://${this.hostname}`;
  }

  /** The client to configure: what the console of a real gateway would show, and the CA to trust. */
  get configuration(): GatewayConfiguration {
    return { hostname: this.hostname, clientId: this.#clientId, privateKey: this.#privateKey, caCertificate: this.#tls.ca };
  }

  /** Ends every access token at once. */
  expireTokens(): void {
    this.#tokens.expireAll();
  }

  /** Seconds that access tokens live which are given from now on. */
  set tokenLifetime(seconds: number) {
    this.#tokens.lifetime = seconds;
  }

  /** Stops listening and drops the connections. */
  async stop(): Promise<void> {
    for (const socket of this.#raw) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #now(): number {
    return this.#options.clock?.() ?? Date.now();
  }

  async #listen(): Promise<void> {
    this.#tls = this.#options.tls ?? (await makeTlsMaterial(this.#options.hostname ?? "localhost"));
    this.#server = createServer(
      { key: this.#tls.key, cert: this.#tls.cert, minVersion: "TLSv1.2", keepAliveTimeout: 60_000 },
      (request, response) => {
        void this.#serve(request, response);
      },
    );
    this.#server.on("clientError", refuseGarbage).on("connection", (socket: Socket) => {
      this.#raw.add(socket);
      socket.on("error", () => {}).once("close", () => this.#raw.delete(socket));
    });
    this.#server.on("secureConnection", (socket: Socket) => {
      this.log.connections += 1;
      this.#sockets.set(socket, this.log.connections);
      // Clients may drop a connection at any time; that is theirs to do.
      socket.on("error", () => {}).once("close", () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject).listen(this.#options.port ?? 0, "127.0.0.1", resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
    const publicKey = createPublicKey(this.#privateKey).export({ type: "spki", format: "pem" }).toString();
    const client = { clientId: this.#clientId, publicKey, scopes: this.#options.scopes ?? overviewScopes };
    this.#tokens = new TokenEndpoint(this.origin, client, this.reading, () => this.#now(), this.#options.tokenLifetime ?? 300);
  }

  /** No request may end the stand-in: what is wrong with one is answered or dropped, what is wrong with us is answered 500 and kept. */
  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = admitted(request, this.origin);
      if (url.pathname === "/_simulator") send(response, { status: 200, body: this.summary() });
      else await this.#serveApi(request, response, url);
    } catch (error) {
      this.#answerError(request, response, error);
    }
  }

  /** Returns the status that was sent, 0 for none. */
  #answerError(request: IncomingMessage, response: ServerResponse, error: unknown): number {
    if (error instanceof Refusal) return send(response, { status: error.status, body: error.body });
    // Broken off by the client: no response reaches it.
    if (!request.complete) return 0;
    this.log.fail(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`);
    if (!response.headersSent) return send(response, { status: 500, body: new Refusal(500).body });
    response.destroy();
    return 0;
  }

  async #serveApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { method = "" } = request;
    response.setHeader("date", new Date(this.#now()).toUTCString());
    const route = findRoute(method, url.pathname);
    const startedAt = Date.now();
    this.log.begin();
    let status = 0;
    try {
      status = await this.#respond(request, response, url, route);
    } catch (error) {
      status = this.#answerError(request, response, error);
    } finally {
      const connection = this.#sockets.get(request.socket) ?? 0;
      this.log.end({ method, path: url.pathname, operation: route?.id, status, connection, startedAt, endedAt: Date.now() });
    }
  }

  async #respond(request: IncomingMessage, response: ServerResponse, url: URL, route: ReturnType<typeof findRoute>): Promise<number> {
    const body = await readBody(request);
    const fault = this.faults.next({ method: request.method ?? "", operation: route?.id, path: url.pathname });
    if (this.latency > 0 || fault?.delay) await wait(this.latency + (fault?.delay ?? 0));
    const intended =
      fault === undefined || fault.when === "after" ? await this.#answer(request.headers, url, route, body) : { status: 500 };
    if (this.tamper !== undefined && intended.body !== undefined) intended.body = this.tamper(route?.id ?? "", intended.body);
    const said = fault?.echo ? { ...fault, message: `cannot take ${body} from ${request.headers.authorization}` } : fault;
    return said === undefined ? send(response, intended) : answerFault(response, said, intended);
  }

  /**
   * Answers one request without a socket and without faults, so that a test can decide the order in which the requests of
   * several programs arrive.
   */
  async answer(method: string, path: string, headers: IncomingHttpHeaders, body = ""): Promise<GatewayResponse> {
    const url = new URL(path, this.origin);
    return this.#answer(headers, url, findRoute(method, url.pathname), body);
  }

  async #answer(headers: IncomingHttpHeaders, url: URL, route: ReturnType<typeof findRoute>, text: string): Promise<GatewayResponse> {
    try {
      if (!this.apiEnabled) return { status: 404, html: true };
      if (route === undefined) throw notFound();
      if (route.id === "createAccessToken")
        return { status: 200, body: await this.#tokens.issue(headers["content-type"], headers.authorization, text) };
      if (route.scope !== null) this.#tokens.assertAuthorized(headers.authorization, route.scope);
      assertFeature(url.pathname, this.reading);
      if (route.handler === undefined) throw new Refusal(404, "This stand-in does not serve that operation");
      const { store, reading } = this;
      const params = reading.foldIds ? route.params.map((id) => id.toLowerCase()) : route.params;
      if (!params.every(isId)) throw route.scope === null ? notFound() : badRequest("Malformed id");
      const body = parseBody(headers, text);
      const intended = route.handler({ store, reading, params, query: url.searchParams, now: this.#now(), body });
      return { ...intended, body: worded(reading.normalises, route.id, intended.body) };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      throw error;
    }
  }

  /** What `/_simulator` answers: counts, nothing secret. */
  summary(): GatewaySummary {
    return summaryOf(this.store, this.log);
  }
}
