import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import { GatewayClock } from "../../dist/sdk/auth/clock-skew.js";
import { TestClock } from "../support/clock.ts";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { TestLog } from "../support/log.ts";
import { rejection } from "../support/rejection.ts";

const minutes = (count: number) => count * 60_000;

describe("a machine whose clock is wrong", () => {
  afterEach(stopGateways);

  for (const [name, offset, told] of [
    ["ten minutes ahead", minutes(10), "this machine's clock is 600 s ahead of the gateway's"],
    ["ten minutes behind", minutes(-10), "this machine's clock is 600 s behind the gateway's"],
    ["five hours ahead", minutes(300), "this machine's clock is 18000 s ahead of the gateway's"],
  ] as const) {
    it(`gets a token although it is ${name}, and is told once`, async () => {
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

  it("is not corrected for a minute, which an assertion bears", async () => {
    const clock = new TestClock();
    const gateway = await startGateway({ clock: () => clock.now() - minutes(1) });
    const log = new TestLog();
    const client = new OagClient({ ...gateway.configuration, clientId: "3f0c7a52-0000-4000-8000-000000000000" }, { clock, log });
    expect((await rejection(client.applications.list())).message).to.include("refused the client assertion");
    expect([gateway.log.entries.length, log.warned]).to.deep.equal([1, []]);
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
