import { inspect } from "node:util";
import { expect } from "chai";
import { decodeJwt } from "jose";
import nock from "nock";
import { OagApiError, OagAuthenticationError, OagClient, type OagClientOptions, OagProtocolError, OagTransportError } from "pulumi-oag/sdk";
import { TestClock } from "../support/clock.ts";
import { privateKey } from "../support/gateway.ts";
import { TestLog } from "../support/log.ts";
import { rejection } from "../support/rejection.ts";

// Importing nock patches the whole process, real servers of other tests included: only on while it is needed.
nock.restore();

const origin = "https://oag.example.com";
const clock = () => new TestClock();

function clientOf(options: Partial<OagClientOptions> = {}, testClock = clock()) {
  const log = new TestLog();
  const client = new OagClient(
    { hostname: "oag.example.com", clientId: "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36", privateKey, ...options },
    { clock: testClock, log },
  );
  return { client, log, clock: testClock };
}

/** Answers one token request per value and keeps the assertions. */
function tokens(...values: string[]): Set<string> {
  const assertions = new Set<string>();
  for (const value of values) {
    nock(origin)
      // nock asks this matcher about requests of other methods, too.
      .post(
        "/api/v2/oauth/token",
        (form: Record<string, string> | "") =>
          form !== "" && "client_assertion" in form && assertions.add(form.client_assertion ?? "").size > 0,
      )
      .reply(200, { access_token: value, token_type: "Bearer", expires_in: 300 });
  }
  return assertions;
}

const error = (errorCode: string, message: string) => ({ errorCode, message, details: {} });

