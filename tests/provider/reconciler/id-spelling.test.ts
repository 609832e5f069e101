import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { InventoryBook } from "../../../dist/provider/gateway/inventory.js";
import { directory } from "../../../dist/provider/kinds/directory/kind.js";
import { TestClock } from "../../support/basics/clock.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { directoryArgs, offlineResource, offlineScopes, serviceArgs } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";

const notDeleted = (name: string, id: string) => `${name}: not deleted: another resource of this run adopted it (${id})`;

describe("an object that is adopted by its id in capitals", () => {
  let gateway: Gateway;
  let told: string[];
  let resources: (kind: "app" | "authenticationService" | "directory") => [OneResource, OneResource];
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { foldIds: true, initialising: 0 } });
    told = [];
    const gateways = newGateways({ notice: (message) => told.push(message) });
    resources = (kind) => [offlineResource(kind, gateway, gateways), offlineResource(kind, gateway, gateways)];
  });
  afterEach(stopGateways);

  it("is kept by the run that takes its old resource away, and has the id that the gateway shows [id-in-capitals]", async () => {
    const [old, renamed] = resources("app");
    const args = fullApp(gateway);
    await old.up(args);
    const id = String(old.id);
    expect(await renamed.up({ ...args, __import: id.toUpperCase() })).to.deep.equal({ op: "create" });
    expect(renamed.id).to.equal(id);
    await old.destroy();
    expect(told).to.deep.equal([notDeleted('app "Payroll"', id)]);
    expect([...gateway.store.apps.keys()]).to.deep.equal([id]);
    expect(await renamed.up({ ...args, __import: id.toUpperCase() })).to.deep.equal({ op: "same" });
  });

  it("is kept, too, where an older state has the capitals", async () => {
    const [old, renamed] = resources("app");
    const args = fullApp(gateway);
    await old.up(args);
    const id = String(old.id);
    old.id = id.toUpperCase();
    await renamed.up({ ...args, __import: id });
    await old.destroy();
    expect([...gateway.store.apps.keys()]).to.deep.equal([id]);
  });

  it("is kept where it lies under another one", async () => {
    const [old, renamed] = resources("directory");
    const args = directoryArgs(seedIdp(gateway));
    await offlineResource("authenticationService", gateway).up(serviceArgs(gateway));
    await old.up(args);
    const id = String(old.id);
    expect(await renamed.up({ ...args, __import: id.toUpperCase() })).to.deep.equal({ op: "create" });
    expect(renamed.id).to.equal(id);
    await old.destroy();
    expect(gateway.store.offline.failoverOf(args.idpId).directories.map((directory) => `${args.idpId}/${directory.id}`)).to.deep.equal([
      id,
    ]);
  });

  it("is kept where what it lies under is declared in capitals: both spellings have one list, and one turn", async () => {
    const [old, renamed] = resources("directory");
    const args = directoryArgs(seedIdp(gateway));
    await offlineResource("authenticationService", gateway).up(serviceArgs(gateway));
    await old.up(args);
    expect(await renamed.up({ ...args, idpId: args.idpId.toUpperCase(), __import: old.id })).to.deep.equal({ op: "create" });
    await old.destroy();
    expect(gateway.store.offline.failoverOf(args.idpId).directories).to.have.length(1);
    const inventories = new InventoryBook(new TestClock());
    const [one, other] = ["6f1f-a", "6F1F-A"].map((idpId) => directory.inventory(mistyped({ client: {}, inventories }), mistyped(idpId)));
    expect(one).to.equal(other);
  });

  it("is kept where it is the gateway's only one, by its origin in capitals [origin-in-capitals]", async () => {
    const [old, renamed] = resources("authenticationService");
    const args = serviceArgs(gateway);
    await old.up(args);
    const origin = gateway.origin.replace("localhost", "LOCALHOST");
    expect(await renamed.up({ ...args, __import: origin })).to.deep.equal({ op: "create" });
    expect(renamed.id).to.equal(gateway.origin);
    await old.destroy();
    expect(told.filter((message) => message.includes("not deleted"))).to.deep.equal([
      notDeleted('authentication service "login.example.com"', gateway.origin),
    ]);
    expect(gateway.store.offline.service).to.be.an("object");
  });

  it("is refused where another resource of the stack has it, before anything is compared", async () => {
    const [old, copy] = resources("app");
    const args = fullApp(gateway);
    await old.up(args);
    copy.handler = old.handler;
    const { error } = await copy.up({ ...args, description: "another", __import: old.id?.toUpperCase() });
    expect(error).to.match(
      new RegExp(`^app "Payroll": create failed: app ${old.id} is managed by another resource of this stack, .* \\[OAG_IMPORT\\]$`),
    );
    expect(copy.id).to.equal(undefined);
  });
});

describe("an id in capitals, on a gateway that tells them apart", () => {
  afterEach(stopGateways);

  it("is refused by the gateway, whoever has the object", async () => {
    const gateway = await startGateway();
    const [first, copy] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    await first.up(fullApp(gateway));
    copy.handler = first.handler;
    expect((await copy.up(fullApp(gateway, { __import: first.id?.toUpperCase() }))).error).to.equal(
      'app "Payroll": create failed: the gateway answered 400 BAD_REQUEST: Malformed id [OAG_BAD_REQUEST]',
    );
    expect(copy.id).to.equal(undefined);
  });
});

describe("the one service of a gateway, whose creation nobody answered", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
  });
  afterEach(stopGateways);
  const unanswered = () => gateway.faults.add({ match: { operation: "enableAuthenticationServiceSetting" }, when: "after", reset: true });

  it("is kept by the run that takes the resource away that had one before", async () => {
    const gateways = newGateways({ notice: () => {} });
    const [old, renamed] = [1, 2].map(() => offlineResource("authenticationService", gateway, gateways)) as [OneResource, OneResource];
    const earlier = offlineResource("authenticationService", gateway);
    await earlier.up(serviceArgs(gateway));
    Object.assign(old, { id: earlier.id, outputs: earlier.outputs });
    gateway.store.offline.service = undefined;
    unanswered();
    expect(await renamed.up(serviceArgs(gateway))).to.deep.equal({ op: "create" });
    await old.destroy();
    expect(gateway.store.offline.service).to.be.an("object");
  });

  it("is taken although this run has enabled and disabled one before", async () => {
    const gateways = newGateways({ notice: () => {} });
    const [old, service] = [1, 2].map(() => offlineResource("authenticationService", gateway, gateways)) as [OneResource, OneResource];
    await old.up(serviceArgs(gateway));
    await old.destroy();
    unanswered();
    expect(await service.up(serviceArgs(gateway))).to.deep.equal({ op: "create" });
    expect(service.id).to.equal(gateway.origin);
  });
});
