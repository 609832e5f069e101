import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { refusal } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import { OneResource } from "../../support/resources/resource.ts";

const form = 'an id has letters, digits, "-" and "_", at most 64, for example 6f1f2f0a-0000-4000-8000-000000000000';
const dump = "the import.json of `npx pulumi-oag-cli dump` has all";

describe("an id that is none", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  for (const [kind, id, wanted, cure] of [
    ["app", "Payroll App", "the id of an app on the gateway", `look it up with getApp({ label }), whose result has the id, or: ${dump}`],
    [
      "idp",
      "acme.okta.com",
      "the id of an identity provider on the gateway",
      `look it up with getIdentityProvider({ domain }), whose result has the id, or: ${dump}`,
    ],
    ["directory", "ldap", "`idpId/id`: the id of what a directory is under, a slash, and its own", dump],
    ["authenticationService", "oag.example.com", "the origin of the gateway, for example https://oag.example.com: it has one", ""],
  ] as const) {
    const text = `must be ${wanted}${cure && `; ${form}; ${cure}`}`;

    it(`is refused before anything is sent, with what it is to be and where it is found: ${kind} [no-id]`, async () => {
      const resource = new OneResource(kind as KindName, gateway);
      expect(await resource.check({ __import: id })).to.include(`import: ${text} (so must an entry of oag:adopt) [OAG_IMPORT]`);
      expect(await refusal(resource.handler.read(id, {}))).to.match(/: read failed: the id that \.get\(\) was given /);
      expect(await refusal(resource.handler.read(id, {}))).to.include(
        `the id that .get() was given ${text}; nothing was sent [OAG_CONFIG]`,
      );
      expect(gateway.log.entries).to.deep.equal([]);
    });
  }

  it("is asked for where it may be one, and is told to be no UUID where the gateway does not have it, or refuses it", async () => {
    const app = new OneResource("app", gateway);
    const check = "; check the import option, or its entry in oag:adopt";
    const cure = `it is no UUID, as ids are: if it is a label, look it up with getApp({ label }), whose result has the id, or: ${dump}`;
    const refused = "the gateway answered 400 BAD_REQUEST: Malformed id [OAG_BAD_REQUEST]; the id Payroll was asked for";
    expect((await app.up(fullApp(gateway, { __import: "Payroll" }))).error).to.equal(
      `app "Payroll": create failed: ${refused}${check}; ${cure}`,
    );
    expect(app.told.at(-1)).to.equal(`app "Payroll": { import: "Payroll" } would fail: ${refused}${check}; ${cure}`);
    expect(await refusal(app.handler.read("Payroll", {}))).to.equal(`app: read failed: ${refused}; ${cure}`);
    const absent = `there is no app with the id app-oidc-77 on ${gateway.origin}`;
    expect((await app.up(fullApp(gateway, { __import: "app-oidc-77" }))).error).to.include(`${absent}${check}; ${cure} [OAG_NOT_FOUND]`);
    expect(await refusal(app.handler.read("app-oidc-77", {}))).to.equal(`app: read failed: ${absent}; ${cure} [OAG_NOT_FOUND]`);
    const id = randomUUID();
    expect(await refusal(app.handler.read(id, {}))).to.equal(
      `app: read failed: there is no app with the id ${id} on ${gateway.origin} [OAG_NOT_FOUND]`,
    );
  });
});
