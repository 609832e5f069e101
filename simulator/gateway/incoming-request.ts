import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { badRequest, Refusal } from "./refusal";

const longestBody = 4 * 1024 * 1024;

/**
 * Where a request goes: a path, or a whole URL of this origin (RFC 9112, 3.2). Its `Host` must be one of ours: a page of
 * another site whose name resolves to loopback has a name of its own.
 * @throws Refusal
 */
export function admitted(request: IncomingMessage, origin: string): URL {
  const { host, port } = new URL(origin);
  const given = request.headersDistinct.host ?? [];
  const own = [host, ...["localhost", "127.0.0.1"].map((name) => (port === "" ? name : `${name}:${port}`))];
  if (given.length !== 1 || !own.includes(given[0]?.toLowerCase() ?? "")) throw new Refusal(421, `This stand-in serves ${host} only`);
  const target = request.url ?? "";
  const path = target.startsWith(`${origin}/`) ? target.slice(origin.length) : target;
  // Put after the origin, a path that begins with // stays a path.
  const url = path.startsWith("/") ? URL.parse(`${origin}${path}`) : null;
  if (url === null) throw badRequest("The request's target is not a path");
  return url;
}

/** Reads a body; what is beyond the limit is read and dropped, since a client that still sends reads no response. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= longestBody) chunks.push(chunk as Buffer);
  }
  if (size > longestBody) throw new Refusal(413, "The body is longer than 4 MiB");
  return Buffer.concat(chunks).toString("utf8");
}

export function parseBody(headers: IncomingHttpHeaders, text: string): unknown {
  if (text === "") return undefined;
  if (headers["content-type"]?.split(";")[0]?.trim() !== "application/json") throw badRequest("The body must be application/json");
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("The body is not JSON");
  }
}

/** What is not HTTP, or not TLS, is refused where that can be said. */
export function refuseGarbage(error: NodeJS.ErrnoException, socket: Duplex): void {
  socket.on("error", () => {});
  if (error.code?.startsWith("HPE_") && socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
  else socket.destroy();
}
