import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { startGateway } from "../support/gateways/gateway.ts";
import { okta, payroll, quickSpec } from "../support/programs/quick-spec.ts";
import { errors, ScenarioStack, type Spec, steps, told } from "../support/programs/scenario.ts";
import { stackForEachTest } from "../support/programs/stack-for-each.ts";

for (const kind of ["embedded", "real"] as const) {
  describe(`a stack on ${kind === "embedded" ? "the embedded host" : "a real engine"}`, function suite() {
    this.timeout(300_000);
    let gateway: Gateway;
    let stack: ScenarioStack;

    stackForEachTest(kind, "whole-life", (itsGateway, itsStack) => {
      [gateway, stack] = [itsGateway, itsStack];
    });

    const live = () => gateway.store.appByLabel("Payroll");

    it("goes through up, an empty preview, one change, drift, refresh, repair and destroy [whole-life]", async () => {
      stack.declare(quickSpec());
      const first = await stack.preview();
      expect(steps(first)).to.deep.equal(["create okta", "create payroll"]);
      expect(gateway.log.writes).to.deep.equal([]);

      const up = await stack.up();
      expect(errors(up)).to.deep.equal([]);
      expect(up.outputs).to.deep.equal({ id: live().id, status: "ACTIVE" });

      gateway.log.clear();
      expect(steps(await stack.preview())).to.deep.equal([]);
      expect(gateway.log.calls).to.deep.equal(["GET /api/v2/certificates"]);

      stack.declare(quickSpec({ groups: ["g1", "g2"] }));
      expect(steps(await stack.preview())).to.have.length(1);
      gateway.log.clear();
      const [step, ...others] = steps(await stack.up());
      expect(step).to.match(/^update payroll: groups(\[1\])?$/);
      expect(others).to.deep.equal([]);
      expect(gateway.log.writes).to.deep.equal([`PUT /api/v2/apps/${live().id}`]);
      expect(live().own.groups).to.deep.equal(["g1", "g2"]);

      live().own.description = "by hand";
      (live().policies[0] as Json).rule = "NO_AUTH";
      live().attributes.push({ id: randomUUID(), name: "X-HAND", type: "HEADER", source: "STATIC", value: "1", active: true });
      const [refreshed] = (await stack.refresh()).steps;
      expect(refreshed?.diff.map(({ path }) => path)).to.have.members(['attributes["X-HAND"]', 'policies["/"].rule']);
      expect(steps(await stack.preview())).to.deep.equal(['update payroll: attributes["X-HAND"], policies["/"].rule']);
      await stack.up();
      expect(live().policies[0]?.rule).to.equal("PROTECTED");
      expect(live().attributes).to.have.length(2);
      expect(live().own.description, "not declared, so left alone").to.equal("by hand");
      expect(steps(await stack.preview())).to.deep.equal([]);

      expect(errors(await stack.destroy())).to.deep.equal([]);
      expect([gateway.store.apps.size, gateway.store.idps.size]).to.deep.equal([0, 0]);
    });

    it("replaces an identity provider for another domain, new before old, and moves its app where the gateway allows [idp-new-domain]", async () => {
      gateway.reading.idpIdChangeable = true;
      stack.declare(quickSpec());
      await stack.up();
      stack.declare(quickSpec({}, { idps: { okta: { args: { ...okta.args, domain: "new.okta.com" } } } }));
      gateway.log.clear();
      const run = await stack.up();
      expect(errors(run)).to.deep.equal([]);
      expect(gateway.log.writes.map((call) => call.split("/").slice(0, 4).join("/"))).to.deep.equal([
        "POST /api/v2/idps",
        "PUT /api/v2/apps",
        "DELETE /api/v2/idps",
      ]);
      expect(live().status).to.equal("ACTIVE");
      expect([...gateway.store.idps.values()].map((idp) => idp.own.domain)).to.deep.equal(["new.okta.com"]);
    });

    it("costs nothing when the credential of the new identity provider is refused [idp-new-domain-refused]", async () => {
      gateway.reading.idpIdChangeable = true;
      gateway.reading.badCredential = "error";
      stack.declare(quickSpec());
      await stack.up();
      stack.declare(quickSpec({}, { idps: { okta: { args: { ...okta.args, domain: "new.okta.com", apiToken: "bad-token" } } } }));
      const run = await stack.up();
      expect(run.failed).to.equal(true);
      expect(live().status).to.equal("ACTIVE");
      expect([...gateway.store.idps.values()].map((idp) => idp.own.domain)).to.deep.equal(["acme.okta.com"]);
      stack.declare(quickSpec());
      expect(steps(await stack.up())).to.deep.equal([]);
    });

    it("replaces an app of another type, the old one first [app-new-type]", async () => {
      stack.declare(quickSpec());
      await stack.up();
      const { id } = live();
      stack.declare(quickSpec({ type: "ORACLE_WEBLOGIC" }));
      const preview = await stack.preview();
      expect(preview.steps.some(({ op, name }) => op.includes("replace") && name === "payroll")).to.equal(true);
      await stack.up();
      expect(live().own.type).to.equal("ORACLE_WEBLOGIC");
      expect(live().id).to.not.equal(id);
    });

    it("keeps a half-made app, lists every part that failed, and repairs it with the next up [half-made-app]", async () => {
      gateway.faults.add(
        { match: { operation: "createPolicy" }, status: 400, message: "no" },
        { match: { operation: "replaceSession" }, status: 400, message: "nor this" },
      );
      stack.declare(quickSpec());
      const failed = await stack.up();
      const told = errors(failed).join("\n");
      expect(told).to.include('policy "/" of app "Payroll": the gateway answered 400 BAD_REQUEST: no [OAG_BAD_REQUEST]');
      expect(told).to.include('session of app "Payroll": the gateway answered 400 BAD_REQUEST: nor this [OAG_BAD_REQUEST]');
      expect(live().status).to.equal("CREATED");
      const repaired = await stack.up();
      expect(errors(repaired)).to.deep.equal([]);
      expect(live().status).to.equal("ACTIVE");
      expect(gateway.store.apps.size).to.equal(1);
      expect(steps(await stack.preview())).to.deep.equal([]);
    });

    it("adopts an app with the import option, after which the option may go [adopt-option]", async () => {
      stack.declare(quickSpec());
      await stack.up();
      const { id } = live();
      const idpId = live().own.idpId;
      const other = await ScenarioStack.start(kind, gateway);
      if (other === undefined) return;
      const adopting = (opts?: Json): Spec => ({
        certificates: { wildcard: { args: { commonName: "*.example.com" } } },
        apps: { payroll: payroll({ idpId }, opts) },
        outputs: { id: "$app.payroll.id" },
      });
      await other.during(async () => {
        other.declare(adopting());
        expect(errors(await other.up()).join()).to.include(`add { import: "${id}" } to this resource's options`);
        other.declare(adopting({ import: id }));
        gateway.log.clear();
        const run = await other.up();
        expect(errors(run)).to.deep.equal([]);
        expect(run.outputs).to.deep.equal({ id });
        expect(gateway.log.writes).to.deep.equal([]);
        other.declare(adopting());
        expect(steps(await other.up())).to.deep.equal([]);
      });
    });

    it("manages two gateways in one program, each with its own provider [two-gateways]", async () => {
      const second = await startGateway();
      const provider = (one: Gateway) => ({ ...one.configuration });
      const spec: Spec = {
        providers: { east: provider(gateway), west: provider(second) },
        certificates: {
          east: { args: { commonName: "*.example.com" }, opts: { provider: "east" } },
          west: { args: { commonName: "*.example.com" }, opts: { provider: "west" } },
        },
        idps: { east: { ...okta, opts: { provider: "east" } }, west: { ...okta, opts: { provider: "west" } } },
        apps: {
          east: payroll({ idpId: "$idp.east.id", certificateId: "$certificate.east.id" }, { provider: "east" }),
          west: payroll({ idpId: "$idp.west.id", certificateId: "$certificate.west.id" }, { provider: "west" }),
        },
        outputs: { east: "$app.east.gateway", west: "$app.west.gateway" },
      };
      stack.declare(spec);
      const run = await stack.up();
      expect(errors(run)).to.deep.equal([]);
      expect(run.outputs).to.deep.equal({ east: gateway.origin, west: second.origin });
      expect([gateway.store.apps.size, second.store.apps.size]).to.deep.equal([1, 1]);
      expect([gateway.log.tokens, second.log.tokens]).to.deep.equal([1, 1]);
      expect(steps(await stack.preview())).to.deep.equal([]);
      await stack.destroy();
      expect([gateway.store.apps.size, second.store.apps.size]).to.deep.equal([0, 0]);
    });

    it("reads an app that it does not manage, and says when there is none [get-app]", async () => {
      stack.declare(quickSpec());
      await stack.up();
      stack.declare(quickSpec({}, { gets: { existing: { id: live().id } }, outputs: { name: "$get.existing.name" } }));
      expect((await stack.up()).outputs).to.deep.equal({ name: "payroll" });
      const id = randomUUID();
      stack.declare(quickSpec({}, { gets: { existing: { id } } }));
      expect(errors(await stack.preview()).join()).to.include(`there is no app with the id ${id} on ${gateway.origin}`);
      await stack.destroy();
    });

    it("works in a component, and with a stack transformation that changes arguments [component]", async () => {
      const spec: Spec = {
        ...quickSpec({}, { apps: { payroll: payroll({}, { parent: "team" }) } }),
        components: ["team"],
        transformed: { description: "managed by the platform team" },
      };
      stack.declare(spec);
      expect(errors(await stack.up())).to.deep.equal([]);
      expect(live().own.description).to.equal("managed by the platform team");
      expect(steps(await stack.preview())).to.deep.equal([]);
      expect(errors(await stack.destroy())).to.deep.equal([]);
      expect(gateway.store.apps.size).to.equal(0);
    });

    it("leaves alone what ignoreChanges names, through a change, drift and refresh [ignore-changes]", async () => {
      const ignoring = (change: Json = {}): Spec =>
        quickSpec(change, { apps: { payroll: payroll(change, { ignoreChanges: ["groups", 'policies["/"].rule'] }) } });
      stack.declare(ignoring());
      await stack.up();
      stack.declare(ignoring({ groups: ["g9"], policies: { "/": { rule: "ADAPTIVE" } } }));
      expect(steps(await stack.preview())).to.deep.equal([]);
      live().own.groups = ["by hand"];
      (live().policies[0] as Json).rule = "NO_AUTH";
      await stack.refresh();
      gateway.log.clear();
      expect(steps(await stack.up())).to.deep.equal([]);
      expect(gateway.log.writes).to.deep.equal([]);
      expect([live().own.groups, live().policies[0]?.rule]).to.deep.equal([["by hand"], "NO_AUTH"]);
    });

    it("tells every problem of the arguments in the preview, and sends nothing but the look-up [every-problem]", async () => {
      stack.declare(quickSpec({ lable: "x", publicDomain: "https://x", status: "ACTVE" }));
      const run = await stack.preview();
      const told = errors(run).join("\n");
      expect(told).to.include("lable: is not an argument here; did you mean label?");
      expect(told).to.include("publicDomain: must be a host name without scheme, port and path");
      expect(told).to.include('status: allowed are ACTIVE, INACTIVE, MAINTENANCE (not "ACTVE"); did you mean ACTIVE?');
      expect(gateway.log.calls).to.deep.equal(["GET /api/v2/certificates"]);
    });

    it("refuses a plain-text key before anything is registered [plain-key]", async () => {
      stack.declare(quickSpec());
      stack.configure("oag:privateKey", gateway.configuration.privateKey);
      const run = await stack.preview();
      expect(run.failed).to.equal(true);
      expect(told(run)).to.include(
        "oag:privateKey is set in plain text. Set it as a secret: pulumi config set --secret oag:privateKey < key.pem.",
      );
      expect(steps(run)).to.deep.equal([]);
      expect(gateway.log.entries).to.deep.equal([]);
    });

    it("leaves no secret in clear in the state, in messages or in diffs [secrets-in-state]", async () => {
      stack.declare(quickSpec());
      await stack.up();
      stack.declare(
        quickSpec({
          attributes: {
            REMOTE_USER: { source: "IDP", value: "login" },
            trust: { name: "X-TRUST", source: "SECRET", value: "OTHER-CANARY" },
          },
        }),
      );
      await stack.preview();
      gateway.faults.add({ match: { operation: "replaceAttribute" }, status: 400, message: "OTHER-CANARY is bad" });
      await stack.up();
      await stack.up();
      await stack.refresh();
      expect(stack.shown).to.not.match(/CANARY|BEGIN PRIVATE KEY/);
      if (kind === "embedded") expect(stack.stateText).to.not.match(/CANARY|BEGIN PRIVATE KEY/);
    });
  });
}
