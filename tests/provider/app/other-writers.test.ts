import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { meanwhile } from "../../support/gateways/meanwhile.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

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
      live().policies.push({ ...live().policies[0], id: uuid, name: "/x", resourcePath: "/x", rule: "NO_AUTH" }),
    );
    const policies = { "/": { rule: "PROTECTED" }, "/public": { rule: "NO_AUTH" }, "/x": { rule: "PROTECTED" } };
    expect(await app.up(fullApp(gateway, { policies }))).to.deep.equal({ op: "update" });
    expect(live().policies.find(({ resourcePath }) => resourcePath === "/x")?.rule).to.equal("PROTECTED");
  });

  for (const secretValues of ["omitted", "masked", "returned"] as const)
    it(`a secret item that somebody else made first gets the program's value (reads: ${secretValues}) [secret-of-another]`, async () => {
      gateway = await startGateway({ reading: { secretValues } });
      const app = new OneResource("app", gateway);
      const { attributes, ...args } = fullApp(gateway);
      const { trust, ...others } = attributes;
      await app.up({ ...args, attributes: others });
      meanwhile(gateway, "createAttribute", () =>
        live().attributes.push({ id: uuid, name: "X-TRUST", type: "HEADER", source: "SECRET", value: "FOREIGN" }),
      );
      gateway.log.clear();
      expect(await app.up({ ...args, attributes })).to.deep.equal({ op: "update" });
      const attributesOf = `/api/v2/apps/${app.id}/attributes`;
      expect(gateway.log.calls).to.deep.equal([
        `GET ${attributesOf}`,
        `POST ${attributesOf}`,
        `GET ${attributesOf}`,
        `PUT ${attributesOf}/${uuid}`,
      ]);
      expect(live().attributes.find(({ id }) => id === uuid)?.value).to.equal(trust.value);
    });

  it("a secret item of which only the response was lost is not written again", async () => {
    const app = new OneResource("app", gateway);
    const { attributes, ...args } = fullApp(gateway);
    const { trust, ...others } = attributes;
    await app.up({ ...args, attributes: others });
    gateway.faults.add({ match: { operation: "createAttribute" }, when: "after", reset: true });
    gateway.log.clear();
    expect(await app.up({ ...args, attributes })).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([`POST /api/v2/apps/${app.id}/attributes`]);
    expect(live().attributes.find(({ name }) => name === trust.name)?.value).to.equal(trust.value);
  });
});
