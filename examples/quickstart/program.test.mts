import assert from "node:assert/strict";
import { expectAccess, type TestedProgram, testProgram } from "pulumi-oag-simulator/testing";

describe("the quickstart", function suite() {
  this.timeout(60_000);
  let program: TestedProgram;

  before(async () => {
    program = await testProgram(import.meta.dirname, {
      config: { oktaApiToken: { secret: "a token" }, gatewayTrust: { secret: "a shared secret" } },
    });
  });
  after(() => program?.stop());

  it("lets nobody into Payroll without a session", () => {
    const payroll = expectAccess(program.stack.app("payroll"));
    payroll.at("/").withoutSession().isRefused();
    payroll.at("/payslips/2026").withoutSession().isRefused();
  });

  it("opens /public/, and nothing that only begins like it", () => {
    const payroll = expectAccess(program.stack.app("payroll"));
    payroll.at("/public/").isOpen();
    payroll.at("/public-admin").needsSession();
  });

  it("lets members of payroll-admins alone into /admin, whatever its letters", () => {
    const payroll = expectAccess(program.stack.app("payroll"), { prefix: "STRING" });
    payroll.at("/admin").isAllowedFor({ Groups: ["Everyone", "payroll-admins"] });
    payroll
      .at("/Admin")
      .withSession({ Groups: ["Everyone", "payroll-admins-emea"] })
      .isRefused();
    payroll
      .at("/administration")
      .withSession({ Groups: ["Everyone"] })
      .isRefused();
  });

  it("leaves an active app with two back ends on the gateway", () => {
    const { gateway, stack } = program;
    const app = gateway.store.appByLabel("Payroll");
    assert.equal(app.status, "ACTIVE");
    assert.equal(app.resources.length, 2);
    assert.deepEqual(stack.outputs, { appId: app.id, appStatus: "ACTIVE", gateway: gateway.origin });
  });
});
