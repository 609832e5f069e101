import type { Socket } from "node:net";
import type { AxiosPromise } from "axios";
import { OagTransportError } from "../errors";
import { type Message, message, setting } from "../message";
import type { Settings } from "../settings";
import { createAgent, isInHandshake, pinMismatch } from "./agent";
import { proxyRefused } from "./tunnel";

/** One HTTP request to the gateway's own origin. */
export interface HttpRequest {
  /** HTTP method. */
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Absolute path with encoded segments and query. */
  path: string;
  /** Headers; the one for authorization is never printed. */
  headers: Record<string, string>;
  /** JSON, or the form of the token endpoint. */
  body?: string;
  /** How the request is named in errors, for example `PUT /api/v2/apps/{applicationId}`. */
  operation: string;
}

/** One response, whatever its status. */
export interface HttpResponse {
  /** HTTP status. */
  status: number;
  /** Headers, by name in lower case. */
  headers: Record<string, string | undefined>;
  /** The body as text; empty where there is none. */
  body: string;
}

/** Sends requests. An interface, so that the layers above can be tested without a socket. */
export interface Transport {
  /**
   * Sends one request, once.
   * @throws OagTransportError when no usable response came
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** Far above any real response of the API, far below what would hurt the process. */
const longestResponse = 32 * 1024 * 1024;

/** The transport over axios: own origin only, no redirects, no proxy that was not asked for, bounded in size and time. */
export function createTransport(settings: Settings): Transport {
  let client: Promise<Send> | undefined;
  return {
    async send(request) {
      // Loaded at the first request: check, diff and most previews never need it.
      client ??= createClient(settings);
      const send = await client;
      try {
        const { status, headers, data } = await send(request);
        return { status, headers: flatHeaders(headers), body: typeof data === "string" ? data : "" };
      } catch (error) {
        // Nothing of the HTTP library passes here: its errors hold headers and bodies.
        throw toTransportError(error, settings, request.operation);
      }
    },
  };
}

type Send = (request: HttpRequest) => AxiosPromise<unknown>;

/**
 * axios's own adapter for Node.js, called directly. `axios.request` before it merges and checks settings that are the same for
 * each request here, and passes bodies through transformers and interceptors that do nothing: a quarter of a request's cost.
 */
async function createClient(settings: Settings): Promise<Send> {
  const { default: axios } = await import("axios");
  const adapter = axios.getAdapter("http");
  const timeout = settings.requestTimeout * 1000;
  const fixed = {
    baseURL: settings.origin,
    httpsAgent: createAgent(settings),
    proxy: false,
    maxRedirects: 0,
    allowAbsoluteUrls: false,
    maxContentLength: longestResponse,
    timeout,
    // The body is parsed by the layer above, which knows what belongs there.
    responseType: "text",
    validateStatus: () => true,
  } as const;
  return async ({ path, method, headers, body }) =>
    adapter({
      ...fixed,
      url: path,
      method,
      headers: new axios.AxiosHeaders(sentHeaders(method, headers)),
      data: body,
      signal: AbortSignal.timeout(timeout),
    });
}

/** In the order and the letters in which axios sends them; what has no body is told as an empty form. */
function sentHeaders(method: HttpRequest["method"], { accept, "content-type": given, ...others }: HttpRequest["headers"]) {
  const contentType = given ?? (method === "POST" || method === "PUT" ? "application/x-www-form-urlencoded" : undefined);
  return { ...(accept !== undefined && { Accept: accept }), ...(contentType !== undefined && { "Content-Type": contentType }), ...others };
}

function flatHeaders(headers: object): Record<string, string | undefined> {
  const flat: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(headers)) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : String(value);
  return flat;
}

function cureOfProxy(status: number | undefined, where: string): Message {
  if (status === 401 || status === 407)
    return message`; it wants a user and password: check them in ${setting("proxy")}, http://user:password@host:port`;
  if (status === 403) return message`; have it allow tunnels (CONNECT) to ${where.slice("https://".length)}`;
  return [];
}

/** Failures before a request could have been written. */
const neverArrived = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", proxyRefused]);

