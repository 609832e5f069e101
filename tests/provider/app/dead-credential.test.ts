import { expect } from "chai";
import type { Reading } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const start = async (reading: Partial<Reading>) => {
  const gateway = await startGateway({ reading });
  return { gateway, app: new OneResource("app", gateway) };
};

describe("a gateway with a credential that died", () => {
  afterEach(stopGateways);

  for (const status of [400, 500] as const)
    it(`that answers ${status} to every write of an app whose identity provider's credential died: the error says which, and a new one mends it [dead-credential]`, async () => {
      const { gateway, app } = await start({ deadCredential: status });
      const args = fullApp(gateway);
      const [idp] = gateway.store.idps.values();
      const died = (isDead: boolean) => Object.assign(idp as Json, { valid: !isDead });
      died(true);
      const cause = `the credential of its identity provider "acme.okta.com" (${args.idpId}) is not accepted any more`;
      expect((await app.up(args)).error)
        .to.include("Server has encountered an error")
        .and.include(cause);
      expect({ id: app.id, apps: gateway.store.apps.size }).to.deep.equal({ id: undefined, apps: 0 });
      died(false);
      expect(await app.up(args)).to.deep.equal({ op: "create" });
      died(true);
      expect((await app.up({ ...args, description: "new" })).error).to.include(cause);
      expect(gateway.store.appByLabel("Payroll").own.description).to.equal(undefined);
      // Parts and the end of an app are not the org's business.
      expect(await app.up({ ...args, session: { idleSessionTimeout: 900 } })).to.deep.equal({ op: "update" });
      died(false);
      expect(await app.up({ ...args, session: { idleSessionTimeout: 900 }, description: "new" })).to.deep.equal({ op: "update" });
      died(true);
      await app.destroy();
      expect(gateway.store.apps.size).to.equal(0);
    });

  it("that refuses an app for another reason is asked nothing more than whether the credential is accepted", async () => {
    const { gateway, app } = await start({});
    const args = fullApp(gateway);
    gateway.faults.add({ match: { operation: "createApplication" }, status: 400, message: "no" });
    expect((await app.up(args)).error)
      .to.include("400 BAD_REQUEST: no [OAG_BAD_REQUEST]")
      .and.not.to.include("credential");
    // Nothing is concluded from an identity provider that says nothing of its credential.
    gateway.tamper = (operation, body) => (operation === "getIDP" ? { ...(body as Json), validationStatus: undefined } : body);
    gateway.faults.add({ match: { operation: "createApplication" }, status: 400, message: "no" });
    expect((await app.up(args)).error).not.to.include("credential");
    // A look that fails leaves the gateway's own words.
    gateway.faults.add(
      { match: { operation: "createApplication" }, status: 400, message: "no" },
      { match: { operation: "getIDP" }, status: 403 },
    );
    expect((await app.up(args)).error)
      .to.include("400 BAD_REQUEST: no [OAG_BAD_REQUEST]")
      .and.not.to.include("credential");
  });
});
