import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("labels of two apps", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);
  const args = (label: string, change: Json = {}) => fullApp(gateway, { label, ...change });

  it("cannot be swapped in one up: the error names the other app and the way out, which works", async () => {
    const [one, two] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    await one.up(args("One"));
    await two.up(args("Two"));
    const { error } = await one.up(args("Two"));
    expect(error).to.equal(
      `app "Two": update failed: app ${two.id} has the label "Two" (the gateway answered 400 BAD_REQUEST: label is used by another application). Labels are unique on a gateway; if the two apps are to swap theirs, give one of them a third label, run pulumi up, and declare the label that it is to have after that [OAG_EXISTS]`,
    );
    for (const [app, label] of [
      [one, "Third"],
      [two, "One"],
      [one, "Two"],
    ] as const)
      expect(await app.up(args(label))).to.deep.equal({ op: "update" });
  });

  it("that a gateway has thousands of times are told with what to do, and with fifty of the ids [many-of-a-label]", async () => {
    await new OneResource("app", gateway).up(args("One"));
    const app = gateway.store.appByLabel("One");
    for (let nth = 0; nth < 3000; nth += 1) {
      const id = randomUUID();
      gateway.store.apps.set(id, { ...app, id });
    }
    const { error } = await new OneResource("app", gateway).up(args("One"));
    expect(error).to.match(
      /lists 3001 apps with the label "One" \(([0-9a-f-]{36}, ){49}[0-9a-f-]{36} and 2951 more\), .*give all but one another label \[OAG_PROTOCOL\]$/,
    );
  });

  it("lead to the way out however long the words are that the gateway has for the app that has one [long-word]", async () => {
    const one = new OneResource("app", gateway);
    await one.up(args("One"));
    const app = gateway.store.appByLabel("One");
    Object.assign(app, { status: "S".repeat(30_000) });
    const { error } = await new OneResource("app", gateway).up(args("One"));
    expect(error).to.include(`(id ${one.id}, OAG_HEADER_BASED, "${"S".repeat(79)}…"); nothing was changed. `);
    expect(error).to.include(`add { import: "${one.id}" }`);
    expect(error).to.match(/\[OAG_EXISTS\]$/);
  });

  it("are not what is wrong when the gateway refuses another member, or cannot say who has the label", async () => {
    const [one, two] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    await one.up(args("One"));
    await two.up(args("Two"));
    gateway.faults.add({ match: { operation: "replaceApplication" }, times: 9, status: 400 });
    expect((await one.up(args("Three"))).error)
      .to.include("400")
      .and.not.include("has the label");
    gateway.faults.clear();
    gateway.faults.add({ match: { operation: "replaceApplication" }, times: 9, status: 500 });
    expect((await one.up(args("Two"))).error)
      .to.include("500")
      .and.not.include("has the label");
    gateway.faults.clear();
    gateway.faults.add({ match: { operation: "listApplication" }, times: 9, status: 500 });
    expect((await one.up(args("Two"))).error)
      .to.include("label is used by another application")
      .and.not.include("third label");
  });
});
