import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { meanwhile } from "../../support/meanwhile.ts";
import { fullApp, OneResource } from "../../support/resource.ts";

const uuid = "11111111-1111-4111-8111-111111111111";

describe("an OagApp that somebody else changes meanwhile", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);
  const live = (label = "Payroll") => gateway.store.appByLabel(label);

  it("a status that somebody changes during an update is read again before it is set", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway, { status: "INACTIVE" }));
    await app.up(fullApp(gateway, { status: "INACTIVE", description: "a" }));
    live().status = "ACTIVE";
    meanwhile(gateway, "replaceApplication", () => {
      live().status = "MAINTENANCE";
    });
    expect(await app.up(fullApp(gateway, { description: "b" }))).to.deep.equal({ op: "update" });
    expect(live().status).to.equal("ACTIVE");
  });

  it("what somebody else did first to an app of ours is no failure: the same status, an item with the same path", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway, { status: "INACTIVE" }));
    meanwhile(gateway, "activateApplication", () => {
      live().status = "ACTIVE";
    });
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    meanwhile(gateway, "createPolicy", () =>
      live().policies.push({ ...live().policies[0], id: uuid, name: "/x", resourcePath: "/x", rule: "NO_AUTH" } as never),
    );
    const policies = { "/": { rule: "PROTECTED" }, "/public": { rule: "NO_AUTH" }, "/x": { rule: "PROTECTED" } };
    expect(await app.up(fullApp(gateway, { policies }))).to.deep.equal({ op: "update" });
    expect(live().policies.find(({ resourcePath }) => resourcePath === "/x")?.rule).to.equal("PROTECTED");
  });
});
