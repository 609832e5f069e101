import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { expectAccess, RecordingMocks } from "pulumi-oag-simulator/testing";

describe("the SAML example, in its second run", function suite() {
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

  it("declares an app that signs its assertions, with an identity provider whose failover is automatic", () => {
    const { stack } = mocks;
    assert.equal(stack.resource("wiki").inputs.signAssertion, true);
    assert.equal(stack.resource("okta").inputs.failoverMode, "AUTOMATIC");
    assert.equal(stack.app("wiki").idpId, stack.resource("okta").id);
  });

  it("has no paths on the gateway, so that nothing is said about them", () => {
    assert.throws(() => expectAccess(mocks.stack.app("wiki")).at("/").isOpen(), /the app has no paths on the gateway/);
  });
});
