import type { ServerResponse } from "node:http";
import type { Fault } from "./faults";
import { Refusal } from "./refusal";

/** What the gateway means to answer. */
export interface GatewayResponse {
  /** HTTP status. */
  status: number;
  /** What it says, as JSON. @default nothing */
  body?: unknown;
  /** True: an HTML page, as where the API is switched off. @default false */
  html?: boolean;
}

const page = "<!DOCTYPE html><html><head><title>Not found</title></head><body><h1>Not found</h1></body></html>";

/** Sends a response and returns its status. */
export function send(response: ServerResponse, intended: GatewayResponse, headers: Record<string, string> = {}): number {
  const text = intended.html ? page : intended.body === undefined ? "" : JSON.stringify(intended.body);
  const type = intended.html ? "text/html" : "application/json";
  response.writeHead(intended.status, {
    ...(text !== "" && { "content-type": type }),
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
  return intended.status;
}

/** Lets things go wrong as the script says. Returns the status that was sent, 0 for none. */
export function answerFault(response: ServerResponse, fault: Fault, intended: GatewayResponse): number {
  if (fault.stall) return 0;
  if (fault.reset) {
    response.destroy();
    return 0;
  }
  const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
  const status = fault.status ?? intended.status;
  if (fault.half) {
    const text = JSON.stringify(intended.body ?? new Refusal(500).body);
    response.writeHead(status, { "content-type": "application/json", "content-length": text.length });
    response.write(text.slice(0, text.length / 2), () => response.destroy());
    return status;
  }
  if (fault.huge !== undefined || fault.body !== undefined) {
    const text = fault.body ?? "x".repeat(fault.huge ?? 0);
    response.writeHead(status, { "content-type": fault.contentType ?? "application/json", ...headers });
    response.end(text);
    return status;
  }
  if (fault.html) return send(response, { status, html: true }, headers);
  if (fault.status === undefined) return send(response, intended, headers);
  return send(response, { status, body: new Refusal(status, fault.message).body }, headers);
}