/** What is read of an error of the HTTP library. */
interface HttpFailure {
  code?: string;
  message?: string;
  cause?: { proxyStatus?: number };
  request?: { socket: Socket | null };
  response?: unknown;
}

/** Axios has one code for a body that is too long and for one that breaks off; the latter alone comes with its response. */
const isTooLong = ({ code, response }: HttpFailure): boolean => code === "ERR_BAD_RESPONSE" && response === undefined;

/** False until a connection stood that a request could be written to. */
function wasConnected({ request }: HttpFailure): boolean {
  return request === undefined || (request.socket !== null && !isInHandshake(request.socket));
}

function timeOut(failure: HttpFailure, settings: Settings, operation: string): OagTransportError {
  const { origin, proxy, requestTimeout } = settings;
  const connected = wasConnected(failure);
  const what =
    !connected && proxy !== undefined
      ? message`the proxy made no connection to ${origin} within ${requestTimeout} s (${setting("requestTimeout")}); check ${setting("proxy")} and that it may reach the gateway's network`
      : message`${origin} did not answer within ${requestTimeout} s (${setting("requestTimeout")}); it can only be reached from the network that the gateway allows`;
  return new OagTransportError("OAG_TIMEOUT", what, connected, operation);
}

function toTransportError(error: unknown, settings: Settings, operation: string): OagTransportError {
  const failure = error as HttpFailure;
  const { code = "", message: text = "", cause } = failure;
  const where = settings.origin;
  if (code === pinMismatch) {
    return new OagTransportError(
      "OAG_TLS",
      message`the certificate of ${where} is not the one that ${setting("serverCertificateSha256")} names; if the appliance's certificate was renewed, verify the new fingerprint out of band and set it`,
      false,
      operation,
    );
  }
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return new OagTransportError(
      "OAG_TLS",
      message`the certificate of ${where} is for another host name; set ${setting("hostname")} to a name that the certificate carries`,
      false,
      operation,
    );
  }
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID") {
    return new OagTransportError(
      "OAG_TLS",
      `the certificate of ${where} has expired or is not valid yet (${code}); renew it on the gateway, and check this machine's clock`,
      false,
      operation,
    );
  }
  if (/CERT|SIGNATURE|ISSUER/.test(code) && !code.startsWith("ERR_BAD")) {
    return new OagTransportError(
      "OAG_TLS",
      message`the certificate of ${where} is not trusted (${code}); set ${setting("caCertificate")} to the PEM of the CA that issued it, or ${setting("serverCertificateSha256")} to the fingerprint of the appliance's own certificate, verified out of band`,
      false,
      operation,
    );
  }
  if (code === "EPROTO" || code.startsWith("ERR_SSL") || code.startsWith("ERR_TLS")) {
    return new OagTransportError(
      "OAG_TLS",
      message`${where} does not speak TLS 1.2 or newer on this port (${code}); check ${setting("hostname")} and its port`,
      false,
      operation,
    );
  }
  if (["ECONNABORTED", "ETIMEDOUT", "ERR_CANCELED"].includes(code)) {
    return timeOut(failure, settings, operation);
  }
  if (isTooLong(failure)) {
    return new OagTransportError(
      "OAG_TRANSPORT",
      `${where} answered ${operation} with more than ${longestResponse / 1024 / 1024} MiB: it is not this API, or an object there has very long texts; look for one in its console`,
      true,
      operation,
    );
  }
  if (code === proxyRefused) {
    return new OagTransportError(
      "OAG_TRANSPORT",
      message`${where} cannot be reached through the proxy: ${text}${cureOfProxy(cause?.proxyStatus, where)}`,
      false,
      operation,
    );
  }
  const arrived = !neverArrived.has(code) && wasConnected(failure);
  const reason = neverArrived.has(code) ? "cannot be reached" : "broke the connection";
  return new OagTransportError(
    "OAG_TRANSPORT",
    message`${where} ${reason} (${code || "no code"}); check ${setting("hostname")}, DNS and that this machine may reach the gateway's network`,
    arrived,
    operation,
  );
}
