import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";
import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { runs } from "../support/models/arbitrary.ts";

const targetsOf = (origin: string): string[] => [
  "/",
  "//",
  "///x",
  "/..//",
  "http://[",
  "http:///x",
  "",
  "*",
  "x",
  "/%",
  "/%E0%A4%A",
  "/api/v2/apps/%2e%2e",
  "/api/v2/apps/..%2f..",
  "/?%ff&expand",
  "/#",
  "/\\x",
  "\\",
  "//user:pw@host/",
  "/api/v2/apps/[",
  "/_simulator?%",
  "javascript:1",
  "ftp://x/",
  `${origin}//`,
  `${origin}@evil/`,
  `/${"a".repeat(8000)}`,
  `/${"a".repeat(40_000)}`,
  "/api/v2/apps\u0000",
  "/api/v2/äpps",
];

const methods = ["GET", "POST", "OPTIONS", "CONNECT", "HEAD", "TRACE", "PATCH", "get", "M-SEARCH", "PRI", "", "GET GET", "\u0000"];

const headers = [
  "Host: a\r\nHost: b",
  "Host",
  ": x",
  "X: \u0000",
  "Content-Length: -1",
  "Content-Length: x",
  "Content-Length: 5\r\nContent-Length: 6",
  "Content-Length: 5\r\nTransfer-Encoding: chunked",
  "Transfer-Encoding: x",
  "Expect: 100-continue",
  "Expect: x",
  "Connection: upgrade\r\nUpgrade: h2c",
  "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13",
  "Authorization: Bearer",
  "Authorization: ",
  `X: ${"y".repeat(100_000)}`,
  "a: b\r\n".repeat(3000).trim(),
  "__proto__: x\r\nconstructor: y",
  "Cookie: =",
  "Content-Type: application/json; charset=\u00ff",
];

/** Requests that are none, in what stands first, in their headers or in their body. */
function oddRequests(host: string, origin: string): string[] {
  return [
    ...targetsOf(origin).flatMap((target) => methods.slice(0, 4).map((method) => `${method} ${target} HTTP/1.1\r\n${host}\r\n`)),
    ...methods.flatMap((method) =>
      ["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", "", "HTTPS/1.1"].map((version) => `${method} /api/v2/apps ${version}\r\n${host}\r\n`),
    ),
    ...[
      "",
      "\r\n\r\n",
      "\u0016\u0003\u0001",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\u0000".repeat(5000),
      "GET / HTTP/1.1\n\n",
      "x".repeat(100_000),
    ].map((text) => `${text}\r\n\r\n`),
    ...headers.flatMap((header) => ["GET", "POST"].map((method) => `${method} /api/v2/apps HTTP/1.1\r\n${host}${header}\r\n\r\n`)),
    ...["FFFFFFFFFFFFFFFF\r\n", "-1\r\n", "x\r\n\r\n", "0;\u0000\r\n\r\n", "5\r\nabcdefgh\r\n0\r\n\r\n", "0\r\nX: y\r\n\r\n", ""].flatMap(
      (body) =>
        ["/api/v2/apps", "/api/v2/oauth/token", "//"].map(
          (path) => `POST ${path} HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n${body}`,
        ),
    ),
    `GET / HTTP/1.1\r\n${host}\r\n`.repeat(200),
    `${`GET / HTTP/1.1\r\n${host}\r\n`.repeat(20)}GET //\r\n`,
  ];
}

