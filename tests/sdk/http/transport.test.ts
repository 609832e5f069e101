import { once } from "node:events";
import { createServer } from "node:tls";
import axios from "axios";
import { expect } from "chai";
import { makeTlsMaterial } from "pulumi-oag-simulator";
import { createTransport, type HttpRequest } from "../../../dist/sdk/http/transport.js";
import { resolveSettings } from "../../../dist/sdk/settings.js";
import { privateKey } from "../../support/gateways/gateway.ts";

/** A gateway's end of a connection that keeps the bytes of each request. */
async function exchange(...requests: Pick<HttpRequest, "method" | "headers" | "body">[]) {
  const tls = await makeTlsMaterial("localhost");
  const seen: string[] = [];
  const sockets: { destroy(): void }[] = [];
  const server = createServer(tls, (socket) => {
    sockets.push(socket);
    socket.on("data", (data) => {
      seen.push(data.toString());
      socket.write("HTTP/1.1 200 OK\r\nX-Two: a\r\nX-Two: b\r\nSet-Cookie: q\r\nSet-Cookie: r\r\ncontent-length: 5\r\n\r\n\ufeff{}");
    });
  }).listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const hostname = `localhost:${port}`;
  const transport = createTransport(resolveSettings({ hostname, clientId: "c", privateKey, caCertificate: tls.ca, requestTimeout: 77 }));
  const responses = [];
  for (const request of requests) responses.push(await transport.send({ path: "/api/v2/apps?a=b%20c", operation: "", ...request }));
  server.close();
  for (const socket of sockets) socket.destroy();
  return { responses, seen: seen.map((text) => text.replace(String(port), "PORT").split("\r\n")) };
}

const version = `User-Agent: axios/${axios.VERSION}`;
const rest = ["Accept-Encoding: gzip, compress, deflate, br", "Host: localhost:PORT", "Connection: keep-alive"];

describe("the transport", () => {
  it("writes exactly these lines, with a body and without", async () => {
    const { seen } = await exchange(
      { method: "GET", headers: { accept: "application/json", authorization: "Bearer t" } },
      { method: "PUT", headers: { accept: "application/json", "content-type": "application/json", authorization: "t" }, body: '{"a":"ü"}' },
      { method: "POST", headers: { accept: "application/json", authorization: "t" } },
    );
    const line = "/api/v2/apps?a=b%20c HTTP/1.1";
    const accept = "Accept: application/json";
    expect(seen).to.deep.equal([
      [`GET ${line}`, accept, "authorization: Bearer t", version, ...rest, "", ""],
      [
        `PUT ${line}`,
        accept,
        "Content-Type: application/json",
        "authorization: t",
        version,
        "Content-Length: 10",
        ...rest,
        "",
        '{"a":"ü"}',
      ],
      [
        `POST ${line}`,
        accept,
        "Content-Type: application/x-www-form-urlencoded",
        "authorization: t",
        version,
        ...rest,
        "Content-Length: 0",
        "",
        "",
      ],
    ]);
  });

  it("tells headers by names in lower case, repeated ones in one, and the body as text without a mark of its order", async () => {
    const { responses } = await exchange({ method: "GET", headers: {} });
    expect(responses).to.deep.equal([
      { status: 200, headers: { "x-two": "a, b", "set-cookie": "q, r", "content-length": "5" }, body: "{}" },
    ]);
  });

  it("leaves no timer behind that keeps a process from its end, whether a request is answered or not", async () => {
    const { setTimeout, clearTimeout } = globalThis;
    const limits = new Set<unknown>();
    let started = 0;
    const counted = (work: () => void, milliseconds?: number) => {
      const timer = setTimeout(work, milliseconds);
      if (milliseconds !== 77_000) return timer;
      started += 1;
      limits.add(timer);
      return timer;
    };
    Object.assign(globalThis, {
      setTimeout: counted,
      clearTimeout: (timer: NodeJS.Timeout) => {
        limits.delete(timer);
        clearTimeout(timer);
      },
    });
    try {
      await exchange({ method: "GET", headers: {} });
      const transport = createTransport(resolveSettings({ hostname: "localhost:1", clientId: "c", privateKey, requestTimeout: 77 }));
      const failed = await transport.send({ method: "GET", path: "/", headers: {}, operation: "GET /" }).catch((error) => error.code);
      expect([failed, started, limits.size]).to.deep.equal(["OAG_TRANSPORT", 2, 0]);
    } finally {
      Object.assign(globalThis, { setTimeout, clearTimeout });
    }
  });
});