describe("the connection to a gateway", () => {
  before(() => {
    nock.activate();
    nock.disableNetConnect();
  });
  after(() => {
    nock.enableNetConnect();
    nock.restore();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(pending, "requests that were expected and never sent").to.deep.equal([]);
  });

  it("trades the assertion for a token with exactly the four form members", async () => {
    let type: unknown;
    const forms: URLSearchParams[] = [];
    nock(origin, { badheaders: ["authorization"] })
      .post("/api/v2/oauth/token", (form: Record<string, string>) => forms.push(new URLSearchParams(form)) > 0)
      .matchHeader("content-type", (value) => {
        type = value;
        return true;
      })
      .reply(200, { access_token: "T1", expires_in: 300 });
    nock(origin).get("/api/v2/apps").reply(200, []);
    await clientOf().client.applications.list();
    expect(type).to.equal("application/x-www-form-urlencoded");
    const { client_assertion: assertion, ...form } = Object.fromEntries(forms[0] as URLSearchParams);
    expect(form).to.deep.equal({
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      scope: "okta.oag.app.manage okta.oag.app.read okta.oag.cert.read okta.oag.idp.manage okta.oag.idp.read",
    });
    expect(decodeJwt(String(assertion)).aud).to.equal(origin);
  });

  it("sends the token as Bearer, or bare when authorizationScheme is none", async () => {
    tokens("T1", "T2");
    nock(origin).get("/api/v2/apps").matchHeader("authorization", "Bearer T1").reply(200, []);
    await clientOf().client.applications.list();
    nock(origin).get("/api/v2/apps").matchHeader("authorization", "T2").reply(200, []);
    await clientOf({ authorizationScheme: "none" }).client.applications.list();
  });

  it("asks for one token however many calls begin at once", async () => {
    const assertions = tokens("T1");
    nock(origin).get("/api/v2/apps").times(50).reply(200, []);
    const { client } = clientOf();
    await Promise.all(Array.from({ length: 50 }, () => client.applications.list()));
    expect(assertions.size).to.equal(1);
  });

  it("makes a new assertion after a 401 and repeats the call once [token-refused]", async () => {
    const assertions = tokens("T1", "T2");
    nock(origin).get("/api/v2/apps").matchHeader("authorization", "Bearer T1").reply(401, error("UNAUTHORIZED", "expired"));
    nock(origin).get("/api/v2/apps").matchHeader("authorization", "Bearer T2").reply(200, []);
    expect(await clientOf().client.applications.list()).to.deep.equal([]);
    expect(assertions.size).to.equal(2);
  });

  it("gives up after a second 401 and names scopes, clock and scheme", async () => {
    tokens("T1", "T2");
    nock(origin).get("/api/v2/apps").times(2).reply(401, error("UNAUTHORIZED", "no"));
    const failure = await rejection(clientOf().client.applications.list());
    expect(failure).to.be.instanceOf(OagAuthenticationError);
    expect(failure.message).to.equal(
      "https://oag.example.com refused a fresh access token for GET /api/v2/apps (401 UNAUTHORIZED: no); check the scopes okta.oag.app.manage, okta.oag.app.read, okta.oag.cert.read, okta.oag.idp.manage, okta.oag.idp.read, this machine's clock, and 'authorizationScheme'",
    );
  });

  it("names the scope that is refused, and what to set to leave it out", async () => {
    nock(origin).post("/api/v2/oauth/token").reply(400, error("BAD_REQUEST", "Scope okta.oag.cert.read is not enabled"));
    const failure = await rejection(clientOf().client.applications.list());
    expect(failure.code).to.equal("OAG_AUTHENTICATION");
    expect(failure.message).to.include(
      `the scope okta.oag.cert.read is not enabled there: choose it when enabling the API on the gateway, or leave it out by setting 'scopes' to "okta.oag.app.manage okta.oag.app.read okta.oag.idp.manage okta.oag.idp.read"`,
    );
  });

  it("reads OAuth's form of a refusal as well as the API's", async () => {
    nock(origin).post("/api/v2/oauth/token").reply(401, { error: "invalid_client", error_description: "unknown client" });
    const failure = await rejection(clientOf().client.applications.list());
    expect(failure.message).to.include(
      "refused the client assertion (401 invalid_client: unknown client); check that 'clientId' and 'privateKey' belong together",
    );
  });

  it("says when the gateway grants less than was asked [scopes-granted]", async () => {
    nock(origin).post("/api/v2/oauth/token").reply(200, { access_token: "T1", expires_in: 300, scope: "okta.oag.app.read" });
    nock(origin).get("/api/v2/apps").reply(200, []);
    const { client, log } = clientOf({ scopes: ["okta.oag.app.read", "okta.oag.cert.read"] });
    await client.applications.list();
    expect(log.warned).to.deep.equal([
      "the gateway did not grant okta.oag.cert.read; leave it out of 'scopes', or enable it on the gateway",
    ]);
  });

  it("waits as long as Retry-After says before it repeats, also a POST", async () => {
    tokens("T1");
    nock(origin).post("/api/v2/apps").reply(429, error("TOO_MANY_REQUESTS", "slow down"), { "retry-after": "11" });
    nock(origin).post("/api/v2/apps").reply(200, { id: "a", type: "OAG_NOAUTH" });
    const { client, clock } = clientOf();
    await client.applications.create({} as never);
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

  it("waits ten minutes in all for an access token, and then says so", async () => {
    const busy = error("TOO_MANY_REQUESTS", "slow down");
    nock(origin).post("/api/v2/oauth/token").times(2).reply(429, busy, { "retry-after": "400" });
    const { client, clock } = clientOf();
    const failure = await rejection(client.applications.list());
    expect(failure.message).to.equal(
      "429 TOO_MANY_REQUESTS: slow down (the gateway asks to wait 400 s, after 400 s of waiting for this request; no more than 600 s are waited in all)",
    );
    expect(clock.slept).to.deep.equal([400_000]);
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

  for (const type of ["Bearer", "bearer", "BEARER", undefined, null]) {
    it(`takes a token ${type == null ? `whose type is ${type} for one of the only type that the API has` : `of the type ${type}`}`, async () => {
      nock(origin).post("/api/v2/oauth/token").reply(200, { access_token: "T1", token_type: type, expires_in: 300 });
      nock(origin).get("/api/v2/apps").matchHeader("authorization", "Bearer T1").reply(200, []);
      await clientOf().client.applications.list();
    });
  }

  for (const [name, type] of [
    ["DPoP", "DPoP"],
    ["mac", "mac"],
    ["a number", 5],
    ["an empty text", ""],
  ] as const) {
    it(`uses no token whose type is ${name}, for which this client has no proof [token-type]`, async () => {
      nock(origin).post("/api/v2/oauth/token").reply(200, { access_token: "TOKEN-CANARY", token_type: type, expires_in: 300 });
      const failure = await rejection(clientOf().client.applications.list());
      expect([failure.code, failure.message]).to.deep.equal([
        "OAG_AUTHENTICATION",
        `${origin} gave an access token of another type than Bearer${typeof type === "string" && type !== "" ? ` ("${type}")` : ""}, which this client cannot use; check that 'hostname' is the gateway itself, and look at what stands before it`,
      ]);
    });
  }

  it("does not repeat a POST after 503 without Retry-After", async () => {
    tokens("T1");
    nock(origin).post("/api/v2/apps").reply(503, error("SERVICE_UNAVAILABLE", "starting"));
    const failure = await rejection(clientOf().client.applications.create({} as never));
    expect(failure.message).to.equal("503 SERVICE_UNAVAILABLE: starting");
  });

  it("does not repeat a POST whose connection broke, and says that it may have arrived [post-once]", async () => {
    tokens("T1");
    nock(origin)
      .post("/api/v2/apps")
      .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    const failure = await rejection<OagTransportError>(clientOf().client.applications.create({} as never));
    expect(failure).to.be.instanceOf(OagTransportError);
    expect(failure.mayHaveArrived).to.equal(true);
  });

  it("repeats a GET whose connection broke, four times at most", async () => {
    tokens("T1");
    nock(origin)
      .get("/api/v2/apps")
      .times(5)
      .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    const { client, clock } = clientOf();
    const failure = await rejection(client.applications.list());
    expect(failure.code).to.equal("OAG_TRANSPORT");
    expect(clock.slept).to.have.length(4);
  });

  it("repeats a token request whose connection broke, with a new assertion", async () => {
    const assertions: string[] = [];
    nock(origin)
      .post("/api/v2/oauth/token", (body) => assertions.push(body.client_assertion) > 0)
      .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    nock(origin)
      .post("/api/v2/oauth/token", (body) => assertions.push(body.client_assertion) > 0)
      .reply(200, { access_token: "T1" });
    nock(origin).get("/api/v2/apps").reply(200, []);
    await clientOf().client.applications.list();
    expect(new Set(assertions).size).to.be.greaterThan(1);
  });

  it("takes a 404 after a repeated DELETE for done", async () => {
    tokens("T1");
    nock(origin)
      .delete("/api/v2/idps/i1")
      .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    nock(origin).delete("/api/v2/idps/i1").reply(404, error("NOT_FOUND", "gone"));
    await clientOf().client.identityProviders.delete("i1");
  });

  it("never follows a redirect [no-redirect]", async () => {
    tokens("T1");
    nock(origin).get("/api/v2/apps").reply(307, "", { location: "https://evil.example.net/api/v2/apps" });
    const failure = await rejection(clientOf().client.applications.list());
    expect(failure).to.be.instanceOf(OagProtocolError);
    expect(failure.message).to.include("(status 307, no content type, a redirect, which is never followed)");
  });

  it("takes an HTML page with status 404 for a switched-off API, not for a missing object", async () => {
    tokens("T1");
    nock(origin).get("/api/v2/apps/a1").reply(404, "<html>Not found</html>", { "content-type": "text/html; charset=utf-8" });
    const failure = await rejection(clientOf().client.applications.get("a1"));
    expect(failure).to.be.instanceOf(OagProtocolError);
    expect(failure.message).to.equal(
      "the answer is not the Access Gateway API's (status 404, text/html); check that 'hostname' is the gateway's admin host name and that the API is enabled there (Settings > Access Gateway > API, version 2025.10.0 or later)",
    );
  });

  it("names the scope that a refused call needs", async () => {
    tokens("T1");
    nock(origin).get("/api/v2/certificates").reply(403, error("FORBIDDEN", "Insufficient permission"));
    const failure = await rejection<OagApiError>(clientOf().client.certificates.list());
    expect(failure).to.be.instanceOf(OagApiError);
    expect(failure.message).to.equal(
      "403 FORBIDDEN: Insufficient permission (needs the scope okta.oag.cert.read: have it among the configured scopes, and choose it when the API is enabled)",
    );
    expect([failure.status, failure.code, failure.operation]).to.deep.equal([403, "OAG_FORBIDDEN", "GET /api/v2/certificates"]);
  });

  it("prints no control characters of the gateway and shortens its text [control-characters]", async () => {
    tokens("T1");
    nock(origin)
      .get("/api/v2/apps")
      .reply(400, error("BAD\u001b[31m", `a\u0000b\u202e\n${"x".repeat(5000)}`));
    const failure = await rejection(clientOf().client.applications.list());
    expect(failure.message).to.match(/^400 BAD \[31m: a b x+…$/);
    expect(failure.message.length).to.be.lessThan(350);
  });

  it("hides tokens and credentials that the gateway echoes [secret-echoed]", async () => {
    tokens("TOKEN-CANARY");
    nock(origin).post("/api/v2/idps").reply(400, error("BAD_REQUEST", "token TOKEN-CANARY, apiToken API-CANARY"));
    const body = { type: "IDP_OKTA", domain: "a.okta.com", apiToken: "API-CANARY" } as const;
    const failure = await rejection(clientOf().client.identityProviders.create(body));
    expect(failure.message).to.equal("400 BAD_REQUEST: token [secret], apiToken [secret]");
  });

  it("attaches nothing of the request to its errors [error-without-request]", async () => {
    tokens("TOKEN-CANARY");
    nock(origin)
      .post("/api/v2/idps")
      .replyWithError(Object.assign(new Error("TOKEN-CANARY"), { code: "ECONNRESET" }));
    const body = { type: "IDP_OKTA", domain: "a.okta.com", apiToken: "API-CANARY" } as const;
    const failure = await rejection(clientOf().client.identityProviders.create(body));
    expect(`${inspect(failure, { depth: 10, showHidden: true })}${JSON.stringify(failure)}${failure.stack}`).to.not.match(
      /CANARY|PRIVATE KEY/,
    );
  });

  it("refuses an id that is none before anything is sent [bad-id]", async () => {
    const failure = await rejection(clientOf().client.applications.get("../../admin"));
    expect(failure.message).to.equal('applicationId: not an id of this API; an id has letters, digits, "-" and "_", at most 64');
  });

  it("repeats the expand parameter for each value", async () => {
    tokens("T1");
    nock(origin).get("/api/v2/apps/a1?expand=policies&expand=attributes").reply(200, { id: "a1", type: "OAG_NOAUTH" });
    await clientOf().client.applications.get("a1", { expand: ["policies", "attributes"] });
  });

  const cure =
    "look at what stands between this machine and the gateway, and at the object in its console; a newer gateway may need a newer pulumi-oag";

  it("refuses an answer that is a list where an object belongs, or the other way round", async () => {
    tokens("T1");
    nock(origin).get("/api/v2/apps").reply(200, { id: "a1" });
    nock(origin).get("/api/v2/apps/a1").reply(200, []);
    const { client } = clientOf();
    expect((await rejection(client.applications.list())).message).to.equal(
      `GET /api/v2/apps was answered without the list that belongs there; ${cure}`,
    );
    expect((await rejection(client.applications.get("a1"))).message).to.equal(
      `GET /api/v2/apps/{applicationId} was answered without the object that belongs there; ${cure}`,
    );
  });

  it("logs requests without a token, a body or a header [log-without-body]", async () => {
    tokens("TOKEN-CANARY");
    nock(origin).get("/api/v2/apps").reply(200, []);
    const { client, log } = clientOf();
    await client.applications.list();
    expect(log.debugged).to.deep.equal(["POST /api/v2/oauth/token -> 200 in 0 ms", "GET /api/v2/apps -> 200 in 0 ms"]);
  });
});
