import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { expectAccess, RecordingMocks } from "pulumi-oag-simulator/testing";

const secrets = [
  "acmeEuAuth0ComClientId",
  "acmeEuAuth0ComClientSecret",
  "acmeOktaComApiToken",
  "partnersOktaComApiToken",
  "payrollb7c3319aXTrust",
  "wikiSpCertificate",
];

describe("the example that adopts a gateway", function suite() {
  this.timeout(60_000);
  const mocks = new RecordingMocks();

  before(async () => {
    const config = Object.fromEntries(secrets.map((key) => [`project:${key}`, "a value of the test"]));
    pulumi.runtime.setAllConfig(config, Object.keys(config));
    await pulumi.runtime.setMocks(mocks);
    await import("./index.ts");
    await pulumi.runtime.disconnect();
  });
  after(() => pulumi.runtime.setAllConfig({}));

  it("opens the status page, and no other active app with paths", () => {
    const apps = mocks.stack.resources("OagApp").map(({ name }) => ({ name, app: mocks.stack.app(name) }));
    const active = apps.filter(({ app }) => app.status === "ACTIVE" && app.policies !== undefined);
    assert.equal(active.length, 7);
    for (const { name, app } of active)
      if (name === "status-page") expectAccess(app).at("/").isOpen();
      else expectAccess(app).at("/").withoutSession().isRefused();
  });

  it("lets order-admins alone into the administration of orders", () => {
    const orders = expectAccess(mocks.stack.app("orders-partners"), { prefix: "STRING" });
    orders.at("/admin").isAllowedFor({ Groups: ["order-admins"] });
    orders.at("/admin").withSession({ Groups: ["partners"] }).isRefused();
  });

  it("opens nothing of Payroll but its health page", () => {
    const payroll = expectAccess(mocks.stack.app("payroll-b7c3319a"));
    payroll.at("/health/").isOpen();
    payroll.at("/health-data").needsSession();
  });
});
