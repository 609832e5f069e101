import { expect } from "chai";
import nock from "nock";
import { TestClock } from "../../support/basics/clock.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { clientOf, error, origin, tokens, useNock } from "../../support/gateways/nocked.ts";

describe("waits for a gateway", () => {
  useNock();

  it("waits as long as Retry-After says before it retries, also a POST", async () => {
    tokens("T1");
    nock(origin).post("/api/v2/apps").reply(429, error("TOO_MANY_REQUESTS", "slow down"), { "retry-after": "11" });
    nock(origin).post("/api/v2/apps").reply(200, { id: "a", type: "OAG_NOAUTH" });
    const { client, clock } = clientOf();
    await client.applications.create(mistyped({}));
    expect(clock.slept).to.deep.equal([11_000]);
  });

  it("asks for less at a time after a 429, and says so once", async () => {
    tokens("T1");
    const { client, log } = clientOf({ maxConcurrency: 4 });
    nock(origin).get("/api/v2/apps").times(2).reply(429, error("TOO_MANY_REQUESTS", "slow down"), { "retry-after": "1" });
    nock(origin).get("/api/v2/apps").reply(200, []);
    await client.applications.list();
    expect(log.warned).to.deep.equal([
      `${origin} asks for fewer requests (429); at most 2 at a time for now. To begin gently, set 'maxConcurrency'`,
    ]);
  });

  it("tells a wait of more than ten seconds at once, and once for all requests that wait together", async () => {
    tokens("T1");
    const busy = (times: number, seconds: string) =>
      nock(origin).get("/api/v2/apps").times(times).reply(429, error("TOO_MANY_REQUESTS", "slow"), { "retry-after": seconds });
    busy(3, "90");
    nock(origin).get("/api/v2/apps").times(3).reply(200, []);
    const still = new TestClock();
    // Time stands still, so that three requests wait at the same moment.
    const waits: number[] = [];
    still.sleep = async (milliseconds) => void waits.push(milliseconds);
    const { client, log } = clientOf({ maxRetries: 3 }, still);
    await Promise.all([client.applications.list(), client.applications.list(), client.applications.list()]);
    const wait = `${origin} asks to wait 90 s (status 429) before GET /api/v2/apps; waiting`;
    expect([waits, log.warned.filter((line) => line.includes("waiting"))]).to.deep.equal([[90_000, 90_000, 90_000], [wait]]);
    still.advance(90_000);
    busy(1, "90");
    busy(1, "10");
    nock(origin).get("/api/v2/apps").reply(200, []);
    await client.applications.list();
    expect(
      log.warned.filter((line) => line.includes("waiting")),
      "the next wait is told, a short one is not",
    ).to.deep.equal([wait, wait]);
  });

  it("tells a wait at its beginning, also when many short ones have become a long one [wait-told]", async () => {
    tokens("T1");
    nock(origin).get("/api/v2/apps").times(3).reply(503, error("SERVICE_UNAVAILABLE", "starting"), { "retry-after": "4" });
    nock(origin).get("/api/v2/apps").reply(200, []);
    const told: [string, number][] = [];
    const { client, clock, log } = clientOf();
    log.warn = (line) => void told.push([line, clock.slept.length]);
    await client.applications.list();
    expect(told).to.deep.equal([[`${origin} asks to wait 4 s (status 503) before GET /api/v2/apps, 12 s in all; waiting`, 2]]);
  });

  it("waits ten minutes in all for one request, and then says so [wait-limit]", async () => {
    tokens("T1");
    const busy = error("TOO_MANY_REQUESTS", "slow down");
    nock(origin).get("/api/v2/apps").times(5).reply(429, busy, { "retry-after": "150" });
    const { client, clock } = clientOf({ maxRetries: 10 });
    const failure = await rejection(client.applications.list());
    expect(failure.message).to.equal(
      "429 TOO_MANY_REQUESTS: slow down (the gateway asks to wait 150 s, after 600 s of waiting for this request; no more than 600 s are waited in all)",
    );
    expect(clock.slept).to.deep.equal([150_000, 150_000, 150_000, 150_000]);
  });

  it("says how long was waited when a request is given up", async () => {
    tokens("T1");
    nock(origin).get("/api/v2/apps").times(3).reply(429, error("TOO_MANY_REQUESTS", "slow down"), { "retry-after": "60" });
    const failure = await rejection(clientOf({ maxRetries: 2 }).client.applications.list());
    expect(failure.message).to.equal("429 TOO_MANY_REQUESTS: slow down (after 120 s of waiting for this request)");
  });

  it("names a time that is too long to wait for", async () => {
    tokens("T1");
    nock(origin).get("/api/v2/apps").reply(429, error("TOO_MANY_REQUESTS", "slow down"), { "retry-after": "3600" });
    expect((await rejection(clientOf().client.applications.list())).message).to.equal(
      "429 TOO_MANY_REQUESTS: slow down (the gateway asks to wait 3600 s; no more than 600 s are waited in all)",
    );
  });
});
