import assert from "node:assert/strict";
import { type TestedProgram, testProgram } from "pulumi-oag-simulator/testing";

describe("the OpenID Connect example", function suite() {
  this.timeout(60_000);
  let program: TestedProgram;

  before(async () => {
    program = await testProgram(import.meta.dirname, { config: { oktaApiToken: { secret: "a token" } } });
  });
  after(() => program?.stop());

  it("brings up an active client that needs PKCE, and hands out its id", () => {
    const { gateway, stack } = program;
    const { oidc } = stack.resource("portal").inputs as { oidc: { pkceRequired: boolean } };
    assert.equal(gateway.store.appByLabel("Portal").status, "ACTIVE");
    assert.equal(oidc.pkceRequired, true);
    assert.match(String(stack.outputs.clientId), /^[0-9a-f-]{36}$/);
  });

  it("shows no client secret without the scope to read it", () => {
    assert.equal(program.stack.outputs.clientSecret, undefined);
  });
});
