import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

describe("adoption of an app", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  it("takes an app into the state that equals the program, and writes nothing", async () => {
    const args = await created(app, gateway);
    const adopter = new OneResource("app", gateway);
    expect(await adopter.up({ ...args, __import: app.id })).to.deep.equal({ op: "create" });
    expect(adopter.id).to.equal(app.id);
    expect(writes(gateway)).to.deep.equal([]);
    expect(await adopter.up({ ...args, __import: app.id })).to.deep.equal({ op: "same" });
    expect(await adopter.up(args)).to.deep.equal({ op: "same" });
  });

  it("refuses an app that differs, with every difference, and no secret [adopt-differs]", async () => {
    const args = await created(app, gateway);
    const adopter = new OneResource("app", gateway);
    const outcome = await adopter.up({
      ...args,
      __import: app.id,
      description: "x",
      session: { idleSessionTimeout: 60 },
      policies: { "/": { rule: "NO_AUTH" }, "/only": { rule: "NO_AUTH" } },
    });
    expect(outcome.error).to.include(
      'description is only in the program; policy "/only" is only in the program; policy "/" differs; policy "/public" is only on the gateway; session.idleSessionTimeout differs',
    );
    expect(outcome.error).to.not.include("CANARY");
    expect(adopter.id).to.equal(undefined);
    expect(writes(gateway)).to.deep.equal([]);
  });

  it("says that there is no app with that id", async () => {
    const id = randomUUID();
    const outcome = await app.up({ ...fullApp(gateway), __import: id });
    expect(outcome.error).to.equal(
      `app "Payroll": create failed: there is no app with the id ${id} on ${gateway.origin}; check the import option, or its entry in oag:adopt [OAG_NOT_FOUND]`,
    );
  });
});

describe("adoption of an app, in rare cases", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it("an adoption whose read fails says so, and takes nothing", async () => {
    await app.up(fullApp(gateway));
    const adopter = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
    // The preview looks first, which fails nothing.
    fail("getApplication", { status: 403, times: 2 });
    expect((await adopter.up(fullApp(gateway, { __import: app.id }))).error).to.include("the gateway answered 403");
    expect(adopter.id).to.equal(undefined);
  });

  it("an adoption compares the debug flag where reads show it, and says what is not set", async () => {
    await app.up(fullApp(gateway, { debug: false, hostHeaderValue: undefined }));
    const adopt = async () => {
      const adopter = new OneResource("app", gateway);
      return (await adopter.up(fullApp(gateway, { debug: true, hostHeaderValue: "internal", __import: app.id }))).error;
    };
    expect(await adopt()).to.include("debug differs; hostHeaderValue is only in the program");
    gateway.tamper = (operation, body) => (operation === "getApplication" ? { ...(body as Json), debug: undefined } : body);
    expect(await adopt())
      .to.include("hostHeaderValue is only in the program")
      .and.not.include("debug");
  });

  it("an adopted app keeps its import line through a refresh, and the run that adopts it never deletes it", async () => {
    const gateways = newGateways();
    const [old, adopter] = [1, 2].map(() => new OneResource("app", gateway, configFor(gateway), gateways)) as [OneResource, OneResource];
    await old.up(fullApp(gateway));
    expect(await adopter.up(fullApp(gateway, { __import: old.id }))).to.deep.equal({ op: "create" });
    await adopter.refresh();
    expect(adopter.inputs).to.include({ __import: old.id });
    await old.destroy();
    expect(live().status).to.equal("ACTIVE");
    await adopter.destroy();
    expect(gateway.store.apps.size, "in the same run").to.equal(1);
  });
});

describe("adoption of an app that differs", () => {
  afterEach(stopGateways);

  it("names the members of an app that differ, and shows neither the program's values nor the gateway's [adopt-differs-no-values]", async () => {
    const gateway = await startGateway();
    const args = fullApp(gateway, { description: "CANARY-gateway", session: { idleSessionTimeout: 1800 } });
    const byHand = new OneResource("app", gateway);
    await byHand.up(args);
    const app = new OneResource("app", gateway);
    const { error } = await app.up({
      ...args,
      description: "CANARY-program",
      hostHeaderValue: "CANARY-header",
      session: { idleSessionTimeout: 7654 },
      __import: byHand.id,
    });
    expect(error).to.equal(
      `app "Payroll": create failed: app ${byHand.id} is not as the program declares it, so it was not taken into the state; nothing was changed. Change the program to match (\`npx pulumi-oag-cli dump\` writes what the gateway has), run again, and change it back afterwards: description differs; hostHeaderValue is only in the program; session.idleSessionTimeout differs [OAG_DIFFERS]`,
    );
    expect(error).to.not.match(/CANARY|1800|7654/);
  });
});
