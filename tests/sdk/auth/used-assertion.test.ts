import { expect } from "chai";
import { OagClient, type Transport } from "pulumi-oag/sdk";
import { TestClock } from "../../support/basics/clock.ts";
import { TestLog } from "../../support/basics/log.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { privateKey, startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { error } from "../../support/gateways/nocked.ts";

const again = "the log-in is tried once more, with other times: another process may have used this assertion";
const isLogIn = ({ path }: { path: string }) => path.endsWith("/oauth/token");
const token = [200, { access_token: "T1", expires_in: 300 }] as const;
const wrongKey = [400, error("BAD_REQUEST", "The client assertion is not valid")] as const;

/** A client whose log-ins are answered in turn; the last response stays. */
function answered(...responses: (readonly [status: number, body: unknown])[]) {
  const clock = new TestClock();
  const log = new TestLog();
  const assertions: string[] = [];
  const transport: Transport = {
    send: async (request) => {
      if (!isLogIn(request)) return { status: 200, headers: {}, body: "[]" };
      assertions.push(new URLSearchParams(request.body).get("client_assertion") ?? "");
      const [status, body] = responses[Math.min(assertions.length, responses.length) - 1] ?? token;
      return { status, headers: {}, body: JSON.stringify(body) };
    },
  };
  const client = new OagClient({ hostname: "oag.example.com", clientId: "c", privateKey, maxRetries: 0 }, { transport, clock, log });
  return { client, clock, log, assertions };
}

describe("an assertion that another process has used", () => {
  afterEach(stopGateways);

  it("is followed by one with other times, so that the run goes on [assertion-used]", async () => {
    const gateway = await startGateway();
    const log = new TestLog();
    const statuses: [path: string, status: number][] = [];
    const transport: Transport = {
      send: async ({ method, path, headers, body }) => {
        // The same assertion of the other process arrives a moment earlier.
        if (statuses.length === 0) await gateway.answer(method, path, headers, body);
        const response = await gateway.answer(method, path, headers, body);
        statuses.push([path, response.status]);
        return { status: response.status, headers: {}, body: JSON.stringify(response.body) };
      },
    };
    const client = new OagClient({ ...gateway.configuration, maxRetries: 0 }, { transport, log });
    expect(await client.applications.list()).to.deep.equal([]);
    expect(statuses).to.deep.equal([
      ["/api/v2/oauth/token", 400],
      ["/api/v2/oauth/token", 200],
      ["/api/v2/apps", 200],
    ]);
    expect([log.warned, log.debugged.filter((line) => line === again)]).to.deep.equal([[], [again]]);
  });

  for (const [name, ...refusal] of [
    ["the API's own, 400", 400, error("BAD_REQUEST", "no")],
    ["the API's own, 401", 401, error("UNAUTHORIZED", "no")],
    ["OAuth's invalid_client", 401, { error: "invalid_client" }],
    ["OAuth's invalid_grant", 400, { error: "invalid_grant", error_description: "used before" }],
  ] as const) {
    it(`is tried for once more whatever the form of the refusal: ${name}`, async () => {
      const { client, assertions } = answered(refusal, token);
      await client.applications.list();
      expect([assertions.length, new Set(assertions).size]).to.deep.equal([2, 2]);
    });
  }

  for (const [name, ...refusal] of [
    ["a scope that is not enabled", 400, error("BAD_REQUEST", "Scope okta.oag.cert.read is not enabled")],
    ["OAuth's invalid_scope", 400, { error: "invalid_scope" }],
    ["a 403", 403, error("FORBIDDEN", "no")],
    ["a response that is not the API's", 401, { detail: "log in at the portal" }],
  ] as const) {
    it(`is not what ${name} tells of, which costs one request`, async () => {
      const { client, log, assertions } = answered(refusal);
      await rejection(client.applications.list());
      expect([assertions.length, log.debugged.includes(again)]).to.deep.equal([1, false]);
    });
  }

  it("is not looked for behind a wrong key again and again: one request more in all, until a log-in succeeds [assertion-refused-twice]", async () => {
    const { client, clock, log, assertions } = answered(wrongKey, wrongKey, wrongKey, token, wrongKey, token);
    const spent = async (call: Promise<unknown>) => {
      const before = assertions.length;
      const said = await call.then(
        () => "done",
        (failure) => String(failure.message).split(";")[0],
      );
      return [assertions.length - before, said];
    };
    const refused = "https://oag.example.com refused the client assertion (400 BAD_REQUEST: The client assertion is not valid)";
    expect(await spent(client.applications.list())).to.deep.equal([2, refused]);
    expect(await spent(client.applications.list())).to.deep.equal([1, refused]);
    expect(await spent(client.applications.list())).to.deep.equal([1, "done"]);
    clock.advance(300_000);
    expect(await spent(client.applications.list())).to.deep.equal([2, "done"]);
    expect(log.debugged.filter((line) => line === again)).to.have.length(2);
    expect(new Set(assertions).size).to.equal(6);
  });

  it("counts what the first of the two waited, so that both wait ten minutes at most", async () => {
    const clock = new TestClock();
    const responses = [429, 400, 429].map((status) => ({
      status,
      headers: { "retry-after": "400" },
      body: JSON.stringify(error("NO", "no")),
    }));
    const transport: Transport = { send: async () => responses.shift() ?? { status: 500, headers: {}, body: "" } };
    const client = new OagClient({ hostname: "oag.example.com", clientId: "c", privateKey }, { transport, clock, log: new TestLog() });
    expect((await rejection(client.applications.list())).message).to.equal(
      "429 NO: no (the gateway asks to wait 400 s, after 400 s of waiting for this request; no more than 600 s are waited in all)",
    );
    expect(clock.slept).to.deep.equal([400_000]);
  });
});
