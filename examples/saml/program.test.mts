import assert from "node:assert/strict";
import { type TestedProgram, testProgram } from "pulumi-oag-simulator/testing";

describe("the SAML example", function suite() {
  this.timeout(60_000);
  let program: TestedProgram;

  before(async () => {
    program = await testProgram(import.meta.dirname, { config: { oktaApiToken: { secret: "a token" } } });
  });
  after(() => program?.stop());

  it("brings up an active app that signs its assertions, and hands out metadata for its service provider", () => {
    const { gateway, stack } = program;
    const app = gateway.store.appByLabel("Wiki");
    assert.equal(app.status, "ACTIVE");
    assert.equal(stack.resource("wiki").inputs.signAssertion, true);
    assert.equal(stack.outputs.appId, app.id);
    assert.ok(stack.outputs.idpMetadata);
  });
});
