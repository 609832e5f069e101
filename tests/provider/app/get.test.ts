import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("OagApp.get()", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it(".get() of an app that cannot be read says why", async () => {
    fail("getApplication", { status: 500 });
    expect((await rejection(app.handler.read(randomUUID(), {}))).message).to.include("the gateway answered 500");
  });

  it(".get() of an app that is not there says so", async () => {
    const id = randomUUID();
    expect((await rejection(app.handler.read(id, {}))).message).to.include(`there is no app with the id ${id} on ${gateway.origin}`);
  });

  it(".get() shows members of the contract alone, and no write-only one that a gateway echoes [get-write-only]", async () => {
    await app.up(fullApp(gateway));
    const echoed = { spCertificate: "CANARY", useDefaultHeadersAndPolicies: true, novelty: "CANARY" };
    gateway.tamper = (operation, body) => {
      if (operation !== "getApplication") return body;
      const inner = (part: Json = {}): Json =>
        Object.fromEntries(Object.entries(part).map(([name, value]) => [name, { ...value, novelty: "CANARY" }]));
      const { attributes: list, policies, protectedResources, ...blocks } = (body as Json)._embedded ?? {};
      return { ...(body as Json), ...echoed, _embedded: { attributes: list, policies, protectedResources, ...inner(blocks) } };
    };
    const { props } = await app.handler.read(app.id as string, {});
    expect(props).to.include({ label: "Payroll", maxFileSize: 1 });
    expect(props.session).to.include({ idleSessionTimeout: 1800 });
    expect(props).to.not.have.any.keys(...Object.keys(echoed));
    expect(JSON.stringify(props)).to.not.include("CANARY");
    const saml = new OneResource("app", gateway);
    const sp = { clientId: "urn:sp", acsUrl: "https://sp.example.com/acs", postLoginUrl: "https://sp.example.com/" };
    const { error } = await saml.up({
      ...{ type: "OAG_SAML", label: "SP", idpId: fullApp(gateway).idpId, ...sp, logoutUrl: "https://sp.example.com/out" },
      attributes: { mail: { source: "IDP", value: "email" } },
    });
    expect(error).to.equal(undefined);
    const read = (await saml.handler.read(saml.id as string, {})).props;
    expect(read).to.include(sp);
    expect(JSON.stringify(read)).to.not.include("CANARY");
  });
});