describe("the stand-in gateway goes on", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  async function open(): Promise<TLSSocket> {
    const { caCertificate } = gateway.configuration;
    const port = Number(gateway.hostname.split(":")[1]);
    const socket = connect({ port, host: "127.0.0.1", servername: "localhost", ca: caCertificate });
    await once(socket, "secureConnect");
    return socket.on("error", () => {});
  }

  const closing = (socket: TLSSocket) => new Promise((resolve) => socket.once("close", resolve));

  /** Sends bytes as they stand; answers the status line, or nothing when the connection was closed. */
  async function raw(text: string | Buffer): Promise<string> {
    const socket = await open();
    socket.write(text);
    const said = await new Promise<string>((resolve) => {
      socket.once("data", (chunk) => resolve(String(chunk))).once("close", () => resolve(""));
    });
    socket.destroy();
    return said.split("\r\n")[0] ?? "";
  }

  /** Sends bytes and is gone before there is a response. */
  async function broken(text: string): Promise<void> {
    const socket = await open();
    await new Promise((resolve) => socket.write(text, resolve));
    const closed = closing(socket);
    socket.destroy();
    await closed;
  }

  /** Sends bytes, says that there are no more, and waits for the other side to be done. */
  async function ended(text: string): Promise<void> {
    const socket = await open();
    const closed = closing(socket);
    socket.resume().end(text);
    await closed;
  }

  /** A whole client's work, and nothing that went wrong meanwhile. */
  async function isWell(): Promise<void> {
    const client = new OagClient({ ...gateway.configuration, maxRetries: 0 });
    expect(await client.certificates.list()).to.have.length(1);
    expect(gateway.log.failures).to.deep.equal([]);
  }
  const line = (method: string, target: string, more = "", body = "") =>
    `${method} ${target} HTTP/1.1\r\nHost: ${gateway.hostname}\r\n${more}${body && `Content-Length: ${Buffer.byteLength(body)}\r\n`}\r\n${body}`;
  const json = "Content-Type: application/json\r\n";

  it("after a target that is no path, with a refusal", async () => {
    const ends: Record<string, string> = {};
    for (const target of ["//", "http://[", "http:///x", "*", "/%E0%A4%A", "/api/v2/apps/%00", "//[", "x"])
      ends[target] = await raw(line(target === "*" ? "OPTIONS" : "GET", target));
    expect(ends).to.deep.equal({
      "//": "HTTP/1.1 404 Not Found",
      "http://[": "HTTP/1.1 400 Bad Request",
      "http:///x": "HTTP/1.1 400 Bad Request",
      "*": "HTTP/1.1 400 Bad Request",
      "/%E0%A4%A": "HTTP/1.1 404 Not Found",
      "/api/v2/apps/%00": "HTTP/1.1 401 Unauthorized",
      "//[": "HTTP/1.1 404 Not Found",
      x: "HTTP/1.1 400 Bad Request",
    });
    expect(await raw(line("GET", `${gateway.origin}/_simulator`)), "a whole URL of its own").to.equal("HTTP/1.1 200 OK");
    await isWell();
  });

  it("after an upload that is broken off, which is in no state", async () => {
    const client = new OagClient({ ...gateway.configuration, maxRetries: 0 });
    await client.applications.list();
    await broken(line("POST", "/api/v2/apps", `${json}Content-Length: 1000\r\n`).concat("abc"));
    await broken(line("POST", "/api/v2/oauth/token", "Transfer-Encoding: chunked\r\n").concat("5\r\nab"));
    await isWell();
  });

  it("after a body of more than 4 MiB, with a refusal", async () => {
    expect(await raw(line("POST", "/api/v2/apps", json, "x".repeat(4 * 1024 * 1024 + 1)))).to.equal("HTTP/1.1 413 Payload Too Large");
    await isWell();
  });

  it("for its own names only: a page of another site that resolves to it gets nothing [simulator-names]", async () => {
    const [, port] = gateway.hostname.split(":");
    const named = (...hosts: string[]) => raw(`GET /_simulator HTTP/1.1\r\n${hosts.map((host) => `Host: ${host}\r\n`).join("")}\r\n`);
    const ends: Record<string, string> = {};
    for (const host of [
      `localhost:${port}`,
      `LOCALHOST:${port}`,
      `127.0.0.1:${port}`,
      "localhost",
      `evil.example:${port}`,
      `localhost:${port}.evil.example`,
      "",
    ])
      ends[host.replace(String(port), "PORT")] = (await named(host)).slice("HTTP/1.1 ".length);
    const misdirected = "421 Misdirected Request";
    expect(ends).to.deep.equal({
      "localhost:PORT": "200 OK",
      "LOCALHOST:PORT": "200 OK",
      "127.0.0.1:PORT": "200 OK",
      localhost: misdirected,
      "evil.example:PORT": misdirected,
      "localhost:PORT.evil.example": misdirected,
      "": misdirected,
    });
    expect(await named(), "none").to.equal("HTTP/1.1 400 Bad Request");
    expect(await raw("GET /_simulator HTTP/1.0\r\n\r\n"), "none, in the older form").to.equal(`HTTP/1.1 ${misdirected}`);
  });

  it("after a mistake of its own, which is answered 500 and reported", async () => {
    gateway.tamper = () => {
      throw new TypeError("boom");
    };
    expect(await raw(line("GET", "/api/v2/nothing"))).to.equal("HTTP/1.1 500 Internal Server Error");
    gateway.tamper = undefined;
    expect(gateway.log.failures).to.have.length(1);
    expect(gateway.log.failures[0]).to.match(/^GET \/api\/v2\/nothing: TypeError: boom\n/);
    gateway.log.clear();
    await isWell();
  });

  it("after hundreds of requests that are none, of every kind [simulator-requests]", async () => {
    const host = `Host: ${gateway.hostname}\r\n`;
    const whole = oddRequests(host, gateway.origin);
    // Sent whole, sent and left at once, and cut in half.
    for (let from = 0; from < whole.length; from += 20)
      await Promise.all(
        whole
          .slice(from, from + 20)
          .flatMap((text, index) => [
            broken(text),
            ...((from + index) % runs(4, 1) === 0 ? [broken(text.slice(0, text.length / 2)), ended(text)] : []),
          ]),
      );
    expect(whole.length).to.be.greaterThan(250);
    await isWell();
  });
});
