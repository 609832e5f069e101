import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { TlsMaterial } from "pulumi-oag-simulator";

/** How far a request gets before things go wrong. `connect` and `granted` need a proxy. */
export type CallStage = "connect" | "granted" | "tls" | "handshake" | "request" | "headers" | "body";
/** What goes wrong then. */
export type Fault = "silence" | "reset" | "half close" | "garbage" | "bad record" | "drip";

const junk = Buffer.from("\u0000\u0001junk\r\n\r\n".repeat(20));

/** A record of TLS that nobody encrypted: its check fails at the other end. */
const badRecord = Buffer.concat([Buffer.from([0x17, 3, 3, 0, 64]), Buffer.alloc(64, 0x5a)]);

function goWrong(socket: Socket, fault: Fault, underneath = socket): void {
  if (fault === "reset") underneath.resetAndDestroy();
  if (fault === "half close") socket.end();
  if (fault === "garbage") socket.write(junk);
  if (fault === "bad record") underneath.write(badRecord);
  if (fault !== "drip") return;
  const timer = setInterval(() => socket.write(" "), 20);
  socket.once("close", () => clearInterval(timer));
}

const started = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n";

/** A gateway, with a proxy before it where asked, that works up to one stage. Every connection that it got is awaited by {@link close}. */
export class FaultyGateway {
  readonly #servers: Server[] = [];
  readonly #closed: Promise<unknown>[] = [];
  /** Sockets under those of TLS, by the port at the other end. */
  readonly #raw = new Map<number | undefined, Socket>();
  /** `host:port` of the gateway. */
  hostname = "";
  /** URL of the proxy, where there is one. */
  proxy: string | undefined;
  /** Connections that were made, to either of the two. */
  connections = 0;

  static async start(stage: CallStage, fault: Fault, tls: TlsMaterial, withProxy: boolean): Promise<FaultyGateway> {
    const faulty = new FaultyGateway();
    const port = await faulty.#listen(faulty.#gateway(stage, fault, tls));
    faulty.hostname = `localhost:${port}`;
    if (withProxy) faulty.proxy = `http://127.0.0.1:${await faulty.#listen(faulty.#proxy(stage, fault, port))}`;
    return faulty;
  }

  /** Resolves when the other side has closed every connection. */
  async close(): Promise<void> {
    await Promise.all(this.#closed);
    await Promise.all(this.#servers.map((server) => once(server.close(), "close")));
  }

  async #listen(server: Server): Promise<number> {
    this.#servers.push(server);
    server.on("connection", (socket: Socket) => {
      this.connections += 1;
      this.#closed.push(once(socket, "close").catch(() => {}));
      this.#raw.set(socket.remotePort, socket);
      socket.on("error", () => {});
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }

  #gateway(stage: CallStage, fault: Fault, { key, cert }: TlsMaterial): Server {
    if (stage === "tls") return createServer((socket) => socket.once("data", () => goWrong(socket, fault)));
    if (stage === "handshake") return createServer((socket) => void this.#halfHandshake(socket, fault, key, cert));
    const server = createTlsServer({ key, cert }, (socket) => {
      socket.on("error", () => {});
      socket.once("data", () => {
        if (stage === "headers") socket.write(started);
        if (stage === "body") socket.write(`${started}\r\n[`);
        goWrong(socket, fault, this.#raw.get(socket.remotePort));
      });
    });
    return server.on("tlsClientError", () => {});
  }

  /** Passes on the first bytes that a real server answers to the handshake. */
  async #halfHandshake(socket: Socket, fault: Fault, key: string, cert: string): Promise<void> {
    const real = createTlsServer({ key, cert }, (secure) => secure.on("error", () => {})).on("tlsClientError", () => {});
    this.#servers.push(real);
    real.listen(0, "127.0.0.1");
    await once(real, "listening");
    const upstream = connect((real.address() as AddressInfo).port, "127.0.0.1").on("error", () => {});
    this.#closed.push(once(upstream, "close").catch(() => {}));
    socket.pipe(upstream);
    upstream.once("data", (chunk: Buffer) => {
      socket.write(chunk.subarray(0, 60), () => goWrong(socket, fault));
      socket.unpipe(upstream);
      socket.resume();
      upstream.destroy();
    });
  }

  #proxy(stage: CallStage, fault: Fault, port: number): Server {
    return createServer((socket) => {
      socket.once("data", () => {
        if (stage === "connect") return goWrong(socket, fault);
        if (stage === "granted") {
          socket.write("HTTP/1.1 200 OK\r\nvia:");
          return goWrong(socket, fault);
        }
        // A reset is passed on as one.
        const upstream = connect(port, "127.0.0.1", () => {
          socket.write("HTTP/1.1 200 OK\r\n\r\n");
          socket.pipe(upstream).pipe(socket);
        });
        upstream.on("error", () => socket.resetAndDestroy());
        socket.once("close", () => upstream.destroy());
        return undefined;
      });
    });
  }
}
