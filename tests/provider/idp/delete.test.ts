import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { nameless, okta, once, startIdp } from "../../support/resources/idps.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("delete of an OagIdentityProvider that is refused", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp(once));
  });
  afterEach(stopGateways);

  it("that the gateway does not let go stays in the state", async () => {
    await idp.up(nameless);
    gateway.faults.add({ match: { operation: "deleteIDP" }, status: 403 });
    expect((await rejection(idp.destroy())).message).to.include("the gateway answered 403");
    expect(idp.id).to.be.a("string");
    gateway.faults.add({ match: { operation: "deleteIDP" }, status: 404 });
    await idp.destroy();
  });
});

describe("the end of an OagIdentityProvider", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp());
  });
  afterEach(stopGateways);

  it("cannot be deleted while an app uses it, and says what the gateway says", async () => {
    await idp.up(okta);
    await new OneResource("app", gateway).up(fullApp(gateway, { idpId: idp.id }));
    const message = await idp.destroy().then(
      () => "",
      (error: Error) => `${error.message}|${error.stack}`,
    );
    expect(message).to.equal(
      'identity provider "acme.okta.com": delete failed: the gateway answered 400 BAD_REQUEST: The identity provider is used by an application [OAG_BAD_REQUEST]; 1 app uses it: "Payroll"; let each use another identity provider, or delete it first|',
    );
  });

  it("is kept by many apps: five are named and the others counted; without their list the gateway's word stands", async () => {
    await idp.up(okta);
    for (const label of ["G", "F", "E", "D", "C", "B", "A"]) {
      const app = new OneResource("app", gateway);
      const publicDomain = `${label.toLowerCase()}.example.com`;
      const made = await app.up(fullApp(gateway, { idpId: idp.id, label, publicDomain, postLoginUrl: `https://${publicDomain}/` }));
      expect(made).to.deep.equal({ op: "create" });
    }
    const refusal = async () => (await rejection(idp.destroy())).message;
    expect(await refusal()).to.include('; 7 apps use it: "A", "B", "C", "D", "E" and 2 more; let each use another identity provider');
    gateway.faults.add({ match: { operation: "listApplication" }, status: 403 });
    expect(await refusal()).to.match(/used by an application \[OAG_BAD_REQUEST\]$/);
  });

  it("is gone when the API says so, unless another gateway is configured", async () => {
    await idp.up(okta);
    const other = await startGateway();
    idp.configure(configFor(other));
    const refusal = `the state says that this identity provider lives on ${gateway.origin}, but ${other.origin} is configured and does not have it`;
    for (const attempt of [() => idp.refresh(), () => idp.destroy()]) {
      expect(
        await attempt().then(
          () => "",
          (error: Error) => error.message,
        ),
      ).to.include(refusal);
    }
    idp.configure(configFor(gateway));
    gateway.store.idps.clear();
    expect(await idp.refresh()).to.equal("gone");
  });
});
