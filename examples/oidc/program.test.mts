import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { RecordingMocks } from "pulumi-oag-simulator/testing";

describe("the OpenID Connect example, in its second run", function suite() {
  this.timeout(60_000);
  const mocks = new RecordingMocks();

  before(async () => {
    const secrets = ["oktaApiToken", "databaseUser", "databasePassword", "ldapPassword"].map((key) => [
      `project:${key}`,
      "a value of the test",
    ]);
    pulumi.runtime.setAllConfig({ ...Object.fromEntries(secrets), "project:failover": "true" });
    await pulumi.runtime.setMocks(mocks);
    await import("./index.ts");
    await pulumi.runtime.disconnect();
  });
  after(() => pulumi.runtime.setAllConfig({}));

  it("declares a client that needs PKCE and may go back to one address", () => {
    const { oidc } = mocks.stack.resource("portal").inputs as { oidc: { pkceRequired: boolean; redirectUris: string[] } };
    assert.equal(oidc.pkceRequired, true);
    assert.deepEqual(oidc.redirectUris, ["https://portal.example.com/callback"]);
  });

  it("has an identity provider whose failover is automatic", () => {
    const { stack } = mocks;
    assert.equal(stack.resource("okta").inputs.failoverMode, "AUTOMATIC");
    assert.equal(stack.app("portal").idpId, stack.resource("okta").id);
  });
});
