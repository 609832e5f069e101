import type { ClientRequest, IncomingMessage } from "node:http";
import { type RequestOptions, request } from "node:https";
import type { Duplex } from "node:stream";
import type { AxiosPromise } from "axios";
import type { Settings } from "../settings";
import { createAgent } from "./agent";
import { protocolChanged, toTransportError } from "./transport-error";

/** One HTTP request to the gateway's own origin. */
export interface HttpRequest {
  /** HTTP method. */
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Absolute path with encoded segments and query. */
  path: string;
  /** Headers; the one for authorization is never printed. */
  headers: Record<string, string>;
  /** JSON, or the form of the token endpoint. @default no body */
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

/** Bytes of a response: far above any real one of the API, far below what would hurt the process. */
const longestResponse = 32 * 1024 * 1024;

/** The transport over axios: own origin only, no redirects, no proxy that was not asked for, bounded in size and time. */
export function createTransport(settings: Settings): Transport {
  let client: Send | undefined;
  return {
    async send(request) {
      // Loaded at the first request: check, diff and most previews never need it.
      client ??= createClient(settings);
      try {
        const { status, headers, data } = await client(request);
        return { status, headers: flatHeaders(headers), body: typeof data === "string" ? data : "" };
      } catch (error) {
        // Nothing of the HTTP library passes here: its errors hold headers and bodies.
        throw toTransportError(error, { settings, operation: request.operation, longestResponse });
      }
    },
  };
}

type Send = (request: HttpRequest) => AxiosPromise<unknown>;

/**
 * axios's own adapter for Node.js, called directly. `axios.request` before it merges and checks settings that are the same for
 * each request here, and passes bodies through transformers and interceptors that do nothing: a quarter of a request's cost.
 */
function createClient(settings: Settings): Send {
  // Its one file for CommonJS: as ES modules it takes half as long again to load.
  const axios: typeof import("axios") = require("axios");
  const adapter = axios.getAdapter("http");
  const timeout = settings.requestTimeout * 1000;
  const commonConfig = {
    baseURL: settings.origin,
    httpsAgent: createAgent(settings),
    proxy: false,
    maxRedirects: 0,
    transport: { request: withoutUpgrades },
    allowAbsoluteUrls: false,
    maxContentLength: longestResponse,
    // The body is parsed by the layer above, which knows what belongs there.
    responseType: "text",
    validateStatus: () => true,
  } as const;
  return async ({ path, method, headers, body }) => {
    // Not AbortSignal.timeout: what listens to one, the whole request, stays in memory until all of the heap is swept.
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), timeout);
    try {
      return await adapter({
        ...commonConfig,
        url: path,
        method,
        headers: new axios.AxiosHeaders(sentHeaders(method, headers)),
        data: body,
        signal: ending.signal,
      });
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * Node.js closes a connection whose other end changes its protocol, but ends the request only for who listens: it would hang
 * until its time is over.
 */
function withoutUpgrades(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest {
  const sent = request(options, onResponse);
  return sent.once("upgrade", (_: IncomingMessage, socket: Duplex) => {
    socket.destroy();
    sent.emit("error", Object.assign(new Error("the protocol was changed"), { code: protocolChanged }));
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
