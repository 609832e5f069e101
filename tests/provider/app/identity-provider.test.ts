import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("an OagApp and the identity provider it moves to", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const live = () => gateway.store.appByLabel("Payroll");

  it("moves an app to another identity provider where the gateway takes it [app-move]", async () => {
    const args = await created(app, gateway);
    gateway.reading.idpIdChangeable = true;
    const idpId = seedIdp(gateway, "other.okta.com");
    expect(await app.up({ ...args, idpId })).to.deep.equal({ op: "update" });
    expect(live().own.idpId).to.equal(idpId);
  });

  it("refuses to move an app where the gateway does not, and names the way out [app-move-refused]", async () => {
    const args = await created(app, gateway);
    const idpId = seedIdp(gateway, "other.okta.com");
    const outcome = await app.up({ ...args, idpId });
    expect(outcome.reasons).to.equal(undefined);
    expect(outcome.error).to.equal(
      `app "Payroll": update failed: this gateway does not let an app move to another identity provider (400 BAD_REQUEST: idpId cannot be changed); nothing was replaced, the app keeps its old one. To move it all the same, declare a second app with idpId "${idpId}" and another label and publicDomain, switch over, and remove the first; or keep the old idpId. Where a new domain replaced its OagIdentityProvider, the way back is the old domain: put it back and run \`pulumi up\`, which names the line { import: "…" } that takes the old one back [OAG_STATE]`,
    );
    expect(live().own.idpId).to.equal(args.idpId);
    expect(live().status).to.equal("ACTIVE");
  });
});

describe("an OagApp and the identity provider that it does not move to", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it("a gateway that keeps the old identity provider without a word is noticed", async () => {
    const args = fullApp(gateway);
    await app.up(args);
    const idpId = seedIdp(gateway, "other.okta.com");
    fail("replaceApplication", { status: 200, body: JSON.stringify({ id: app.id, ...live().own }) });
    expect((await app.up({ ...args, idpId })).error).to.match(
      /does not let an app move to another identity provider; nothing was replaced/,
    );
    fail("replaceApplication", { status: 503 });
    expect((await app.up({ ...args, idpId })).error, "another failure stays what it is").to.include("the gateway answered 503");
  });
});
