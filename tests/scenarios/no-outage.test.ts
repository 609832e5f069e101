import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { startGateway } from "../support/gateways/gateway.ts";
import { okta, payroll, quickSpec } from "../support/programs/quick-spec.ts";
import { errors, type ScenarioStack, type Spec, steps, told } from "../support/programs/scenario.ts";
import { stackForEachTest } from "../support/programs/stack-for-each.ts";

const domains = (gateway: Gateway) => [...gateway.store.idps.values()].map((idp) => idp.own.domain).sort();
const moved = (change: Json = {}, opts?: Json): Spec => ({
  idps: { okta: { args: { ...okta.args, domain: "new.okta.com" } } },
  apps: { payroll: payroll(change, opts) },
});

for (const kind of ["embedded", "real"] as const) {
  describe(`no outage by surprise, on ${kind === "embedded" ? "the embedded host" : "a real engine"}`, function suite() {
    this.timeout(300_000);
    let gateway: Gateway;
    let stack: ScenarioStack;

    stackForEachTest(kind, "protected-app", async (itsGateway, itsStack) => {
      [gateway, stack] = [itsGateway, itsStack];
      stack.declare(quickSpec());
      expect(errors(await stack.up())).to.deep.equal([]);
    });
    const live = () => gateway.store.appByLabel("Payroll");

    it("keeps the app on its old identity provider where the gateway does not move it, and the way back adopts the old one [app-move-back]", async () => {
      const { id: appId, own } = live();
      stack.declare(quickSpec({}, moved()));
      const refused = await stack.up();
      expect(errors(refused).join()).to.include("this gateway does not let an app move to another identity provider");
      expect([live().status, live().own.idpId]).to.deep.equal(["ACTIVE", own.idpId]);
      expect(domains(gateway), "the old one is not deleted").to.deep.equal(["acme.okta.com", "new.okta.com"]);

      stack.declare(quickSpec());
      expect(errors(await stack.up()).join()).to.include(`add { import: "${own.idpId}" } to this resource's options`);
      stack.declare(quickSpec({}, { idps: { okta: { ...okta, opts: { import: own.idpId } } } }));
      const back = await stack.up();
      expect(errors(back)).to.deep.equal([]);
      expect(told(back)).to.include("not deleted: another resource of this run adopted it");
      expect(domains(gateway)).to.deep.equal(["acme.okta.com"]);
      expect([live().id, live().status]).to.deep.equal([appId, "ACTIVE"]);
      stack.declare(quickSpec());
      expect(steps(await stack.preview())).to.deep.equal([]);
      expect(errors(await stack.destroy())).to.deep.equal([]);
      expect([gateway.store.apps.size, gateway.store.idps.size]).to.deep.equal([0, 0]);
    });

    it("renames a resource by importing what the old one had: the app is never deleted [import-rename]", async () => {
      const { id } = live();
      stack.declare({ ...quickSpec(), apps: { salaries: payroll({}, { import: id }) }, outputs: { id: "$app.salaries.id" } });
      gateway.log.clear();
      const run = await stack.up();
      expect(errors(run)).to.deep.equal([]);
      expect(run.outputs).to.deep.equal({ id });
      expect(gateway.log.writes).to.deep.equal([]);
      expect(live().status).to.equal("ACTIVE");
      expect(steps(await stack.preview())).to.deep.equal([]);
    });

    it("deletes an app that was renamed by an import neither when that run failed elsewhere before it got to the deletes, nor later [import-rename-failed]", async () => {
      const { id } = live();
      const renamed = { ...quickSpec(), apps: { salaries: payroll({}, { import: id }) }, outputs: {} };
      const { apps } = renamed;
      const later = payroll({ label: "Later", publicDomain: "later.example.com", description: "$app.salaries.id" });
      stack.declare({ ...renamed, apps: { ...apps, later } });
      gateway.faults.add({ match: { operation: "createApplication" }, status: 400, times: 9 });
      expect(errors(await stack.up()).join()).to.include("the gateway answered 400");
      gateway.faults.clear();
      stack.declare(renamed);
      const next = await stack.up();
      expect(errors(next)).to.deep.equal([]);
      expect(told(next)).to.include(`not deleted: another resource of this stack has it (${id})`);
      expect([live().id, live().status]).to.deep.equal([id, "ACTIVE"]);
      expect(steps(await stack.preview())).to.deep.equal([]);
      expect(errors(await stack.destroy())).to.deep.equal([]);
      expect(gateway.store.apps.size).to.equal(0);
    });

    it("lets a protected app move along with its identity provider, and never replaces it [protected-app]", async () => {
      gateway.reading.idpIdChangeable = true;
      const { id } = live();
      stack.declare(quickSpec({}, { apps: { payroll: payroll({}, { protect: true }) } }));
      expect(errors(await stack.up())).to.deep.equal([]);
      stack.declare(quickSpec({}, moved({}, { protect: true })));
      expect(errors(await stack.up())).to.deep.equal([]);
      expect([live().id, live().status, ...domains(gateway)]).to.deep.equal([id, "ACTIVE", "new.okta.com"]);
      stack.declare(quickSpec({}, moved({ type: "ORACLE_WEBLOGIC" }, { protect: true })));
      expect((await stack.up()).failed).to.equal(true);
      expect([live().id, live().status]).to.deep.equal([id, "ACTIVE"]);
    });

    it("refuses a replacement of an app that would come before the old one is gone, and one of an identity provider that apps still use [replace-order]", async () => {
      const { id } = live();
      stack.declare(quickSpec({}, { apps: { payroll: payroll({ type: "ORACLE_WEBLOGIC" }, { deleteBeforeReplace: false }) } }));
      expect(errors(await stack.up()).join()).to.include("an app with this label exists already");
      expect([live().id, live().status, gateway.store.apps.size]).to.deep.equal([id, "ACTIVE", 1]);
      const first = { ...okta, opts: { deleteBeforeReplace: true } };
      stack.declare(quickSpec({}, { idps: { okta: { ...first, args: { ...okta.args, domain: "new.okta.com" } } } }));
      expect(errors(await stack.up()).join()).to.include("The identity provider is used by an application");
      expect([live().id, live().status, ...domains(gateway)]).to.deep.equal([id, "ACTIVE", "acme.okta.com"]);
      stack.declare(quickSpec());
      expect(errors(await stack.up())).to.deep.equal([]);
      expect(steps(await stack.preview())).to.deep.equal([]);
    });

    it("deletes nothing when the configuration names another gateway, and creates nothing twice [gateway-other-stack]", async () => {
      const other = await startGateway();
      stack.configure("oag:hostname", other.hostname);
      stack.configure("oag:caCertificate", other.configuration.caCertificate);
      stack.declare(
        quickSpec(
          { groups: ["g2"] },
          { certificates: {}, apps: { payroll: payroll({ groups: ["g2"], certificateId: live().own.certificateId }) } },
        ),
      );
      const told = errors(await stack.up()).join("\n");
      expect(told).to.include(gateway.origin);
      expect(live().own.groups).to.deep.equal(["g1"]);
      expect([other.store.apps.size, other.store.idps.size, other.log.writes.length]).to.deep.equal([0, 0, 0]);
      expect((await stack.destroy()).failed).to.equal(true);
      expect([live().status, gateway.store.idps.size]).to.deep.equal(["ACTIVE", 1]);
      stack.configure("oag:hostname", gateway.hostname);
      stack.configure("oag:caCertificate", gateway.configuration.caCertificate);
      stack.declare(quickSpec());
      expect(errors(await stack.up())).to.deep.equal([]);
      expect(errors(await stack.destroy())).to.deep.equal([]);
      expect([gateway.store.apps.size, gateway.store.idps.size]).to.deep.equal([0, 0]);
    });

    it("takes an API that is switched off for an error, never for gone objects [api-switched-off]", async () => {
      gateway.apiEnabled = false;
      for (const run of [await stack.refresh(), await stack.preview(), await stack.destroy()]) {
        expect(run.failed).to.equal(true);
        expect(errors(run).join("\n")).to.include("that the API is enabled there (Settings > Access Gateway > API");
      }
      gateway.apiEnabled = true;
      expect(steps(await stack.refresh())).to.deep.equal([]);
      expect(steps(await stack.preview())).to.deep.equal([]);
      expect(live().status).to.equal("ACTIVE");
    });
  });
}
