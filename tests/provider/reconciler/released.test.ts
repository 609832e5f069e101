import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const released = (what: string) => `its ${what} is no longer managed here; it stays on the gateway as it is`;

describe("a declaration that is taken out of the program", () => {
  let gateway: Gateway;
  let notices: string[];
  beforeEach(async () => {
    gateway = await startGateway();
    notices = [];
  });
  afterEach(stopGateways);
  const resource = (kind: "app" | "idp") =>
    new OneResource(kind, gateway, configFor(gateway), newGateways({ notice: (message) => notices.push(message) }));

  it("is told to be no longer managed, part by part, and nothing is sent [released-told]", async () => {
    const app = resource("app");
    const { session: _, behavior: __, status: ___, policies: ____, ...rest } = fullApp(gateway);
    await app.up(fullApp(gateway, { healthCheck: { path: "/up", interval: 20 } }));
    gateway.log.clear();
    expect(await app.up({ ...rest, behavior: null, healthCheck: { path: "/up" } })).to.deep.equal({ op: "update" });
    expect(gateway.log.calls).to.deep.equal([]);
    expect(notices).to.have.members([
      `app "Payroll": ${released("behavior")}`,
      `app "Payroll": ${released("healthCheck.interval")}`,
      `app "Payroll": ${released("session")}`,
      `app "Payroll": ${released("status")}`,
      'app "Payroll": its policies are no longer managed here; they stay on the gateway as they are',
    ]);
    // Once: what a state does not own is not released again.
    notices.length = 0;
    await app.up({ ...rest, healthCheck: { path: "/up" }, description: "new" });
    expect(notices).to.deep.equal([]);
  });

  it("is told where what stays is empty, which declares nothing", async () => {
    const app = resource("app");
    await app.up(fullApp(gateway, { session: { idleSessionTimeout: 900, deepLinking: false } }));
    await app.up(fullApp(gateway, { session: {} }));
    expect(notices).to.deep.equal([`app "Payroll": ${released("session")}`]);
  });

  it("is told of a single setting, and of several members of a block at once", async () => {
    const idp = resource("idp");
    const id = seedIdp(gateway);
    const okta = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "TOKEN-CANARY", __import: id };
    const healthPolicy = { timeout: 9, maxRetries: 2, failureThreshold: 4 };
    expect(await idp.up(okta)).to.deep.equal({ op: "create" });
    expect(await idp.up({ ...okta, failoverMode: "AUTOMATIC", healthPolicy })).to.deep.equal({ op: "update" });
    notices.length = 0;
    expect(await idp.up({ ...okta, healthPolicy: { timeout: 9 } })).to.deep.equal({ op: "update" });
    expect(notices).to.have.members([
      `identity provider "acme.okta.com": ${released("failoverMode")}`,
      'identity provider "acme.okta.com": its healthPolicy.failureThreshold and healthPolicy.maxRetries are no longer managed here; they stay on the gateway as they are',
    ]);
  });

  it("is not told of triggers, which were never on the gateway", async () => {
    const app = resource("app");
    await app.up(fullApp(gateway, { triggers: { certificate: "1" } }));
    await app.up(fullApp(gateway));
    expect(notices).to.deep.equal([]);
  });
});
