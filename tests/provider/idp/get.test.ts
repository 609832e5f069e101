import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { stopGateways } from "../../support/gateways/gateway.ts";
import { nameless, once, startIdp } from "../../support/resources/idps.ts";
import type { OneResource } from "../../support/resources/resource.ts";

describe("OagIdentityProvider.get()", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp(once));
  });
  afterEach(stopGateways);

  it("is read with .get(), gone or not, and a failing read is no absence", async () => {
    await idp.up({ ...nameless, name: "" });
    expect((await idp.handler.read(idp.id as string, {})).props).to.include({ domain: "acme.okta.com", gateway: gateway.origin });
    gateway.tamper = (operation, body) =>
      operation === "getIDP"
        ? { ...(body as Json), apiToken: "CANARY", clientSecret: "CANARY", clientId: "CANARY", novelty: "CANARY" }
        : body;
    expect((await idp.handler.read(idp.id as string, {})).props, "what it echoes").to.deep.equal({
      ...{ type: "IDP_OKTA", domain: "acme.okta.com", name: "", tenant: idp.outputs.tenant },
      ...{ validationStatus: idp.outputs.validationStatus, gateway: gateway.origin, failoverMode: "DISABLED" },
      healthPolicy: {
        ...{ healthCheckInterval: 60, timeout: 3, maxRetries: 3, failureThreshold: 3, successThreshold: 2, recoveryCooldownInterval: 360 },
      },
    });
    gateway.tamper = undefined;
    const id = randomUUID();
    expect((await rejection(idp.handler.read(id, {}))).message).to.include(
      `there is no identity provider with the id ${id} on ${gateway.origin}`,
    );
    gateway.faults.add({ match: { operation: "getIDP" }, status: 500 });
    expect((await rejection(idp.refresh())).message).to.include("the gateway answered 500");
    await idp.refresh();
    expect((await idp.diff({ ...nameless, name: "" })).changes, "an empty name that is left out").to.equal(false);
  });
});
