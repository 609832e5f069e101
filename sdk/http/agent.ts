import { Agent, type AgentOptions, type RequestOptions } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type ConnectionOptions, checkServerIdentity, connect, type TLSSocket } from "node:tls";
import type { Settings } from "../settings";
import { trustOf } from "./trust";
import { openTunnel } from "./tunnel";

/** Error code of this file, next to Node's own of TLS. */
export const pinMismatch = "ERR_OAG_PIN";

/** Chain errors that a matching pin answers for: nobody else vouches for a self-signed appliance. */
const answeredByPin = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
]);

type AgentSettings = Pick<
  Settings,
  "caCertificate" | "serverCertificateSha256" | "insecureSkipVerify" | "proxy" | "maxConcurrency" | "requestTimeout"
>;

/** The keep-alive agent of one gateway: TLS 1.2 or newer, custom CA, pin and proxy tunnel. */
export function createAgent(settings: AgentSettings): Agent {
  return new GatewayAgent(settings);
}

const handshakes = new WeakSet<object>();

/** True as long as the handshake of a socket is not over: no byte of a request was sent on it. */
export const isInHandshake = (socket: Socket): boolean => socket.connecting || handshakes.has(socket);

function inHandshake(socket: Duplex | undefined): Duplex | undefined {
  return socket?.once("connect", () => handshakes.add(socket)).once("secureConnect", () => handshakes.delete(socket));
}

class GatewayAgent extends Agent {
  readonly #settings: AgentSettings;

  constructor(settings: AgentSettings) {
    const options: AgentOptions = {
      keepAlive: true,
      maxSockets: settings.maxConcurrency,
      secureContext: trustOf(settings.caCertificate),
      // A resumed TLS session would carry no certificate to compare the pin with.
      maxCachedSessions: settings.serverCertificateSha256 === undefined ? 100 : 0,
      rejectUnauthorized: !settings.insecureSkipVerify,
    };
    super(options);
    this.#settings = settings;
  }

  /**
   * The key of the pool. All connections of this agent are of one kind; Node's own key repeats every trusted
   * certificate, at a cost of milliseconds for each request.
   */
  override getName(options?: { host?: string; port?: number | string }): string {
    return `${options?.host}:${options?.port}`;
  }

  override createConnection(
    options: ConnectionOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const { proxy, serverCertificateSha256: pin } = this.#settings;
    if (proxy === undefined && pin === undefined)
      return inHandshake(super.createConnection(options as RequestOptions, callback) ?? undefined);
    void this.#connectInTime(options).then(
      (socket) => callback?.(null, socket),
      // The types of Node.js ask for a stream, which a failure has not.
      (error: Error) => (callback as ((error: Error) => void) | undefined)?.(error),
    );
    return undefined;
  }

  /**
   * A connection that is made here is no request's yet: one that is given up has no socket to destroy. So it is bounded by
   * itself, and what it holds is destroyed.
   */
  async #connectInTime(options: ConnectionOptions): Promise<TLSSocket> {
    const limit = new AbortController();
    const tooLate = Object.assign(new Error("no connection in time"), { code: "ETIMEDOUT" });
    const timer = setTimeout(() => limit.abort(tooLate), this.#settings.requestTimeout * 1000);
    try {
      return await this.#connect(options, limit.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  async #connect(options: ConnectionOptions, signal: AbortSignal): Promise<TLSSocket> {
    const { proxy, serverCertificateSha256: pin, insecureSkipVerify } = this.#settings;
    const tunnel = proxy === undefined ? undefined : await openTunnel(new URL(proxy), `${options.host}:${options.port}`, signal);
    const socket = connect({
      ...options,
      ...(tunnel && { socket: tunnel }),
      // With a pin it is decided below, before a single byte of a request is written.
      rejectUnauthorized: pin === undefined && !insecureSkipVerify,
    });
    const giveUp = () => socket.destroy(signal.reason);
    signal.addEventListener("abort", giveUp);
    try {
      await secured(socket);
      const problem = pin === undefined ? undefined : pinProblem(socket, pin, String(options.servername || options.host));
      if (problem !== undefined) throw problem;
      return socket;
    } catch (error) {
      socket.destroy();
      tunnel?.destroy();
      throw error;
    } finally {
      signal.removeEventListener("abort", giveUp);
    }
  }
}

function secured(socket: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("secureConnect", resolve).once("error", reject);
  });
}

function pinProblem(socket: TLSSocket, pin: string, host: string): Error | undefined {
  const certificate = socket.getPeerCertificate();
  if (certificate.fingerprint256?.replaceAll(":", "").toLowerCase() !== pin) {
    return Object.assign(new Error("the server's certificate has another fingerprint"), { code: pinMismatch });
  }
  // Node types the member as Error; at run time it is the code itself.
  const chain = socket.authorizationError as unknown;
  const code = chain instanceof Error ? (chain as NodeJS.ErrnoException).code : chain;
  if (!socket.authorized && typeof code === "string" && code !== "ERR_TLS_CERT_ALTNAME_INVALID" && !answeredByPin.has(code)) {
    return Object.assign(new Error("certificate not valid"), { code });
  }
  const now = Date.now();
  if (now < Date.parse(certificate.valid_from) || now > Date.parse(certificate.valid_to)) {
    return Object.assign(new Error("certificate not valid now"), { code: "CERT_HAS_EXPIRED" });
  }
  return checkServerIdentity(host, certificate);
}
