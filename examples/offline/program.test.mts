import assert from "node:assert/strict";
import { Gateway } from "pulumi-oag-simulator";
import { expectAccess, type TestedProgram, testProgram } from "pulumi-oag-simulator/testing";

const scopes = [
  ...["app.manage", "app.read", "cert.read", "idp.manage", "idp.read"],
  ...["authenticationService.manage", "authenticationService.read"],
].map((scope) => `okta.oag.${scope}`);

describe("the example of offline mode, in its first run", function suite() {
  this.timeout(60_000);
  let gateway: Gateway;
  let program: TestedProgram;

  before(async () => {
    gateway = await Gateway.start({ scopes });
    const secret = { secret: "a value of the test" };
    const secrets = { oktaApiToken: secret, databaseUser: secret, databasePassword: secret, ldapPassword: secret };
    program = await testProgram(import.meta.dirname, { gateway, config: { "oag:scopes": scopes.join(" "), ...secrets } });
  });
  after(async () => {
    await program?.stop();
    await gateway?.stop();
  });

  it("asks for a session on every path of Payroll", () => {
    const payroll = expectAccess(program.stack.app("payroll"));
    payroll.at("/").withoutSession().isRefused();
    payroll.at("/payslips").needsSession();
  });

  it("has a healthy service and a directory, and leaves offline mode off until the second run", () => {
    const { health, offlineState, directoryId } = program.stack.outputs;
    assert.deepEqual([health, offlineState], ["HEALTHY", "INACTIVE"]);
    assert.equal(directoryId, program.stack.resource("directory").id);
  });
});
