import { createPrivateKey } from "node:crypto";
import { expect } from "chai";
import { SignJWT } from "jose";
import { OagClient } from "pulumi-oag/sdk";
import { type Gateway, lenientReading } from "pulumi-oag-simulator";
import { createTransport } from "../../dist/sdk/http/transport.js";
import { resolveSettings } from "../../dist/sdk/settings.js";
import type { Json } from "../support/basics/json.ts";
import { mistyped } from "../support/basics/mistyped.ts";
import { rejection } from "../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { OneResource } from "../support/resources/resource.ts";

describe("the stand-in gateway", () => {
  afterEach(stopGateways);

  /** A request as it stands, with nothing of the client's care. */
  async function send(
    gateway: Gateway,
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    headers: Record<string, string>,
    body?: string,
  ) {
    const transport = createTransport(resolveSettings({ ...gateway.configuration, requestTimeout: 5 }));
    const response = await transport.send({ method, path, headers, operation: "", ...(body !== undefined && { body }) });
    return { status: response.status, body: response.body === "" ? undefined : JSON.parse(response.body) };
  }

  const now = () => Math.floor(Date.now() / 1000);
  const scope = "okta.oag.app.read okta.oag.cert.read";

  async function assertion(gateway: Gateway, change: Json = {}, header: Json = { alg: "RS256", typ: "JWT" }): Promise<string> {
    const { clientId, privateKey } = gateway.configuration;
    const claims = { iss: clientId, sub: clientId, aud: gateway.origin, exp: now() + 300, iat: now() - 5, scope, ...change };
    const defined = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
    return new SignJWT(defined).setProtectedHeader(mistyped(header)).sign(createPrivateKey(privateKey));
  }

  async function requestToken(
    gateway: Gateway,
    clientAssertion: string,
    form: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) {
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: clientAssertion,
      scope,
      ...form,
    });
    return send(
      gateway,
      "POST",
      "/api/v2/oauth/token",
      { "content-type": "application/x-www-form-urlencoded", ...headers },
      body.toString(),
    );
  }

  it("issues a token for an assertion that is right in every claim", async () => {
    const gateway = await startGateway();
    const { status, body } = await requestToken(gateway, await assertion(gateway));
    expect(status).to.equal(200);
    expect(body).to.include({ token_type: "Bearer", expires_in: 300, scope });
  });

  const wrong: [string, (gateway: Gateway) => Promise<{ status: number; body: Json }>, RegExp][] = [
    ["another issuer", async (g) => requestToken(g, await assertion(g, { iss: "other" })), /ERR_JWT_CLAIM_VALIDATION_FAILED/],
    ["another subject", async (g) => requestToken(g, await assertion(g, { sub: "other" })), /ERR_JWT_CLAIM_VALIDATION_FAILED/],
    ["another audience", async (g) => requestToken(g, await assertion(g, { aud: "https://other" })), /aud must be exactly/],
    ["an audience with a path", async (g) => requestToken(g, await assertion(g, { aud: `${g.origin}/` })), /aud must be exactly/],
    ["a list of audiences", async (g) => requestToken(g, await assertion(g, { aud: [g.origin] })), /aud must be exactly/],
    ["an assertion that has ended", async (g) => requestToken(g, await assertion(g, { exp: now() - 1 })), /ERR_JWT_EXPIRED/],
    [
      "an assertion that lives for more than an hour",
      async (g) => requestToken(g, await assertion(g, { exp: now() + 3700 })),
      /at most one hour/,
    ],
    ["no end", async (g) => requestToken(g, await assertion(g, { exp: undefined })), /ERR_JWT_CLAIM_VALIDATION_FAILED/],
    ["an issue time ahead", async (g) => requestToken(g, await assertion(g, { iat: now() + 60 })), /iat must be/],
    ["a claim that is not listed", async (g) => requestToken(g, await assertion(g, { jti: "1" })), /Unknown claims: jti/],
    ["a scope that differs from the form's", async (g) => requestToken(g, await assertion(g), { scope: "okta.oag.app.read" }), /differ/],
    [
      "a scope that is not enabled",
      async (g) => requestToken(g, await assertion(g, { scope: "okta.oag.x.read" }), { scope: "okta.oag.x.read" }),
      /Scope okta\.oag\.x\.read is not enabled/,
    ],
    ["a header without typ", async (g) => requestToken(g, await assertion(g, {}, { alg: "RS256" })), /header must be/],
    ["another algorithm", async (g) => requestToken(g, await assertion(g, {}, { alg: "RS512", typ: "JWT" })), /header must be/],
    ["a broken signature", async (g) => requestToken(g, `${(await assertion(g)).slice(0, -8)}AAAAAAAA`), /SIGNATURE/],
    ["another grant", async (g) => requestToken(g, await assertion(g), { grant_type: "password" }), /grant_type/],
    ["an extra form member", async (g) => requestToken(g, await assertion(g), { extra: "1" }), /exactly/],
    [
      "an Authorization header",
      async (g) => requestToken(g, await assertion(g), {}, { authorization: "Bearer x" }),
      /no Authorization header/,
    ],
    ["a JSON body", async (g) => requestToken(g, await assertion(g), {}, { "content-type": "application/json" }), /form encoded/],
  ];
  for (const [what, attempt, message] of wrong) {
    it(`refuses ${what}`, async () => {
      const { status, body } = await attempt(await startGateway());
      expect(status).to.equal(400);
      expect(body.errorCode).to.equal("BAD_REQUEST");
      expect(body.message).to.match(message);
    });
  }

  it("accepts an assertion once", async () => {
    const gateway = await startGateway();
    const used = await assertion(gateway);
    expect((await requestToken(gateway, used)).status).to.equal(200);
    expect((await requestToken(gateway, used)).body.message).to.equal("The client assertion was used before");
  });

  it("demands a living token, the Bearer prefix and the scope of each operation", async () => {
    let time = Date.now();
    const gateway = await startGateway({ clock: () => time });
    const { body } = await requestToken(gateway, await assertion(gateway));
    const get = (authorization: string, path: string) => send(gateway, "GET", path, { authorization });
    expect((await get(`Bearer ${body.access_token}`, "/api/v2/apps")).status).to.equal(200);
    expect((await get(body.access_token, "/api/v2/apps")).status).to.equal(401);
    expect((await get("Bearer other", "/api/v2/apps")).body).to.deep.equal({
      errorCode: "UNAUTHORIZED",
      message: "Authentication is required or has failed",
      details: {},
    });
    expect((await get(`Bearer ${body.access_token}`, "/api/v2/idps")).body.errorCode).to.equal("FORBIDDEN");
    expect((await get(`Bearer ${body.access_token}`, "/api/v2/nothing")).status).to.equal(404);
    expect((await get(`Bearer ${body.access_token}`, "/api/v2/apps/no-id")).status).to.equal(400);
    time += 300_000;
    expect((await get(`Bearer ${body.access_token}`, "/api/v2/apps")).status).to.equal(401);
  });

  it("takes the bare token, and reads under a manage scope, in the lenient reading", async () => {
    const gateway = await startGateway({ reading: lenientReading });
    const only = "okta.oag.app.manage";
    const { body } = await requestToken(gateway, await assertion(gateway, { scope: only, jti: "1" }), { scope: only });
    expect((await send(gateway, "GET", "/api/v2/apps", { authorization: body.access_token })).status).to.equal(200);
  });

  it("refuses unknown and read-only members, and ignores them in the lenient reading", async () => {
    for (const [reading, expected] of [
      [{}, "400 BAD_REQUEST"],
      [lenientReading, "accepted"],
    ] as const) {
      const gateway = await startGateway({ reading });
      const client = new OagClient(gateway.configuration);
      const [certificateId] = gateway.store.certificates.keys();
      const body = {
        type: "OAG_NOAUTH",
        label: "N",
        publicDomain: "n.example.com",
        postLoginUrl: "https://n.example.com/",
        idpId: seedIdp(gateway),
        certificateId,
        loadBalanced: false,
      };
      for (const extra of [{ unknown: 1 }, { status: "ACTIVE" }]) {
        const outcome = await client.applications.create(mistyped({ ...body, ...extra, label: JSON.stringify(extra) })).then(
          () => "accepted",
          (error: Error) => error.message,
        );
        expect(outcome).to.include(expected);
      }
    }
  });

  it("resets what a PUT leaves out, or keeps it in the lenient reading", async () => {
    for (const [putResets, expected] of [
      [true, 3600],
      [false, 60],
    ] as const) {
      const gateway = await startGateway({ reading: { putResets } });
      const app = new OneResource("app", gateway);
      await app.up(fullApp(gateway, { session: { idleSessionTimeout: 60 } }));
      const { session } = new OagClient(gateway.configuration).applications;
      await session.replace(String(app.id), { deepLinking: false });
      expect(gateway.store.appByLabel("Payroll").session).to.include({ deepLinking: false, idleSessionTimeout: expected });
    }
  });

  it("keeps the rules between objects", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    const client = new OagClient(gateway.configuration);
    const id = String(app.id);
    for (const [attempt, message] of await refusals(gateway, client, id))
      expect((await rejection(attempt())).message).to.equal(`400 BAD_REQUEST: ${message}`);
    for (const part of ["policies", "attributes", "protectedResources"] as const) {
      const items = await client.applications[part].list(id);
      for (const [index, item] of items.entries()) {
        const outcome = await client.applications[part].delete(id, String(item.id)).then(
          () => "deleted",
          (error: Error) => error.message,
        );
        expect(outcome).to.equal(
          index < items.length - 1 ? "deleted" : "400 BAD_REQUEST: An active application needs at least one of these",
        );
      }
    }
  });

  /** What an active app has no place for, and what is said of it. */
  async function refusals(gateway: Gateway, client: OagClient, id: string): Promise<[() => Promise<unknown>, string][]> {
    const { applications, identityProviders } = client;
    const [only] = await applications.protectedResources.list(id);
    const [policy] = await applications.policies.list(id);
    return [
      [() => applications.create(mistyped({ ...fullAppBody(gateway), label: "Payroll" })), "label is used by another application"],
      [() => applications.create(mistyped({ ...fullAppBody(gateway), idpId: only?.id })), "idpId: no such identity provider"],
      [
        () => applications.create(mistyped({ ...fullAppBody(gateway), postLoginUrl: "https://other.example.com/" })),
        "postLoginUrl: the host must be the public domain",
      ],
      [() => applications.delete(id), "Only an inactive application can be deleted"],
      [() => applications.activate(id), "The application is ACTIVE already"],
      [
        () => applications.policies.create(id, { name: "x", resourcePath: "/", rule: "NO_AUTH" }),
        "There is a policy for this resourcePath",
      ],
      [
        () => applications.policies.create(id, mistyped({ name: policy?.name, resourcePath: "/y", rule: "NO_AUTH" })),
        "There is a policy with this name",
      ],
      [
        () => applications.policies.create(id, { name: "l", resourcePath: "/login", rule: "NO_AUTH" }),
        "resourcePath is the login, logout or error path",
      ],
      [() => applications.healthCheck.replace(id, { enabled: true }), "The health check needs a load-balanced app"],
      [
        () => applications.session.replace(id, { idleSessionTimeout: 900, maxSessionTimeout: 600 }),
        "idleSessionTimeout is longer than maxSessionTimeout",
      ],
      [
        () => applications.behavior.replace(id, { policyDenied: "CUSTOM_URL" }),
        "policyDeniedUrl is required when policyDenied is CUSTOM_URL",
      ],
      [() => applications.behavior.replace(id, { loginPath: "/a", logoutPath: "/a" }), "loginPath, logoutPath and errorPath must differ"],
      [
        () => identityProviders.create({ type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" }),
        "domain is used by another identity provider",
      ],
      [
        () => identityProviders.delete(String(gateway.store.appByLabel("Payroll").own.idpId)),
        "The identity provider is used by an application",
      ],
    ];
  }

  function fullAppBody(gateway: Gateway): Json {
    const { protectedResources, attributes, policies, behavior, session, status, ...own } = fullApp(gateway, { label: "Other" });
    return { ...own, loadBalanced: false };
  }

  it("lets things go wrong by script: before or after the change, n times, with any response", async () => {
    const gateway = await startGateway();
    const client = new OagClient({ ...gateway.configuration, maxRetries: 0 });
    const make = (domain: string) =>
      client.identityProviders.create({ type: "IDP_OKTA", domain, apiToken: "t" }).then(
        () => "made",
        (error: { code: string }) => error.code,
      );
    gateway.faults.add(
      { match: { operation: "createIDP" }, nth: 1, reset: true },
      { match: { operation: "createIDP" }, nth: 2, when: "after", reset: true },
      { match: { operation: "createIDP" }, nth: 3, times: 2, status: 500 },
      { match: { operation: "createIDP" }, nth: 5, html: true, status: 502 },
      { match: { operation: "createIDP" }, nth: 6, when: "after", half: true },
      { match: { operation: "createIDP" }, nth: 7, body: "not json", status: 200 },
    );
    const outcomes: string[] = [];
    for (let index = 1; index <= 8; index += 1) outcomes.push(await make(`d${index}`));
    expect(outcomes).to.deep.equal([
      "OAG_TRANSPORT",
      "OAG_TRANSPORT",
      "OAG_GATEWAY",
      "OAG_GATEWAY",
      "OAG_PROTOCOL",
      "OAG_TRANSPORT",
      "OAG_PROTOCOL",
      "made",
    ]);
    expect([...gateway.store.idps.values()].map((idp) => idp.own.domain)).to.deep.equal(["d2", "d6", "d8"]);
  });

  it("tells what it holds and what it was asked, and no secret", async () => {
    const gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    const { status, body } = await send(gateway, "GET", "/_simulator", {});
    expect(status).to.equal(200);
    expect(body).to.deep.include({
      standIn: "pulumi-oag-simulator, not a real gateway",
      objects: { apps: 1, identityProviders: 1, certificates: 1 },
      tokens: 1,
    });
    expect(JSON.stringify(body)).to.not.include("CANARY");
  });

  it("gives an OIDC app an id of its own, although apps were deleted before", async () => {
    const gateway = await startGateway();
    const idpId = seedIdp(gateway);
    const oidc = (label: string): Json => ({ type: "OAG_OIDC", label, idpId, oidc: { applicationType: "web" } });
    const resources = ["A", "B", "C", "D"].map((label) => ({ label, app: new OneResource("app", gateway) }));
    const ids: (string | undefined)[] = [];
    for (const { label, app } of resources) {
      // Each comes after one is gone.
      if (ids.length > 1) await resources[ids.length - 2]?.app.destroy();
      expect(await app.up(oidc(label))).to.deep.equal({ op: "create" });
      ids.push(app.id);
    }
    expect(ids).to.deep.equal([1, 2, 3, 4].map((nth) => `app-oidc-${nth}`));
    expect([...gateway.store.apps.values()].map(({ own }) => own.label)).to.deep.equal(["C", "D"]);
  });
});
