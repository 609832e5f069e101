import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("the names of policies and labels on a gateway that normalises what it is given", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  for (const [how, one, two] of [
    ["trim", " Admin ", " Users "],
    ["compose", "Bu\u0308ro", "Ka\u0308se"],
  ] as const) {
    const policies = (a: Json, b: Json) => ({
      policies: { "/": { rule: "PROTECTED" }, a: { rule: "PROTECTED", ...a }, b: { rule: "PROTECTED", ...b } },
    });
    for (const [what, after, writes] of [
      ["moves the path of a policy", policies({ name: one, resourcePath: "/c" }, { name: two, resourcePath: "/b" }), ["PUT"]],
      ["swaps two names", policies({ name: two, resourcePath: "/a" }, { name: one, resourcePath: "/b" }), ["PUT", "PUT", "PUT"]],
      ["passes a name on", policies({ name: two, resourcePath: "/a" }, { name: "third", resourcePath: "/b" }), ["PUT", "PUT"]],
    ] as const)
      it(`${what}, whatever ${how} makes of the names`, async () => {
        const gateway = await startGateway({ reading: { normalises: [how] } });
        const app = new OneResource("app", gateway);
        const before = policies({ name: one, resourcePath: "/a" }, { name: two, resourcePath: "/b" });
        expect(await app.up(fullApp(gateway, before))).to.deep.equal({ op: "create" });
        gateway.log.clear();
        expect(await app.up(fullApp(gateway, after))).to.deep.equal({ op: "update" });
        expect(gateway.log.writes.map((call) => call.split(" ")[0])).to.deep.equal(writes);
        await app.refresh();
        expect((await app.diff(fullApp(gateway, after))).changes).to.equal(false);
      });
    it(`refuses two that ${how} makes one before anything is sent`, async () => {
      const gateway = await startGateway({ reading: { normalises: [how] } });
      const same = one.trim().normalize("NFC");
      const args = fullApp(gateway, policies({ name: one, resourcePath: "/a" }, { name: same, resourcePath: "/b" }));
      expect((await new OneResource("app", gateway).up(args)).error).to.include("policies.b: has the name of policies.a");
      expect(gateway.log.entries).to.deep.equal([]);
    });
  }

  it("and a label that another app has in another form is told with that app", async () => {
    const gateway = await startGateway({ reading: { normalises: ["trim"] } });
    const [one, two] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    await one.up(fullApp(gateway, { label: "One" }));
    await two.up(fullApp(gateway, { label: "Two" }));
    expect((await one.up(fullApp(gateway, { label: " Two " }))).error).to.include(`app ${two.id} has the label " Two "`);
  });
});
