import { type ClientRequest, request } from "node:http";
import type { Socket } from "node:net";

/** Error code of this file, next to Node's own. */
export const proxyRefused = "ERR_OAG_PROXY";

/**
 * Asks an HTTP proxy for a tunnel (CONNECT).
 * @param target `host:port` of the other end
 * @param signal ends the attempt, its socket included, whatever it waits for
 */
export function openTunnel(proxy: URL, target: string, signal: AbortSignal): Promise<Socket> {
  const credentials = credentialsOf(proxy);
  return new Promise((resolve, reject) => {
    const refuse = (message: string, proxyStatus?: number) =>
      reject(Object.assign(new Error(message), { code: proxyRefused, proxyStatus }));
    request({
      // A URL writes an IPv6 address in brackets, a socket takes it without.
      host: proxy.hostname.replace(/^\[(.*)\]$/, "$1"),
      port: proxy.port || 80,
      method: "CONNECT",
      path: target,
      signal,
      agent: false,
      headers: { host: target, ...(credentials && { "proxy-authorization": `Basic ${credentials}` }) },
    })
      .once("connect", (response, socket, head) => {
        if (response.statusCode === 200) {
          // What came with the response is the other end's.
          socket.unshift(head);
          return resolve(socket);
        }
        socket.destroy();
        return refuse(`the proxy answered ${response.statusCode}`, response.statusCode);
      })
      .once("response", (response) => {
        response.destroy();
        refuse(`the proxy answered ${response.statusCode} instead of a tunnel`, response.statusCode);
      })
      .once("error", function onError(this: ClientRequest, error: NodeJS.ErrnoException) {
        this.destroy();
        if (signal.aborted) reject(signal.reason);
        else refuse(`the proxy cannot be reached (${error.code ?? "no code"})`);
      })
      .end();
  });
}

/** Either half may be empty (RFC 7617); none is sent when both are. */
function credentialsOf({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  return Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
}
