import { expect } from "chai";
import { OagClient, OagTransportError, type Transport } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import type { Gateway as PluginGateway } from "../../../dist/provider/gateway/gateways.js";
import { JoinedReads, ReadBook } from "../../../dist/provider/gateway/joined-reads.js";
import { objectIdIn } from "../../../dist/provider/ids.js";
import { app } from "../../../dist/provider/kinds/app/kind.js";
import { TestClock } from "../../support/basics/clock.ts";
import type { Json } from "../../support/basics/json.ts";
import { TestLog } from "../../support/basics/log.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { privateKey, startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const list = "GET /api/v2/apps";
const one = "GET /api/v2/apps/{id}";

describe("a refresh of many apps", () => {
  let gateway: Gateway;
  let apps: OneResource[];
  let config: Record<string, string>;

  beforeEach(async () => {
    gateway = await startGateway();
    config = { ...configFor(gateway), "oag:maxRetries": "0" };
    const gateways = newGateways();
    apps = Array.from({ length: 12 }, () => new OneResource("app", gateway, config, gateways));
    await Promise.all(apps.map((app, index) => app.up(fullApp(gateway, { label: `App ${index}` }))));
    begin();
  });
  afterEach(stopGateways);

  /** A plugin process of its own, as every run of the engine has. */
  function begin(): void {
    const gateways = newGateways();
    for (const app of apps) app.configure(config, gateways);
    gateway.log.clear();
  }
  const refreshAll = () => Promise.all(apps.map((app) => app.refresh()));
  const calls = () => gateway.log.calls.map(withoutIds).sort();

  it("takes two requests, whatever their number: one app by itself, the others in one list with all parts", async () => {
    await refreshAll();
    expect(calls()).to.deep.equal([list, one]);
    for (const [index, app] of apps.entries())
      expect((await app.diff(fullApp(gateway, { label: `App ${index}` }))).changes, `App ${index}`).to.equal(false);
  });

  it("asks for all parts that any app may have, in one order", async () => {
    const asked: unknown[] = [];
    const list = async ({ expand }: Json) => {
      asked.push(expand);
      return [];
    };
    const others = mistyped<PluginGateway>({ client: { applications: { list } }, reads: new ReadBook(new TestClock()) });
    const { joined } = await app.hooks();
    for (const id of ["a", "b"]) await joined?.(others, objectIdIn(id));
    expect(asked).to.deep.equal([["attributes", "policies", "resources", "behavior", "session", "healthCheck"]]);
  });

  it("shows drift and absence in the list as in single reads; absence is confirmed by a read of its own", async () => {
    const [, second, third] = apps as [OneResource, OneResource, OneResource];
    (gateway.store.apps.get(second.id as string) as Json).policies[0].rule = "ADAPTIVE";
    gateway.store.apps.delete(third.id as string);
    const [, , gone] = await refreshAll();
    expect(gone).to.equal("gone");
    expect((second.inputs as Json).policies["/"].rule).to.equal("ADAPTIVE");
    expect(calls()).to.deep.equal([list, one, one]);
  });

  it("reads one app by itself: a list would carry what nobody asked for", async () => {
    await apps[0]?.refresh();
    expect(calls()).to.deep.equal([one]);
  });

  it("reads app by app where the gateway does not list parts", async () => {
    gateway.reading.expand = "ignored";
    await refreshAll();
    const count = (call: string) => calls().filter((other) => other === call).length;
    expect([count(list), count(one)]).to.deep.equal([1, 12]);
  });

  it("reads app by app when the list fails, which is nobody's error", async () => {
    gateway.faults.add({ match: { operation: "listApplication" }, status: 500 });
    await refreshAll();
    expect(calls().filter((call) => call === one)).to.have.length(12);
    for (const [index, app] of apps.entries())
      expect((await app.diff(fullApp(gateway, { label: `App ${index}` }))).changes).to.equal(false);
  });

  it("never merges a PUT with what was listed: an update reads by itself, and reads after it list anew", async () => {
    await refreshAll();
    const [first] = apps as [OneResource];
    (gateway.store.apps.get(first.id as string) as Json).own.maxFileSize = 4711;
    gateway.log.clear();
    expect(await first.up(fullApp(gateway, { label: "App 0", description: "new" }))).to.deep.equal({ op: "update" });
    expect(calls()).to.deep.equal([one, "PUT /api/v2/apps/{id}"]);
    expect((gateway.store.apps.get(first.id as string) as Json).own).to.include({ maxFileSize: 4711, description: "new" });
    gateway.log.clear();
    await refreshAll();
    expect(calls()).to.deep.equal([list]);
    expect((first.inputs as Json).description).to.equal("new");
  });
});

describe("a list of all apps that takes longer than a request may", () => {
  it("is asked for once and waited for once; then apps are read one by one, at once", async () => {
    const clock = new TestClock();
    const sent: string[] = [];
    const transport: Transport = {
      async send({ method, path, operation }) {
        if (path.endsWith("/oauth/token")) return { status: 200, headers: {}, body: '{"access_token":"T1","expires_in":3000}' };
        sent.push(`${method} ${path.split("?")[0]}`);
        clock.advance(30_000);
        throw new OagTransportError("OAG_TIMEOUT", "no response in time", true, operation);
      },
    };
    const client = new OagClient({ hostname: "oag.example.com", clientId: "c", privateKey }, { clock, transport, log: new TestLog() });
    const reads = new JoinedReads((options) => client.applications.list({ expand: ["policies"], ...options }), clock);
    const found = await Promise.all(["a", "b", "c"].map((id) => reads.find(objectIdIn(id))));
    expect([found, sent, clock.slept]).to.deep.equal([[undefined, undefined, undefined], [list], []]);
    expect(await reads.find(objectIdIn("d"))).to.equal(undefined);
    expect(sent, "not again in this run").to.deep.equal([list]);
    await rejection(client.applications.list());
    expect(sent, "a list that is needed is asked for five times").to.have.length(6);
  });
});
