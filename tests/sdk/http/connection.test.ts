import { inspect } from "node:util";
import { expect } from "chai";
import nock from "nock";
import { OagApiError, OagProtocolError, OagTransportError } from "pulumi-oag/sdk";
import { mistyped } from "../../support/basics/mistyped.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { clientOf, error, origin, tokens, useNock } from "../../support/gateways/nocked.ts";

describe("the connection to a gateway", () => {
  useNock();

  const cure =
    "look at what stands between this machine and the gateway, and at the object in its console; a newer gateway may need a newer pulumi-oag";

  it("does not retry a POST after 503 without Retry-After", async () => {
    tokens("T1");
    nock(origin).post("/api/v2/apps").reply(503, error("SERVICE_UNAVAILABLE", "starting"));
    const failure = await rejection(clientOf().client.applications.create(mistyped({})));
    expect(failure.message).to.equal("503 SERVICE_UNAVAILABLE: starting");
  });

  it("does not retry a POST whose connection broke, and says that it may have arrived [post-once]", async () => {
    tokens("T1");
    nock(origin)
      .post("/api/v2/apps")
      .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    const failure = await rejection<OagTransportError>(clientOf().client.applications.create(mistyped({})));
    expect(failure).to.be.instanceOf(OagTransportError);
    expect(failure.mayHaveArrived).to.equal(true);
  });

  for (const [how, code, arrived] of [
    ["may have arrived with a try before the last one", "ECONNRESET", true],
    ["never arrived with any try", "ECONNREFUSED", false],
  ] as const)
    it(`says of a PUT whether it ${how}`, async () => {
      tokens("T1");
      for (const each of [code, "ECONNREFUSED"])
        nock(origin)
          .put("/api/v2/idps/i1")
          .replyWithError(Object.assign(new Error("broken"), { code: each }));
      const failure = await rejection<OagTransportError>(clientOf({ maxRetries: 1 }).client.identityProviders.replace("i1", mistyped({})));
      expect(failure.message).to.include("cannot be reached (ECONNREFUSED)");
      expect(failure.mayHaveArrived).to.equal(arrived);
    });

  it("retries a GET whose connection broke, four times at most", async () => {
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

  it("takes a 404 after a retried DELETE for done", async () => {
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
      "the response is not the Access Gateway API's (status 404, text/html); check that 'hostname' is the gateway's admin host name and that the API is enabled there (Settings > Access Gateway > API, version 2025.10.0 or later)",
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

  it("refuses a response that is a list where an object belongs, or the other way round", async () => {
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
