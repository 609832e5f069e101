import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { checkApp, checkIdp } from "../../support/resources/checked.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "token-1" };
const app = (gateway: Gateway) => gateway.store.appByLabel("Payroll") as unknown as Json;

describe("a value that is newer than this version", () => {
  let gateway: Gateway;
  const write = process.stderr.write;
  beforeEach(async () => {
    gateway = await startGateway({ reading: { newer: ["novelty", "NOVEL", "OAG_NOVEL", "IDP_NOVEL"] } });
    process.stderr.write = (() => true) as typeof write;
  });
  afterEach(async () => {
    process.stderr.write = write;
    await stopGateways();
  });
  const warned = (kind: "app" | "idp" = "app") => new OneResource(kind, gateway, { ...configFor(gateway), "oag:validation": "warn" });

  it("can be a value or a type, which is sent, kept and compared like any other", async () => {
    const declared = fullApp(gateway, {
      type: "OAG_NOVEL",
      policies: { "/": { rule: "NOVEL" } },
      attributes: { X: { source: "NOVEL", value: "v" } },
      behavior: { noSession: "NOVEL" },
    });
    const resource = warned();
    expect(await resource.up(declared)).to.deep.equal({ op: "create" });
    expect(app(gateway).own.type).to.equal("OAG_NOVEL");
    expect(app(gateway).policies[0].rule).to.equal("NOVEL");
    expect(app(gateway).behavior.noSession).to.equal("NOVEL");
    expect(await resource.up(declared)).to.deep.equal({ op: "same" });
    await resource.refresh();
    expect((await resource.diff(declared)).changes).to.equal(false);
    const changed = { ...declared, description: "d", policies: { "/": { rule: "NOVEL", description: "d" } } };
    expect(await resource.up(changed)).to.deep.equal({ op: "update" });
    expect(app(gateway).policies[0]).to.include({ rule: "NOVEL", description: "d" });
    await resource.destroy();
  });

  it("can be the type of an identity provider, whose credential may have a name that nobody knows yet", async () => {
    const declared = { type: "IDP_NOVEL", domain: "acme.example.com", apiToken: "token-1", novelty: "one" };
    const { apiToken: _, ...without } = declared;
    expect(checkIdp({}, without, { validation: "warn", notice: () => {} })).to.deep.equal([]);
    expect(checkIdp({}, without, { validation: "strict", notice: () => {} }).join()).to.include("type: allowed are IDP_OKTA, IDP_AUTH0");
    const resource = warned("idp");
    expect(await resource.up(declared)).to.deep.equal({ op: "create" });
    expect(await resource.up({ ...declared, novelty: "two" })).to.deep.equal({ op: "update" });
    await resource.refresh();
    expect((await resource.diff({ ...declared, novelty: "two" })).changes).to.equal(false);
  });

  for (const [what, kind, change, name] of [
    ["an id", "app", { id: "x" }, "id"],
    ["an app's name", "app", { name: "x" }, "name"],
    ["metadata", "app", { idpMetadata: "x" }, "idpMetadata"],
    ["what create decides", "app", { useDefaultHeadersAndPolicies: true }, "useDefaultHeadersAndPolicies"],
    ["an output", "app", { gateway: "x" }, "gateway"],
    ["a weight that is calculated", "app", { protectedResources: { "https://b": { calculatedWeight: 1 } } }, "calculatedWeight"],
    ["a part of other types", "app", { type: "OAG_SAML", policies: {} }, "policies"],
    ["the client id of an OIDC app", "app", { type: "OAG_OIDC", oidc: { clientId: "x" } }, "oidc.clientId"],
    ["the same at the top", "app", { type: "OAG_OIDC", clientId: "x" }, "clientId"],
    ["an Okta tenant", "idp", { ...okta, tenant: "x" }, "tenant"],
    ["a validation", "idp", { ...okta, validationStatus: {} }, "validationStatus"],
  ] as const) {
    it(`is none where the gateway itself decides: ${what} is refused also under warn`, () => {
      const judge = kind === "idp" ? checkIdp : checkApp;
      const reasons = judge({}, { type: "OAG_HEADER_BASED", ...change }, { validation: "warn", notice: () => {} });
      expect(reasons.filter((reason: string) => reason.split(": ")[0]?.endsWith(name))).to.have.length(1);
    });
  }
});
