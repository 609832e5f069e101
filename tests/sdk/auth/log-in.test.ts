import { expect } from "chai";
import { decodeJwt } from "jose";
import nock from "nock";
import { OagAuthenticationError, readToken, resolveSettings, Secrets, systemClock } from "pulumi-oag/sdk";
import { rejection } from "../../support/basics/rejection.ts";
import { privateKey } from "../../support/gateways/gateway.ts";
import { clientOf, error, origin, tokens, useNock } from "../../support/gateways/nocked.ts";

describe("the log-in to a gateway", () => {
  useNock();

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

  it("makes a new assertion after a 401 and sends the call once more [token-refused]", async () => {
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
    nock(origin).post("/api/v2/oauth/token").times(2).reply(401, { error: "invalid_client", error_description: "unknown client" });
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

  it("has the scopes that a gateway did not grant as data, and none where the gateway does not say", async () => {
    const scopes = ["okta.oag.app.read", "okta.oag.cert.read", "okta.oag.idp.read"];
    const settings = await resolveSettings({ hostname: "oag.example.com", clientId: "c", privateKey, scopes });
    const missing = (scope?: unknown) => {
      const body = JSON.stringify({ access_token: "T1", expires_in: 300, scope });
      return readToken({ status: 200, headers: {}, body }, new Secrets(), settings, systemClock).missingScopes;
    };
    expect(missing("okta.oag.idp.read other")).to.deep.equal(["okta.oag.app.read", "okta.oag.cert.read"]);
    for (const scope of [scopes.join(" "), undefined, null, 7]) expect(missing(scope), String(scope)).to.deep.equal([]);
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

  it("retries a token request whose connection broke, with a new assertion", async () => {
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
});
