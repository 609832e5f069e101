import { once } from "node:events";
import { createServer } from "node:tls";
import { expect } from "chai";
import { type HttpRequest, type HttpResponse, OagClient } from "pulumi-oag/sdk";
import { makeTlsMaterial } from "pulumi-oag-simulator";
import { TestClock } from "../../support/basics/clock.ts";
import { TestLog } from "../../support/basics/log.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { privateKey } from "../../support/gateways/gateway.ts";

const options = { hostname: "oag.example.com", clientId: "c", privateKey };
const isLogIn = ({ path }: HttpRequest) => path.endsWith("/oauth/token");
const json = (body: unknown, status = 200): HttpResponse => ({ status, headers: {}, body: JSON.stringify(body) });
const issued = json({ access_token: "a-token-of-a-test", expires_in: 300 });

/** A client of a gateway that answers as it is told; a test's time does not pass. */
function clientOf(respond: (request: HttpRequest) => HttpResponse) {
  const transport = { send: async (request: HttpRequest) => respond(request) };
  return new OagClient(options, { transport, clock: new TestClock(), log: new TestLog() });
}

/** What a piece of work costs this process, in milliseconds of its own. */
async function cost(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Counts how often a text is parsed while something is at work. */
async function parses(body: string, work: () => Promise<unknown>): Promise<number> {
  const { parse } = JSON;
  let count = 0;
  JSON.parse = (text: string, ...rest: []) => {
    if (text === body) count += 1;
    return parse(text, ...rest);
  };
  await work().finally(() => {
    JSON.parse = parse;
  });
  return count;
}

describe("a response that is made to cost", () => {
  it("is no access token where it is longer than a header: it is refused, and nothing looks for it [long-token]", async () => {
    for (const token of [`${"k".repeat(16_384)}x`, "kestrel-".repeat(3_000_000)]) {
      const client = clientOf((request) => (isLogIn(request) ? json({ access_token: token }) : json([])));
      let said = "";
      const spent = await cost(async () => {
        const { message, code } = (await rejection(client.applications.list())) as Error & { code: string };
        said = `${message} ${code}`;
      });
      expect(said).to.include("an access token of more than 16 KiB").and.include("OAG_AUTHENTICATION");
      expect(said).to.not.include("kkkk").and.not.include("kestrel");
      expect(spent).to.be.below(2000);
    }
    const longest = clientOf((request) => (isLogIn(request) ? json({ access_token: "k".repeat(16_384) }) : json([])));
    expect(await longest.applications.list()).to.deep.equal([]);
  });

  it("is no client secret where it has thousands of characters [long-client-secret]", async () => {
    const id = "6f1f2f0a-0000-4000-8000-000000000000";
    const secretOf = (length: number) =>
      clientOf((request) => (isLogIn(request) ? issued : json({ clientSecret: "s".repeat(length) }))).applications.clientSecret(id);
    expect((await secretOf(4096)).clientSecret).to.have.length(4096);
    const { message, code } = (await rejection(secretOf(4097))) as Error & { code: string };
    expect([code, message]).to.deep.equal([
      "OAG_PROTOCOL",
      "GET /api/v2/apps/{applicationId}/credentials/secret was answered with a client secret of more than 4096 characters, which this API does not give; look at what stands between this machine and the gateway",
    ]);
  });

  it("is a token that lives for a minute where its lifetime is nested without end", async () => {
    const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const response = { ...issued, body: `{"access_token":"a-token-of-a-test","expires_in":${nested}}` };
    const client = clientOf((request) => (isLogIn(request) ? response : json([])));
    expect(await client.applications.list()).to.deep.equal([]);
  });

  it("is parsed once where it is an error, however often it is looked at [parsed-once]", async () => {
    const foreign = JSON.stringify({ detail: "no healthy upstream" });
    for (const [status, body] of [
      [503, foreign],
      [500, foreign],
      [401, foreign],
      [404, JSON.stringify({ errorCode: "NOT_FOUND", message: "no" })],
    ] as const) {
      let sent = 0;
      const client = clientOf((request) => {
        if (isLogIn(request)) return issued;
        sent += 1;
        return { status, headers: {}, body };
      });
      const count = await parses(body, () => rejection(client.applications.list()));
      expect(count, `${status}`).to.be.at.most(sent).and.at.least(1);
    }
  });

  it("is not parsed as an error where it is longer than any of the API's [long-error]", async () => {
    const body = JSON.stringify({ detail: "no healthy upstream", more: Array.from({ length: 400_000 }, () => ({})) });
    for (const status of [503, 400]) {
      const client = clientOf((request) => (isLogIn(request) ? issued : { status, headers: {}, body }));
      let said = "";
      const count = await parses(body, async () => {
        said = (await rejection(client.applications.list())).message;
      });
      expect([count, said.includes(`the response is not the Access Gateway API's (status ${status}, no content type)`)]).to.deep.equal([
        0,
        true,
      ]);
    }
  });

  it("ends the request at once where it is a change of protocol, which nobody asked for [status-101]", async () => {
    const tls = await makeTlsMaterial("localhost");
    const sockets: { destroy(): void }[] = [];
    const server = createServer(tls, (socket) => {
      sockets.push(socket);
      socket.on("error", () => {});
      socket.on("data", () => socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\nsecret"));
    }).listen(0, "localhost");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const ways = { hostname: `localhost:${port}`, clientId: "c", privateKey, caCertificate: tls.ca, maxRetries: 0, requestTimeout: 60 };
    const started = performance.now();
    const { message, code } = (await rejection(new OagClient(ways).applications.list())) as Error & { code: string };
    expect([code, performance.now() - started < 20_000]).to.deep.equal(["OAG_TRANSPORT", true]);
    expect(message).to.include("with a change of protocol (status 101), which nobody asked for").and.not.include("secret");
    server.close();
    for (const socket of sockets) socket.destroy();
  });
});
