import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { refusal } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { directoryArgs, offlineResource, offlineScopes, seedDirectory, seedService } from "../../support/resources/offline-resources.ts";

const okta: Json = { type: "IDP_OKTA", domain: "ours.okta.com", name: "Ours", apiToken: "token-1" };

describe("offline mode of an OagIdentityProvider that others change, too", () => {
  let gateway: Gateway;
  const resource = (kind: "idp" | "directory") => offlineResource(kind, gateway, newGateways({ notice: () => {} }));
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
    seedService(gateway);
  });
  afterEach(stopGateways);

  it("what a person sets of its health policy beside what is declared is kept by every update", async () => {
    const idp = resource("idp");
    await idp.up({ ...okta, healthPolicy: { failureThreshold: 5 } });
    const { healthPolicy } = gateway.store.offline.failoverOf(String(idp.id));
    healthPolicy.timeout = 9;
    expect(await idp.up({ ...okta, healthPolicy: { failureThreshold: 6 } })).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.failoverOf(String(idp.id)).healthPolicy).to.include({ failureThreshold: 6, timeout: 9 });
  });

  it("a failover that a person switched on where no program declares it is left alone, and shows in no diff", async () => {
    const idp = resource("idp");
    await idp.up(okta);
    seedDirectory(gateway, String(idp.id));
    gateway.store.offline.setMode(String(idp.id), "AUTOMATIC");
    await idp.refresh();
    expect((await idp.diff(okta)).changes).to.equal(false);
    expect(await idp.up({ ...okta, name: "Other" })).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.failoverOf(String(idp.id)).mode).to.equal("AUTOMATIC");
  });

  it("an identity provider with failover that is replaced is told in the preview: its last directory would be kept [idp-failover-new-domain]", async () => {
    const idp = resource("idp");
    await idp.up({ ...okta, failoverMode: "DISABLED" });
    const own = resource("directory");
    await own.up(directoryArgs(String(idp.id)));
    await idp.up({ ...okta, failoverMode: "AUTOMATIC" });
    expect(await idp.check({ ...okta, failoverMode: "AUTOMATIC", domain: "new.okta.com" })).to.deep.equal([]);
    expect(idp.told).to.deep.equal([
      "domain: a new one replaces the identity provider, and the gateway keeps its last directory while its failoverMode is AUTOMATIC; declare DISABLED and run `pulumi up` before",
    ]);
    expect(await idp.check({ ...okta, failoverMode: "AUTOMATIC", name: "Other" })).to.deep.equal([]);
    expect(idp.told).to.have.length(1);
    own.configure({ ...configFor(gateway), "oag:scopes": offlineScopes.join(" ") });
    expect(await refusal(own.destroy())).to.include(
      "declare DISABLED there, run `pulumi up`, and then delete the directory; where the identity provider is being replaced or removed, set it to DISABLED in the console",
    );
  });
});
