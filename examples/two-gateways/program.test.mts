import assert from "node:assert/strict";
import { Gateway } from "pulumi-oag-simulator";
import { expectAccess, type TestedProgram, testProgram } from "pulumi-oag-simulator/testing";

/** The settings of one site. */
function settings(site: string, { configuration: { hostname, clientId, privateKey, caCertificate } }: Gateway) {
  return {
    [`${site}Hostname`]: hostname,
    [`${site}ClientId`]: clientId,
    [`${site}PrivateKey`]: { secret: privateKey },
    [`${site}CaCertificate`]: caCertificate,
  };
}

describe("the example with two gateways", function suite() {
  this.timeout(60_000);
  let east: Gateway;
  let west: Gateway;
  let program: TestedProgram;

  before(async () => {
    [east, west] = await Promise.all([Gateway.start(), Gateway.start()]);
    const config = { ...settings("east", east), ...settings("west", west), oktaApiToken: { secret: "a token" } };
    program = await testProgram(import.meta.dirname, { gateway: east, config });
  });
  after(async () => {
    await program?.stop();
    await Promise.all([east?.stop(), west?.stop()]);
  });

  it("asks for a session on both", () => {
    for (const name of ["east-payroll", "west-payroll"]) expectAccess(program.stack.app(name)).at("/anything").needsSession();
  });

  it("brings one app up on each", () => {
    assert.deepEqual(program.stack.outputs, { east: east.origin, west: west.origin });
    for (const gateway of [east, west]) assert.equal(gateway.store.apps.size, 1);
  });
});
