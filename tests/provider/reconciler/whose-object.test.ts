import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { okta } from "../../support/resources/idps.ts";
import { directoryArgs, offlineResource, offlineScopes, seedService } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("an object that a resource adopted from another one of the stack", () => {
  let gateway: Gateway;
  let args: Json;
  let payroll: OneResource;
  let salaries: OneResource;
  let told: string[];
  beforeEach(async () => {
    gateway = await startGateway();
    args = fullApp(gateway);
    [payroll, salaries] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    expect(await payroll.up(args)).to.deep.equal({ op: "create" });
    expect(await salaries.up({ ...args, __import: payroll.id })).to.deep.equal({ op: "create" });
  });
  afterEach(stopGateways);

  /** The next run: the engine asks about what stays, and then deletes what goes. */
  async function nextRun(inputs: Json) {
    told = [];
    salaries.configure(configFor(gateway), newGateways({ notice: (message) => told.push(message) }));
    payroll.handler = salaries.handler;
    const outcome = await salaries.up(inputs);
    await payroll.destroy();
    return outcome;
  }

  it("is not deleted by a later run that deletes the other one, which an earlier run did not get to [held-by-another]", async () => {
    expect(await nextRun({ ...args, __import: payroll.id })).to.deep.equal({ op: "same" });
    expect(told).to.deep.equal([`app "Payroll": not deleted: another resource of this stack has it (${salaries.id})`]);
    expect(gateway.store.appByLabel("Payroll").status).to.equal("ACTIVE");
    expect(await salaries.refresh()).to.equal("there");
  });

  it("is not deleted either once the import line is gone and the program has changed [held-changed]", async () => {
    const renamed = { ...args, label: "Salaries" };
    expect(await salaries.up(renamed)).to.deep.equal({ op: "update" });
    expect(await nextRun({ ...renamed, description: "new" })).to.deep.equal({ op: "update" });
    expect(gateway.store.appByLabel("Salaries").status).to.equal("ACTIVE");
  });

  it("is not deleted where both were read before, and that which stays gets the other's outputs in the same run [held-same-outputs]", async () => {
    const declared = { ...okta, domain: "held.okta.com" };
    const [old, adopted] = [new OneResource("idp", gateway), new OneResource("idp", gateway)];
    expect(await old.up(declared)).to.deep.equal({ op: "create" });
    expect(await adopted.up({ ...declared, apiToken: "token-1", __import: old.id })).to.deep.equal({ op: "create" });
    // No read shows the credential: only in that do the two differ.
    expect(await adopted.up({ ...declared, apiToken: "token-2" })).to.deep.equal({ op: "update" });
    adopted.configure(configFor(gateway));
    old.handler = adopted.handler;
    for (const resource of [old, adopted]) expect(await resource.refresh()).to.equal("there");
    expect(await adopted.up(declared)).to.deep.equal({ op: "update" });
    await old.destroy();
    expect(await adopted.refresh()).to.equal("there");
  });

  it("is deleted by the destroy of the stack, also where the engine refreshes before, which asks diff about both [held-destroy]", async () => {
    salaries.configure(configFor(gateway));
    payroll.handler = salaries.handler;
    for (const resource of [payroll, salaries]) {
      expect(await resource.refresh()).to.equal("there");
      await resource.diff(args);
    }
    await salaries.destroy();
    expect(gateway.store.apps.size, "kept for the other one, which goes next").to.equal(1);
    await payroll.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

  /** A run in which the engine refreshes first, and asks diff about what the read has shown. */
  async function refreshedFirst() {
    salaries.configure(configFor(gateway));
    await salaries.refresh();
    await salaries.diff({ ...args, __import: salaries.id });
  }

  it("is deleted with the only resource that has it, although its import line is still there and the engine refreshed [held-alone]", async () => {
    gateway.store.appByLabel("Payroll").own.description = "by hand";
    await refreshedFirst();
    await salaries.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

  it("is deleted when it is replaced, although an earlier diff of the same run saw no reason [held-replaced]", async () => {
    await refreshedFirst();
    expect(await salaries.up({ ...args, type: "ORACLE_WEBLOGIC" })).to.deep.equal({ op: "replace" });
    expect([...gateway.store.apps.values()].map(({ own }) => own.type)).to.deep.equal(["ORACLE_WEBLOGIC"]);
  });
});

describe("a resource that the engine replaces of its own accord", () => {
  afterEach(stopGateways);

  it("deletes its object, although diff saw no reason [forced-replacement]", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    app.configure(configFor(gateway));
    await app.diff(fullApp(gateway));
    await app.handler.delete(app.id as string, app.outputs);
    expect(gateway.store.apps.size).to.equal(0);
  });
});

describe("a POST to which a proxy repeats an earlier response", () => {
  afterEach(stopGateways);

  it("makes an app of its own, and leaves that of the response alone [repeated-response]", async () => {
    const gateway = await startGateway();
    const theirs = new OneResource("app", gateway);
    await theirs.up(fullApp(gateway));
    const before = structuredClone(gateway.store.appByLabel("Payroll"));
    let earlier = true;
    gateway.tamper = (operation, body) => {
      if (operation !== "createApplication" || !earlier) return body;
      earlier = false;
      return { ...(body as Json), id: theirs.id, label: "Payroll" };
    };
    const ours = new OneResource("app", gateway);
    expect(await ours.up({ ...fullApp(gateway), label: "Two" })).to.deep.equal({ op: "create" });
    expect(ours.id).to.not.equal(theirs.id);
    expect(gateway.store.appByLabel("Payroll")).to.deep.equal(before);
    ours.configure(configFor(gateway));
    await ours.destroy();
    expect([...gateway.store.apps.values()].map(({ own }) => own.label)).to.deep.equal(["Payroll"]);
  });

  it("makes an identity provider of its own [repeated-response-idp]", async () => {
    const gateway = await startGateway();
    const first = new OneResource("idp", gateway);
    await first.up(okta);
    gateway.log.clear();
    gateway.tamper = (operation, body) => (operation === "createIDP" ? { ...(body as Json), id: first.id, domain: okta.domain } : body);
    const second = new OneResource("idp", gateway);
    expect(await second.up({ ...okta, domain: "two.okta.com" })).to.deep.equal({ op: "create" });
    expect(second.id).to.not.equal(first.id);
    expect(gateway.log.calls.map(withoutIds)).to.deep.equal([
      "GET /api/v2/idps",
      "POST /api/v2/idps",
      "GET /api/v2/idps",
      "GET /api/v2/idps/{id}",
    ]);
  });

  it("does not write over the directory of the response [repeated-response-directory]", async () => {
    const gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
    seedService(gateway);
    const idp = new OneResource("idp", gateway);
    await idp.up(okta);
    const args = directoryArgs(idp.id);
    const directories = () => gateway.store.offline.failoverOf(args.idpId).directories;
    const theirs = offlineResource("directory", gateway);
    await theirs.up(args);
    const [, theirId = ""] = String(theirs.id).split("/");
    const before = structuredClone(directories()[0]);
    gateway.tamper = (operation, body) => (operation === "createOfflineModeDirectory" ? { ...(body as Json), id: theirId } : body);
    const ours = offlineResource("directory", gateway);
    const other = { ...args, connection: { ...args.connection, connectionUrl: "ldaps://two.internal" } };
    expect(await ours.up(other)).to.deep.equal({ op: "create" });
    expect(ours.id).to.not.equal(theirs.id);
    expect(directories()[0]).to.deep.equal(before);
  });
});

describe("a gateway that takes two labels for one that differ in case", () => {
  afterEach(stopGateways);

  it("refuses a creation: the app that has the label is named, with the way to adopt it [label-other-case]", async () => {
    const gateway = await startGateway();
    const theirs = new OneResource("app", gateway);
    await theirs.up({ ...fullApp(gateway), label: "PAYROLL" });
    gateway.faults.add({
      match: { operation: "createApplication" },
      status: 400,
      times: 9,
      message: "label is used by another application",
    });
    const { error } = await new OneResource("app", gateway).up({ ...fullApp(gateway), publicDomain: "two.example.com" });
    expect(error).to.equal(
      `app "Payroll": create failed: the gateway answered 400 BAD_REQUEST: label is used by another application [OAG_BAD_REQUEST]; app ${theirs.id} has the label "PAYROLL", which differs in case alone: if that is why, choose another one, or add { import: "${theirs.id}" } to this resource's options and declare the label as it is there`,
    );
  });
});
