import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { rejection } from "../../support/rejection.ts";
import { fullApp, type Json, newLookUp, OneResource } from "../../support/resource.ts";

describe("a look-up", () => {
  afterEach(stopGateways);

  async function edited(kind: "app" | "idp", before: (gateway: Gateway) => Json, change: Json) {
    const gateway = await startGateway();
    const resource = new OneResource(kind, gateway);
    const args = before(gateway);
    expect(await resource.up(args)).to.deep.equal({ op: "create" });
    gateway.log.clear();
    const outcome = await resource.up({ ...args, ...change });
    return { gateway, resource, outcome, calls: gateway.log.calls.length, writes: gateway.log.writes.length };
  }

  it("is found by a look-up in any case where it is a domain, and exactly where it is a label", async () => {
    const { gateway } = await edited("app", fullApp, {});
    const handler = newLookUp(gateway);
    const find = (kind: string, query: Json) => handler.read("1", { kind, query });
    expect((await find("identityProvider", { domain: "ACME.Okta.com" })).props.result).to.include({ domain: "acme.okta.com" });
    expect((await rejection(find("identityProvider", { domain: "other.okta.com" }))).message).to.include(
      "(compared without regard to case)",
    );
    expect((await rejection(find("app", { label: "payroll" }))).message).to.include("(compared exactly, upper and lower case included)");
  });
});
