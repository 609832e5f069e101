import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const apps: Record<string, Json> = {
  OAG_SAML: {
    clientId: "urn:sp",
    acsUrl: "https://sp.example.com/acs",
    postLoginUrl: "https://sp.example.com/",
    logoutUrl: "https://sp.example.com/out",
  },
  OAG_OIDC: { oidc: { applicationType: "web", redirectUris: ["https://rp.example.com/callback"] } },
};

describe("an app that needs an identity provider with failover", () => {
  afterEach(stopGateways);

  for (const [type, args] of Object.entries(apps)) {
    it(`is refused while that is off, with what to set and where: ${type} [failover-demanded]`, async () => {
      const gateway = await startGateway();
      const idpId = seedIdp(gateway, "acme.okta.com", "DISABLED");
      const app = new OneResource("app", gateway);
      const { error } = await app.up({ type, label: "Portal", idpId, ...args });
      expect(error).to.equal(
        `app "Portal": create failed: the gateway answered 400 BAD_REQUEST: The failover mode of the identity provider is not AUTOMATIC [OAG_BAD_REQUEST]; an app of type ${type} needs an identity provider whose failover mode is AUTOMATIC, and that of its own (${idpId}) is DISABLED: declare failoverMode: "AUTOMATIC" on that OagIdentityProvider, which needs an OagAuthenticationService and an OagDirectory first (docs/by-hand.md, "Failover mode"), then run again`,
      );
      gateway.store.offline.setMode(idpId, "AUTOMATIC");
      expect(await app.up({ type, label: "Portal", idpId, ...args })).to.deep.equal({ op: "create" });
    });
  }

  for (const offlineMode of ["missing", "forbidden"] as const)
    it(`is told that its failover mode cannot be read where offline mode is ${offlineMode}`, async () => {
      const gateway = await startGateway({ reading: { offlineMode } });
      const idpId = seedIdp(gateway, "acme.okta.com", "DISABLED");
      const { error } = await new OneResource("app", gateway).up({ type: "OAG_SAML", label: "Portal", idpId, ...apps.OAG_SAML });
      expect(error).to.include(
        `[OAG_BAD_REQUEST]; it may be for want of failover: an app of type OAG_SAML needs an identity provider whose failover mode is AUTOMATIC, and that of its own (${idpId}) cannot be read: offline mode is Limited Early Access (from 2026.03.0 on)`,
      );
    });

  it("is told nothing of it where it is on, where the look fails, and where the app is proxied", async () => {
    const gateway = await startGateway();
    const refused = { match: { operation: "createApplication" }, status: 400, message: "no" } as const;
    const saml = { type: "OAG_SAML", label: "Portal", idpId: seedIdp(gateway), ...apps.OAG_SAML };
    const plain = /^app "[A-Za-z]+": create failed: the gateway answered 400 BAD_REQUEST: no \[OAG_BAD_REQUEST\]$/;
    gateway.faults.add(refused);
    expect((await new OneResource("app", gateway).up(saml)).error).to.match(plain);
    gateway.store.offline.setMode(saml.idpId, "DISABLED");
    gateway.faults.add(refused, { match: { operation: "getIdPOfflineModeFailoverMode" }, status: 400 });
    expect((await new OneResource("app", gateway).up(saml)).error).to.match(plain);
    gateway.faults.add(refused);
    gateway.log.clear();
    expect((await new OneResource("app", gateway).up(fullApp(gateway))).error).to.match(plain);
    expect(gateway.log.entries.filter(({ operation }) => operation === "getIdPOfflineModeFailoverMode")).to.deep.equal([]);
  });

  for (const offlineMode of ["missing", "served"] as const)
    it(`is told nothing of it once it exists: a change that is refused, a move that the gateway does not take (${offlineMode}) [failover-of-creations]`, async () => {
      const gateway = await startGateway({ reading: { requireFailover: false, offlineMode } });
      const [idpId, other] = [seedIdp(gateway, "acme.okta.com", "DISABLED"), seedIdp(gateway, "other.okta.com", "DISABLED")];
      const app = new OneResource("app", gateway);
      const saml = { type: "OAG_SAML", label: "Portal", idpId, ...apps.OAG_SAML };
      expect(await app.up(saml)).to.deep.equal({ op: "create" });
      gateway.log.clear();
      gateway.faults.add({ match: { operation: "replaceApplication" }, status: 400, message: "no" });
      expect((await app.up({ ...saml, acsUrl: "https://sp.example.com/other" })).error).to.equal(
        'app "Portal": update failed: the gateway answered 400 BAD_REQUEST: no [OAG_BAD_REQUEST]',
      );
      expect((await app.up({ ...saml, idpId: other })).error)
        .to.include("this gateway does not let an app move to another identity provider (400 BAD_REQUEST: idpId cannot be changed)")
        .and.to.include("To move it all the same, declare a second app")
        .and.to.match(/\[OAG_STATE\]$/);
      expect(gateway.log.entries.filter(({ operation }) => operation === "getIdPOfflineModeFailoverMode")).to.deep.equal([]);
    });
});
