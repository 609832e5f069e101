import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { mistyped } from "../support/basics/mistyped.ts";
import { rejection } from "../support/basics/rejection.ts";
import { clientSecretOf } from "../support/gateways/client-secret.ts";
import { startGateway, stopGateways, withoutIds } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";

const A = "/api/v2/apps/{id}";

/** What the three list-like parts have in common. */
interface Part {
  list(app: string): Promise<Json[]>;
  create(app: string, body: Json): Promise<Json>;
  get(app: string, id: string): Promise<Json>;
  replace(app: string, id: string, body: Json): Promise<Json>;
  delete(app: string, id: string): Promise<void>;
}

describe("the client against the stand-in gateway", () => {
  let gateway: Gateway;
  let client: OagClient;
  let body: Json;
  beforeEach(async () => {
    gateway = await startGateway();
    client = new OagClient({ ...gateway.configuration, maxRetries: 0 });
    const [certificateId] = gateway.store.certificates.keys();
    body = {
      type: "OAG_HEADER_BASED",
      label: "Payroll",
      publicDomain: "p.example.com",
      postLoginUrl: "https://p.example.com/",
      idpId: seedIdp(gateway),
      certificateId,
      loadBalanced: false,
    };
  });
  afterEach(stopGateways);
  const calls = () => gateway.log.calls.map(withoutIds);
  const create = () => client.applications.create(mistyped(body));

  it("creates, reads, replaces, lists and deletes an application", async () => {
    const { applications } = client;
    const { id } = await create();
    const { status, name, id: _, idpId, debug, ...own } = (await applications.get(id)) as Json;
    expect([status, name]).to.deep.equal(["CREATED", "payroll"]);
    const replaced = (await applications.replace(id, { ...own, description: "new" })) as Json;
    expect(replaced.description).to.equal("new");
    expect(await applications.list()).to.have.length(1);
    await applications.deactivate(id);
    await applications.delete(id);
    expect(calls()).to.deep.equal(["POST /api/v2/apps", `GET ${A}`, `PUT ${A}`, "GET /api/v2/apps", `POST ${A}/deactivate`, `DELETE ${A}`]);
    expect((await rejection(applications.get(id))).code).to.equal("OAG_NOT_FOUND");
  });

  it("takes an application through activate, maintenance and deactivate", async () => {
    const { applications } = client;
    const { id } = await create();
    expect((await rejection(applications.activate(id))).message).to.equal(
      "400 BAD_REQUEST: Before activation the application needs at least one protected resource",
    );
    await applications.protectedResources.create(id, { hostname: "https://b.internal" });
    for (const [move, status] of [
      [() => applications.activate(id), "ACTIVE"],
      [() => applications.maintenance(id), "MAINTENANCE"],
      [() => applications.activate(id), "ACTIVE"],
      [() => applications.deactivate(id), "INACTIVE"],
    ] as const) {
      await move();
      expect((await applications.get(id)).status).to.equal(status);
    }
  });

  for (const [name, path, item, change] of [
    ["attributes", "attributes", { name: "X", type: "HEADER", source: "STATIC", value: "1" }, { value: "2" }],
    ["policies", "policies", { name: "/x", resourcePath: "/x", rule: "NO_AUTH" }, { rule: "PROTECTED" }],
    ["protectedResources", "resources", { hostname: "https://c.internal" }, { assignedWeight: 5 }],
  ] as const) {
    it(`creates, reads, replaces, lists and deletes one of the ${name}`, async () => {
      const { id } = await create();
      await client.applications.protectedResources.create(id, { hostname: "https://b.internal" });
      gateway.log.clear();
      const part = client.applications[name] as unknown as Part;
      const made = await part.create(id, item);
      const { calculatedWeight: _, ...read } = await part.get(id, made.id);
      const { id: itemId, ...shown } = read;
      // Reads show null for what is not set; no body may carry it.
      const own = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== null));
      expect(await part.replace(id, itemId, { ...own, ...change })).to.include(change);
      const listed = (await part.list(id)).map(({ calculatedWeight: _share, ...rest }) => rest);
      expect(listed).to.deep.include({ ...read, ...change });
      await part.delete(id, itemId);
      expect(calls()).to.deep.equal([
        `POST ${A}/${path}`,
        `GET ${A}/${path}/{id}`,
        `PUT ${A}/${path}/{id}`,
        `GET ${A}/${path}`,
        `DELETE ${A}/${path}/{id}`,
      ]);
    });
  }

  for (const [name, path, change] of [
    ["behavior", "behavior", { singleLogout: true }],
    ["session", "session", { idleSessionTimeout: 60 }],
    ["healthCheck", "health-check", { interval: 30 }],
  ] as const) {
    it(`reads and replaces the ${name}`, async () => {
      const { id } = await create();
      gateway.log.clear();
      const block = client.applications[name] as unknown as {
        get(id: string): Promise<Json>;
        replace(id: string, body: Json): Promise<Json>;
      };
      const live = await block.get(id);
      expect(await block.replace(id, { ...live, ...change })).to.deep.equal({ ...live, ...change });
      expect(calls()).to.deep.equal([`GET ${A}/${path}`, `PUT ${A}/${path}`]);
    });
  }

  it("brings parts along with expand", async () => {
    const { id } = await create();
    const { _embedded } = (await client.applications.get(id, { expand: ["policies", "session", "resources"] })) as Json;
    expect(Object.keys(_embedded).sort()).to.deep.equal(["policies", "protectedResources", "session"]);
    const [listed] = (await client.applications.list({ expand: ["behavior"] })) as Json[];
    expect(Object.keys(listed?._embedded)).to.deep.equal(["behavior"]);
  });

  it("creates, reads, replaces, lists and deletes an identity provider", async () => {
    const { identityProviders } = client;
    const request = { type: "IDP_AUTH0", domain: "d.auth0.com", tenant: "t", clientId: "c", clientSecret: "s" } as const;
    const { id = "" } = await identityProviders.create(request);
    expect((await identityProviders.get(id)).tenant).to.equal("t");
    expect((await identityProviders.replace(id, { ...request, name: "N" })).name).to.equal("N");
    expect(await identityProviders.list()).to.have.length(2);
    await identityProviders.delete(id);
    expect((await rejection(identityProviders.get(id))).code).to.equal("OAG_NOT_FOUND");
  });

  it("reads certificates", async () => {
    const [certificate] = await client.certificates.list();
    expect(await client.certificates.get(String(certificate?.id))).to.deep.equal(certificate);
  });

  it("reads the client secret of an OIDC application with the scope for it", async () => {
    const scopes = ["okta.oag.app.manage", "okta.oag.app.read", "okta.oag.app.secrets.read"];
    const other = await startGateway({ scopes });
    const oidc = new OagClient({ ...other.configuration, scopes });
    const { id } = await oidc.applications.create({
      type: "OAG_OIDC",
      label: "O",
      idpId: seedIdp(other),
      oidc: { applicationType: "web" },
    });
    expect((await oidc.applications.clientSecret(id)).clientSecret).to.equal(clientSecretOf(id));
  });

  for (const [status, code, said] of [
    [403, "OAG_AUTHENTICATION", "refused the client assertion (403 FORBIDDEN"],
    [404, "OAG_NOT_FOUND", "404 NOT_FOUND"],
    [500, "OAG_GATEWAY", "500 INTERNAL_SERVER_ERROR"],
  ] as const) {
    it(`says what the token endpoint answered with ${status}`, async () => {
      gateway.faults.add({ match: { operation: "createAccessToken" }, status });
      const failure = await rejection(client.certificates.list());
      expect([failure.code, failure.message.includes(said)], failure.message).to.deep.equal([code, true]);
    });
  }

  for (const [what, body] of [
    ["no token", "{}"],
    ["a token that is no text", '{"access_token":7}'],
    ["a token that would break a header", '{"access_token":"a\\r\\nb"}'],
    ["a list", "[]"],
    ["nothing", ""],
  ] as const) {
    it(`says that this is not the API when the token endpoint answers ${what}`, async () => {
      gateway.faults.add({ match: { operation: "createAccessToken" }, status: 200, body });
      expect((await rejection(client.certificates.list())).code).to.equal("OAG_PROTOCOL");
    });
  }

  for (const expires of ['"300"', "-1", "null", '{"toString":""}', '"soon"']) {
    it(`takes a token whose life is given as ${expires}`, async () => {
      gateway.tamper = (operation, body) =>
        operation === "createAccessToken" ? { ...(body as Json), expires_in: JSON.parse(expires) } : body;
      expect(await client.certificates.list()).to.have.length(1);
    });
  }

  it("goes on after every token has ended, with one new assertion", async () => {
    await client.certificates.list();
    gateway.expireTokens();
    await Promise.all(Array.from({ length: 20 }, () => client.certificates.list()));
    expect(gateway.log.tokens).to.equal(2);
  });

  it("renews a token that lives for two seconds before it ends", async () => {
    let now = Date.now();
    const short = await startGateway({ tokenLifetime: 2, clock: () => now });
    const clock = { now: () => now, sleep: async () => {}, random: () => 0 };
    const renewing = new OagClient(short.configuration, { clock });
    for (let call = 0; call < 10; call += 1) {
      await renewing.certificates.list();
      now += 1000;
    }
    expect(short.log.entries.filter(({ status }) => status === 401)).to.deep.equal([]);
    expect(short.log.tokens).to.equal(5);
  });
});
