import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { refusal } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { offlineResource, offlineScopes, seedDirectory, seedService } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

const A = "/api/v2/apps/{id}/offline-mode";
const P = `${A}/group-policy`;

describe("the groups that may use an app in offline mode", () => {
  let gateway: Gateway;
  let app: OneResource;
  const offline = (offlineMode: Json) => fullApp(gateway, { offlineMode });
  const stored = () => gateway.store.offline.appOf(String(app.id));
  const calls = () => gateway.log.calls.map(withoutIds).filter((call) => call.includes("offline"));
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { groupPolicy: "taken" } });
    seedService(gateway);
    seedDirectory(gateway, fullApp(gateway).idpId);
    app = offlineResource("app", gateway);
  });
  afterEach(stopGateways);

  it("are set before the state, compared as a set, refreshed, changed, released; asked for only where declared [offline-groups]", async () => {
    expect(await app.up(offline({ state: "ACTIVE", groups: ["staff", "Everyone"] }))).to.deep.equal({ op: "create" });
    expect(calls()).to.deep.equal([`GET ${A}`, `GET ${P}`, `GET ${P}`, `PUT ${P}`, `POST ${A}`]);
    expect(stored()).to.deep.equal({ state: "ACTIVE", groups: [{ name: "staff" }, { name: "Everyone" }] });
    const turned = offline({ state: "ACTIVE", groups: ["Everyone", " staff", "staff"] });
    expect((await app.diff(turned)).changes, "order and repetitions").to.equal(false);
    gateway.log.clear();
    expect(await app.up(offline({ state: "ACTIVE", groups: ["Everyone"] }))).to.deep.equal({ op: "update" });
    expect(calls()).to.deep.equal([`GET ${P}`, `GET ${P}`, `PUT ${P}`]);
    stored().groups.push({ name: "others" });
    await app.refresh();
    expect(app.inputs?.offlineMode).to.deep.equal({ state: "ACTIVE", groups: ["Everyone", "others"] });
    expect(await app.up(offline({ state: "ACTIVE", groups: ["Everyone"] }))).to.deep.equal({ op: "update" });
    expect(stored().groups).to.deep.equal([{ name: "Everyone" }]);
    gateway.log.clear();
    expect(await app.up(offline({ state: "ACTIVE" })), "released").to.deep.equal({ op: "update" });
    await app.refresh();
    expect(calls()).to.deep.equal([`GET ${A}`]);
    expect(app.outputs.offlineMode).to.deep.equal({ state: "ACTIVE" });
  });

  it("are left alone until the app has left offline mode, where it is to leave", async () => {
    await app.up(offline({ state: "ACTIVE", groups: ["staff"] }));
    gateway.log.clear();
    expect(await app.up(offline({ state: "INACTIVE", groups: [] }))).to.deep.equal({ op: "update" });
    expect(calls().filter((call) => !call.startsWith("GET"))).to.deep.equal([`POST ${A}`, `PUT ${P}`]);
    await app.refresh();
    expect((await app.diff(offline({ state: "INACTIVE", groups: [] }))).changes).to.equal(false);
  });

  it("that a gateway takes no more are refused with the access policy's name, and nobody is let in instead [offline-groups-refused]", async () => {
    gateway.reading.groupPolicy = "refused";
    const { error, reasons } = await app.up(offline({ state: "ACTIVE", groups: ["staff"] }));
    expect(error).to.include("was not finished");
    expect(reasons).to.deep.equal([
      'offline groups of app "Payroll": the gateway answered 405 METHOD_NOT_ALLOWED: Group policies are replaced by access policies [OAG_BAD_REQUEST]; from 2026.08.1 on the access policy of an app decides who may use it in offline mode: take offlineMode.groups out of the program, and assign a policy in the console or with the SDK (client.applications.offlineMode.accessPolicy.assign); the app exists, and the next `pulumi up` goes on from here [OAG_PARTIAL]',
    ]);
    expect(stored()).to.deep.equal({ state: "INACTIVE", groups: [] });
    expect(await app.up(offline({ state: "ACTIVE" }))).to.deep.equal({ op: "update" });
    expect(stored().state).to.equal("ACTIVE");
    await app.refresh();
    expect(await app.up(offline({ state: "ACTIVE" }))).to.deep.equal({ op: "same" });
  });

  it("that are as declared cost a gateway no write, though it takes none", async () => {
    await app.up(offline({ state: "TEST", groups: ["staff"] }));
    gateway.reading.groupPolicy = "refused";
    const other = offlineResource("app", gateway);
    gateway.log.clear();
    expect(await other.up({ ...offline({ state: "TEST", groups: ["staff"] }), __import: app.id })).to.deep.equal({ op: "create" });
    expect(gateway.log.writes).to.deep.equal([]);
    const differs = await offlineResource("app", gateway).up({ ...offline({ state: "TEST", groups: [] }), __import: app.id });
    expect(differs.error).to.include("offlineMode.groups differs");
  });

  it("that are refused for another reason are reported with that reason alone", async () => {
    gateway.faults.add({ match: { operation: "assignApplicationOfflineModeGroupPolicy" }, status: 409, message: "not today" });
    const { reasons } = await app.up(offline({ state: "ACTIVE", groups: ["staff"] }));
    expect(reasons).to.deep.equal([
      'offline groups of app "Payroll": the gateway answered 409 ERROR: not today [OAG_CONFLICT]; the app exists, and the next `pulumi up` goes on from here [OAG_PARTIAL]',
    ]);
    expect(stored().groups).to.deep.equal([]);
  });

  it("are no reason to show an app without them when nobody answers for them", async () => {
    await app.up(offline({ state: "TEST", groups: ["staff"] }));
    gateway.faults.add({ match: { operation: "getApplicationOfflineModeGroupPolicy" }, times: 9, reset: true });
    const told = await refusal(offlineResource("app", gateway).handler.read(String(app.id), {}));
    expect(told).to.match(/^app: read failed: .* broke the connection \(ECONNRESET\).*\[OAG_TRANSPORT\]$/);
  });

  it("keep what this version does not know of them, and of the policy", async () => {
    gateway.reading.newer = ["novelty"];
    await app.up(offline({ state: "TEST", groups: ["staff", "others"] }));
    Object.assign(stored().groups[0] as Json, { novelty: "by hand" });
    expect(await app.up(offline({ state: "TEST", groups: ["new", "staff"] }))).to.deep.equal({ op: "update" });
    expect(stored().groups).to.deep.equal([{ name: "new" }, { name: "staff", novelty: "by hand" }]);
    expect(JSON.stringify([app.outputs, app.inputs])).to.not.include("novelty");
    gateway.reading.groupPolicy = "refused";
    const { error } = await app.up(offline({ state: "TEST", groups: ["staff"] }));
    expect(error).to.include("405 METHOD_NOT_ALLOWED").and.to.include("access policy");
    expect(
      gateway.log.writes.filter((call) => call.includes("group-policy")),
      "no second try of what no gateway takes",
    ).to.have.length(3);
  });

  it("are left out of what is shown with a notice where what answers for them is starting", async () => {
    await app.up(offline({ state: "TEST", groups: ["staff"] }));
    const notices: string[] = [];
    const other = offlineResource("app", gateway, newGateways({ notice: (message) => notices.push(message) }));
    gateway.faults.add({ match: { operation: "getApplicationOfflineModeGroupPolicy" }, status: 503, times: 9 });
    expect((await other.handler.read(String(app.id), {})).props.offlineMode).to.equal(undefined);
    expect(notices.join()).to.include("its offline mode is left out: the gateway answered 503");
  });

  it("are shown by .get(), and left out where a gateway does not show them", async () => {
    await app.up(offline({ state: "TEST", groups: ["staff"] }));
    const shown = async () => (await offlineResource("app", gateway).handler.read(String(app.id), {})).props.offlineMode;
    expect(await shown()).to.deep.equal({ state: "TEST", groups: ["staff"] });
    for (const status of [404, 403, 405]) {
      gateway.faults.add({ match: { operation: "getApplicationOfflineModeGroupPolicy" }, status });
      expect(await shown(), String(status)).to.deep.equal({ state: "TEST" });
    }
  });

  it("are none where a gateway answers null for none, to .get(), a refresh, an adoption and a write [offline-groups-null]", async () => {
    gateway.tamper = (operation, body) =>
      /ApplicationOfflineModeGroupPolicy$/.test(operation) && (body as Json).groups?.length === 0 ? { groups: null } : body;
    expect(await app.up(offline({ state: "TEST", groups: ["staff"] }))).to.deep.equal({ op: "create" });
    expect(await app.up(offline({ state: "TEST", groups: [] }))).to.deep.equal({ op: "update" });
    expect(stored().groups).to.deep.equal([]);
    await app.refresh();
    expect(await app.up(offline({ state: "TEST", groups: [] }))).to.deep.equal({ op: "same" });
    const other = offlineResource("app", gateway);
    expect((await other.handler.read(String(app.id), {})).props.offlineMode).to.deep.equal({ state: "TEST", groups: [] });
    expect(await other.up({ ...offline({ state: "TEST", groups: [] }), __import: app.id })).to.deep.equal({ op: "create" });
  });

  it("that a gateway does not keep are told as lost, and what it keeps is known", async () => {
    await app.up(offline({ state: "TEST", groups: ["staff"] }));
    gateway.tamper = (operation, body) =>
      operation === "assignApplicationOfflineModeGroupPolicy" ? { groups: [{ name: "staff" }] } : body;
    const { reasons, error } = await app.up(offline({ state: "TEST", groups: ["staff", "others"] }));
    expect([error, ...(reasons ?? [])].join()).to.include("the gateway took the change of offline groups but did not keep groups");
    expect(app.outputs.offlineMode).to.deep.equal({ state: "TEST", groups: ["staff"] });
  });

  it("must be names, and none may be empty", async () => {
    expect(await app.check(offline({ state: "TEST", groups: [7, " "] }))).to.deep.equal([
      "offlineMode.groups.0: must be a text, not a number [OAG_ARGUMENT_TYPE]",
      "offlineMode.groups.1: must not be empty [OAG_ARGUMENT_MISSING]",
    ]);
    expect(await app.check(offline({ state: "TEST", groups: "staff" }))).to.deep.equal([
      'offlineMode.groups: must be a list of texts, for example ["one", "two"], not a text [OAG_ARGUMENT_TYPE]',
    ]);
    expect(await app.check(offline({ groups: ["staff"] }))).to.deep.equal([
      "offlineMode.state: is required (one of ACTIVE, INACTIVE, TEST) [OAG_ARGUMENT_MISSING]",
    ]);
    expect(await app.check(offline({ state: "TEST", group: [] }))).to.deep.equal([
      "offlineMode.group: is not an argument here; did you mean groups? [OAG_ARGUMENT_UNKNOWN]",
    ]);
  });
});
