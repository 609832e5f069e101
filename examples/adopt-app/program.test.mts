import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { expectAccess, RecordingMocks } from "pulumi-oag-simulator/testing";

describe("the example that adopts an app", function suite() {
  this.timeout(60_000);
  const mocks = new RecordingMocks();

  before(async () => {
    pulumi.runtime.setAllConfig({ "project:adopt": "5e002892-6ef8-42be-874e-49daa072133f" });
    await pulumi.runtime.setMocks(mocks);
    await import("./index.ts");
    await pulumi.runtime.disconnect();
  });
  after(() => pulumi.runtime.setAllConfig({}));

  it("asks for a session on every path", () => {
    const intranet = expectAccess(mocks.stack.app("intranet"));
    intranet.at("/").withoutSession().isRefused();
    intranet.at("/people/ann").needsSession();
    intranet.at("/").isAllowedFor({});
  });

  it("takes over the app that the configuration names", () => {
    assert.equal(mocks.stack.resource("intranet").inputs.__import, "5e002892-6ef8-42be-874e-49daa072133f");
  });
});
