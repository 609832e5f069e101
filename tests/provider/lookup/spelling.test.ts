import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { created } from "../../support/resources/apps.ts";
import { newLookUp } from "../../support/resources/look-up.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("a look-up", () => {
  afterEach(stopGateways);

  it("is found by a look-up in any case where it is a domain, and exactly where it is a label", async () => {
    const gateway = await startGateway();
    await created(new OneResource("app", gateway), gateway);
    const handler = newLookUp(gateway);
    const find = (kind: string, query: Json) => handler.read("1", { kind, query });
    expect((await find("identityProvider", { domain: "ACME.Okta.com" })).props.result).to.include({ domain: "acme.okta.com" });
    expect((await rejection(find("identityProvider", { domain: "other.okta.com" }))).message).to.include(
      "(compared without regard to case)",
    );
    expect((await rejection(find("app", { label: "payroll" }))).message).to.include("(compared exactly, upper and lower case included)");
  });
});
