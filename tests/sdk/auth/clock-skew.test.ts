import { expect } from "chai";
import { decodeJwt } from "jose";
import { OagClient, type Transport } from "pulumi-oag/sdk";
import { GatewayClock } from "../../../dist/sdk/auth/clock-skew.js";
import { TestClock } from "../../support/basics/clock.ts";
import { TestLog } from "../../support/basics/log.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { privateKey, startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { runs } from "../../support/models/arbitrary.ts";

const minutes = (count: number) => count * 60_000;

describe("a machine whose clock is wrong", () => {
  afterEach(stopGateways);

  for (const [name, offset, told] of [
    ["ten minutes ahead", minutes(10), "this machine's clock is 600 s ahead of the gateway's"],
    ["ten minutes behind", minutes(-10), "this machine's clock is 600 s behind the gateway's"],
    ["five hours ahead", minutes(300), "this machine's clock is 18000 s ahead of the gateway's"],
  ] as const) {
    it(`gets a token although it is ${name}, and is told once [clock-skew]`, async () => {
      const clock = new TestClock();
      const gateway = await startGateway({ clock: () => clock.now() - offset, tokenLifetime: 60 });
      const log = new TestLog();
      const client = new OagClient({ ...gateway.configuration, maxRetries: 0 }, { clock, log });
      expect(await client.applications.list()).to.deep.equal([]);
      expect(gateway.log.entries.map(({ operation, status }) => [operation, status])).to.deep.equal([
        ["createAccessToken", 400],
        ["createAccessToken", 200],
        ["listApplication", 200],
      ]);
      expect(log.warned).to.deep.equal([
        `${told}; the access token was asked for by the gateway's time, but set one of the two clocks right`,
      ]);
      clock.advance(minutes(2));
      gateway.log.clear();
      await client.applications.list();
      expect(
        gateway.log.entries.map(({ status }) => status),
        "the next token needs one request",
      ).to.deep.equal([200, 200]);
      expect(log.warned).to.have.length(1);
    });
  }

  it("logs in at any skew of up to two minutes, with one correction at most, and never sends an assertion twice", async () => {
    const options = { hostname: "oag.example.com", clientId: "c", privateKey, maxRetries: 0 };
    const attempts = runs(4, 200);
    const seen = new Set<string>();
    const refused: string[] = [];
    let corrected = 0;
    for (let skew = -120; skew <= 120; skew += 1) {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const clock = new TestClock(Date.parse("2026-11-23T12:00:00Z") + attempt * 137);
        // The gateway's clock, and its judgement to the letter.
        const now = () => clock.now() - skew * 1000;
        let logIns = 0;
        const transport: Transport = {
          send: async ({ body, path }) => {
            if (!path.endsWith("/oauth/token")) return { status: 200, headers: {}, body: "[]" };
            logIns += 1;
            const assertion = new URLSearchParams(body).get("client_assertion") ?? "";
            const { iat = 0, exp = 0 } = decodeJwt(assertion);
            const second = Math.floor(now() / 1000);
            const isRefused = seen.has(assertion) || iat > second || exp <= second || exp > second + 3600;
            seen.add(assertion);
            const headers = { date: new Date(now()).toUTCString() };
            if (isRefused) return { status: 400, headers, body: '{"errorCode":"BAD_REQUEST","message":"the assertion is not valid"}' };
            return { status: 200, headers, body: '{"access_token":"T1","expires_in":300}' };
          },
        };
        const client = new OagClient(options, { transport, clock, log: new TestLog() });
        await client.applications.list().catch((error) => refused.push(`${skew} s: ${error.message}`));
        if (logIns === 2) corrected += 1;
        expect(logIns).to.be.at.most(2);
      }
    }
    expect(refused, "refused log-ins").to.deep.equal([]);
    expect(corrected, "log-ins that took a correction").to.be.at.least(1);
    console.log(`    ${241 * attempts} log-ins tried, ${corrected} corrected`);
  });

  it("is not corrected for a minute, which an assertion bears", async () => {
    const clock = new TestClock();
    const gateway = await startGateway({ clock: () => clock.now() - minutes(1) });
    const log = new TestLog();
    const client = new OagClient({ ...gateway.configuration, clientId: "3f0c7a52-0000-4000-8000-000000000000" }, { clock, log });
    expect((await rejection(client.applications.list())).message).to.include("refused the client assertion");
    expect([gateway.log.entries.length, log.warned]).to.deep.equal([2, []]);
  });

  it("is corrected once: a gateway whose time jumps gets an error, not a loop", () => {
    const clock = new TestClock();
    const gatewayClock = new GatewayClock(clock, new TestLog());
    const at = (offset: number) => new Date(clock.now() + offset).toUTCString();
    expect(gatewayClock.correct(at(minutes(10)))).to.equal(true);
    expect(gatewayClock.now()).to.equal(clock.now() + minutes(10));
    expect(gatewayClock.correct(at(minutes(-10)))).to.equal(false);
    expect(gatewayClock.now()).to.equal(clock.now() + minutes(10));
  });

  for (const [name, date] of [
    ["no date", undefined],
    ["a date that is none", "yesterday"],
    ["a date of another century", "Fri, 01 Jan 2100 00:00:00 GMT"],
  ] as const) {
    it(`is not moved by ${name}`, () => {
      const clock = new TestClock();
      const gatewayClock = new GatewayClock(clock, new TestLog());
      expect(gatewayClock.correct(date)).to.equal(false);
      expect(gatewayClock.now()).to.equal(clock.now());
    });
  }

  it("waits by the gateway's clock where Retry-After is a date", async () => {
    const clock = new TestClock();
    const gateway = await startGateway({ clock: () => clock.now() - minutes(10) });
    const client = new OagClient({ ...gateway.configuration, maxRetries: 1 }, { clock, log: new TestLog() });
    gateway.faults.add({
      match: { operation: "listApplication" },
      status: 429,
      retryAfter: new Date(clock.now() - minutes(10) + 7000).toUTCString(),
    });
    await client.applications.list();
    expect(clock.slept).to.deep.equal([7000]);
  });
});
