import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { markedSecret } from "../../support/basics/secret-mark.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const A = "/api/v2/apps/{id}";
const calls = (gateway: Gateway) => gateway.log.calls.map(withoutIds);
const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

describe("create of an OagApp", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);

  const live = () => gateway.store.appByLabel("Payroll");

  it("lists once, creates without the server's defaults, writes each part once, and activates last [app-create]", async () => {
    await app.up(fullApp(gateway));
    expect(calls(gateway)).to.deep.equal([
      "GET /api/v2/apps",
      "POST /api/v2/apps",
      `POST ${A}/resources`,
      `POST ${A}/resources`,
      `POST ${A}/attributes`,
      `POST ${A}/attributes`,
      `POST ${A}/policies`,
      `POST ${A}/policies`,
      `PUT ${A}/session`,
      `PUT ${A}/behavior`,
      `POST ${A}/activate`,
      `GET ${A}`,
    ]);
    expect(live().status).to.equal("ACTIVE");
    expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/", "/public"]);
    expect(live().attributes.map((attribute) => `${attribute.type} ${attribute.name}`)).to.deep.equal([
      "HEADER REMOTE_USER",
      "HEADER X-TRUST",
    ]);
  });

  it("shows the declared values, name, status and gateway as outputs, and secret values marked [app-outputs]", async () => {
    const args = fullApp(gateway);
    await app.up(args);
    const { __provider, __owned, ...outputs } = app.outputs;
    expect(outputs).to.deep.equal({ ...args, name: "payroll", status: "ACTIVE", gateway: gateway.origin });
    expect(app.raw.attributes.trust.value).to.deep.equal(markedSecret("SECRET-CANARY"));
  });

  it("keeps at most 400 bytes in the state beyond inputs and outputs", async () => {
    await created(app, gateway);
    expect(JSON.stringify({ __owned: app.outputs.__owned }).length).to.be.lessThan(400);
  });

  it("takes the template's attributes and policies when the program declares none", async () => {
    const { attributes, policies, ...args } = fullApp(gateway);
    expect(await app.up(args)).to.deep.equal({ op: "create" });
    expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/"]);
    expect(writes(gateway).filter((call) => /attributes|policies/.test(call))).to.deep.equal([]);
  });

  it("replaces the template's policies by the declared ones when only those are declared", async () => {
    const { attributes, ...args } = fullApp(gateway, { policies: { "/a": { rule: "NO_AUTH" } } });
    expect(await app.up(args)).to.deep.equal({ op: "create" });
    expect(live().policies.map((policy) => policy.resourcePath)).to.deep.equal(["/a"]);
    expect(live().attributes.map((attribute) => attribute.name)).to.deep.equal(["REMOTE_USER"]);
  });

  it("leaves an app alone whose label is taken, and says how to adopt it [label-taken]", async () => {
    await created(app, gateway);
    const other = new OneResource("app", gateway);
    const outcome = await other.up(fullApp(gateway));
    expect(outcome.error).to.equal(
      `app "Payroll": create failed: an app with this label exists already (id ${app.id}, OAG_HEADER_BASED, ACTIVE); nothing was changed. If another stack or a person made it, choose another label, or add { import: "${app.id}" } to this resource's options to manage it here (where a component makes the resource, set oag:adopt["<its name>"] in the stack's configuration to that id): also where an \`up\` of this stack was killed after it had made it. If a resource of this stack was renamed, or moved into a component or out of one, tell Pulumi with { aliases: [{ name: "<its old name>", parent: <its old parent, or pulumi.rootStackResource where it had none> }] }, as appAliases of a ProtectedApp. If this very run deletes it or gives it another label, run \`pulumi up\` once more [OAG_EXISTS]`,
    );
    expect(writes(gateway)).to.deep.equal([]);
    expect(other.id).to.equal(undefined);
  });

  it("asks for one list and one token for a burst of ten apps", async () => {
    const gateways = newGateways();
    const burst = Array.from({ length: 10 }, () => new OneResource("app", gateway, configFor(gateway), gateways));
    const outcomes = await Promise.all(burst.map((one, index) => one.up(fullApp(gateway, { label: `App ${index}` }))));
    expect(outcomes).to.deep.equal(Array.from({ length: 10 }, () => ({ op: "create" })));
    expect(calls(gateway).filter((call) => call === "GET /api/v2/apps")).to.have.length(1);
    expect(gateway.log.tokens).to.equal(1);
  });
});

describe("create of an OagApp that is refused", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it("a creation that is refused leaves nothing behind", async () => {
    fail("createApplication", { status: 400 });
    expect((await app.up(fullApp(gateway))).error).to.include("create failed: the gateway answered 400");
    expect([app.id, gateway.store.apps.size]).to.deep.equal([undefined, 0]);
  });
});
