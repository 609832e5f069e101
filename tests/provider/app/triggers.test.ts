import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("the triggers of an OagApp whose creation is not finished", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "createPolicy" }, nth: 2, status: 500 });
    expect((await app.up(fullApp(gateway, { triggers: { certificate: "2026-01-01" } }))).error).to.include("was not finished");
    gateway.log.clear();
  });
  afterEach(stopGateways);

  const saves = () => gateway.log.writes.map(withoutIds).filter((write) => write === "PUT /api/v2/apps/{id}");

  it("save it when they have changed by the time it is finished", async () => {
    const args = fullApp(gateway, { triggers: { certificate: "2026-06-01" } });
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(saves()).to.have.length(1);
    expect(await app.up(args)).to.deep.equal({ op: "same" });
  });

  it("save nothing when they are the same", async () => {
    expect(await app.up(fullApp(gateway, { triggers: { certificate: "2026-01-01" } }))).to.deep.equal({ op: "update" });
    expect(saves()).to.deep.equal([]);
  });

  it("are not taken for done when the app cannot be saved", async () => {
    gateway.faults.add({ match: { operation: "replaceApplication" }, status: 500, times: 9 });
    const args = fullApp(gateway, { triggers: { certificate: "2026-06-01" } });
    expect((await app.up(args)).error).to.include("was not finished");
    gateway.faults.clear();
    gateway.log.clear();
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(saves()).to.have.length(1);
  });
});

describe("the triggers of an OagApp", () => {
  afterEach(stopGateways);

  it("save it whatever changes in one of them: a blank, a letter, and under the name of a member, too", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway, { triggers: { certificateId: "ab", note: "renewed" } }));
    for (const triggers of [
      { certificateId: "AB", note: "renewed" },
      { certificateId: "AB", note: "renewed " },
    ]) {
      gateway.log.clear();
      expect(await app.up(fullApp(gateway, { triggers }))).to.deep.equal({ op: "update" });
      expect(gateway.log.writes.map(withoutIds)).to.deep.equal(["PUT /api/v2/apps/{id}"]);
    }
  });
});

describe("the triggers of an OagApp", () => {
  afterEach(stopGateways);

  it("an app is saved again, and once only, when a value of its triggers changes; they are never sent [app-triggers]", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    await created(app, gateway, { triggers: { certificate: "2026-01-01" } });
    expect(await app.up(fullApp(gateway, { triggers: { certificate: "2026-06-01" } }))).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.map(withoutIds)).to.deep.equal(["PUT /api/v2/apps/{id}"]);
    expect(JSON.stringify(gateway.log.entries)).to.not.include("2026-06-01");
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, { triggers: { certificate: "2026-07-01" }, description: "new" }))).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.map(withoutIds)).to.deep.equal(["PUT /api/v2/apps/{id}"]);
    await app.refresh();
    expect(await app.up(fullApp(gateway, { triggers: { certificate: "2026-07-01" }, description: "new" }))).to.deep.equal({ op: "same" });
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, { description: "new" }))).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([]);
    expect(await app.check(fullApp(gateway, { triggers: { certificate: 5 } }))).to.deep.equal([
      "triggers.certificate: must be a text, not a number [OAG_ARGUMENT_TYPE]",
    ]);
    expect(await app.check(fullApp(gateway, { triggers: "2026" }))).to.deep.equal([
      'triggers: must be an object of texts, for example { certificate: "2027-01-01" }, not a text [OAG_ARGUMENT_TYPE]',
    ]);
  });
});
