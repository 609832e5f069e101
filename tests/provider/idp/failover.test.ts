import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { refusal } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { directoryArgs, offlineResource, offlineScopes, serviceArgs, withService } from "../../support/resources/offline-resources.ts";

const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

describe("the failover of an OagIdentityProvider", () => {
  let gateway: Gateway;
  let idpId: string;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes });
    idpId = await withService(gateway);
  });
  afterEach(stopGateways);

  const okta = (change: Json = {}): Json => ({ type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1", ...change });

  it("an identity provider's failover is refused before there is a directory, with the cure; then it is set, after the health policy [failover-order]", async () => {
    const idp = offlineResource("idp", gateway);
    const failover = { failoverMode: "AUTOMATIC", healthPolicy: { failureThreshold: 5 } };
    expect(await idp.up(okta({ __import: idpId }))).to.deep.equal({ op: "create" });
    const refused = await idp.up(okta({ __import: idpId, ...failover }));
    expect(refused.error).to.include(
      "AUTOMATIC needs the authentication service (OagAuthenticationService; let this identity provider depend on it",
    );
    expect(await offlineResource("directory", gateway).up(directoryArgs(idpId))).to.deep.equal({ op: "create" });
    gateway.log.clear();
    expect(await idp.up(okta({ __import: idpId, ...failover }))).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal(["POST /api/v2/idps/{id}/offline-mode"]);
    expect(await idp.up(okta({ __import: idpId, ...failover }))).to.deep.equal({ op: "same" });
    gateway.store.offline.setMode(idpId, "DISABLED");
    await idp.refresh();
    expect(idp.outputs.failoverMode).to.equal("DISABLED");
    expect(await idp.up(okta({ __import: idpId, ...failover }))).to.deep.equal({ op: "update" });
  });

  it("a failover that is refused for another reason is reported with that reason alone", async () => {
    const idp = offlineResource("idp", gateway);
    await idp.up(okta({ __import: idpId, failoverMode: "DISABLED" }));
    await offlineResource("directory", gateway).up(directoryArgs(idpId));
    gateway.faults.add({ match: { operation: "assignIdPOfflineModeFailoverMode" }, times: 9, status: 403 });
    const { error, reasons } = await idp.up(okta({ __import: idpId, failoverMode: "AUTOMATIC" }));
    const told = [error, ...(reasons ?? [])].join();
    expect(told).to.include("the gateway answered 403 FORBIDDEN").and.not.include("AUTOMATIC needs");
  });

  it("a failover that is declared from the start is set by the create, and one that the gateway does not keep is told", async () => {
    const idp = offlineResource("idp", gateway);
    expect(await idp.up(okta({ domain: "new.okta.com", failoverMode: "DISABLED" }))).to.deep.equal({ op: "create" });
    expect(await idp.up(okta({ domain: "new.okta.com", failoverMode: "DISABLED" }))).to.deep.equal({ op: "same" });
    await offlineResource("directory", gateway).up(directoryArgs(String(idp.id)));
    gateway.tamper = (operation, body) => (operation === "assignIdPOfflineModeFailoverMode" ? { mode: "DISABLED" } : body);
    expect((await idp.up(okta({ domain: "new.okta.com", failoverMode: "AUTOMATIC" }))).error).to.include(
      "the gateway took the failover mode but did not keep it; look at it in the console [OAG_LOST]",
    );
    gateway.tamper = undefined;
    const both = okta({ domain: "new.okta.com", failoverMode: "DISABLED", name: "Other", apiToken: "bad-token" });
    expect((await idp.up(both)).error).to.include("its credential is not accepted");
    expect([idp.outputs.name, idp.outputs.apiToken]).to.deep.equal(["Other", undefined]);
  });

  it("a service is kept while the failover is automatic: its deletion says the way out [service-kept]", async () => {
    const directory = offlineResource("directory", gateway);
    await directory.up(directoryArgs(idpId));
    const idp = offlineResource("idp", gateway);
    await idp.up(okta({ __import: idpId }));
    await idp.up(okta({ __import: idpId, failoverMode: "AUTOMATIC" }));
    const resource = offlineResource("authenticationService", gateway);
    await resource.up({ ...serviceArgs(gateway), __import: gateway.origin });
    resource.configure({ ...configFor(gateway), "oag:scopes": offlineScopes.join(" ") });
    expect(await refusal(resource.destroy())).to.include("declare DISABLED there and run `pulumi up` first");
  });
});
