import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { created } from "../../support/resources/apps.ts";
import { app, saml } from "../../support/resources/arguments.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { policy } from "../../support/resources/offline.ts";
import {
  directoryArgs,
  offlineResource,
  offlineScopes,
  seedDirectory,
  seedService,
  withService,
} from "../../support/resources/offline-resources.ts";
import { previewed } from "../../support/resources/previewed.ts";

const writes = (gateway: Gateway) => gateway.log.writes.map(withoutIds);

describe("the offline mode of an OagApp", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes });
    await withService(gateway);
  });
  afterEach(stopGateways);

  it("an app's is a block of its own, which a gateway without the feature refuses in words, and nothing else suffers [app-offline]", async () => {
    const app = offlineResource("app", gateway);
    await created(app, gateway);
    await offlineResource("directory", gateway).up(directoryArgs(fullApp(gateway).idpId));
    gateway.store.offline.setMode(fullApp(gateway).idpId, "AUTOMATIC");
    gateway.log.clear();
    expect(await app.up(fullApp(gateway, { offlineMode: { state: "TEST" } }))).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal(["POST /api/v2/apps/{id}/offline-mode"]);
    expect(await app.up(fullApp(gateway, { offlineMode: { state: "TEST" } }))).to.deep.equal({ op: "same" });
    gateway.reading.offlineMode = "missing";
    const refused = await app.up(fullApp(gateway, { offlineMode: { state: "ACTIVE" } }));
    expect(refused.error).to.include("offline mode is Limited Early Access");
    await app.refresh().catch(() => {});
    expect(app.id).to.not.equal("");
    expect(await offlineResource("app", gateway).up({ ...fullApp(gateway), __import: app.id })).to.deep.equal({ op: "create" });
  });

  it("an app's offline mode that is none, or of a type that has none of its own", () => {
    expect(previewed("app", { ...app, offlineMode: { state: "ON" } }).refused).to.deep.equal([
      'offlineMode.state: allowed are ACTIVE, INACTIVE, TEST (not "ON")',
    ]);
    expect(previewed("app", { ...app, offlineMode: "ACTIVE" }).refused).to.deep.equal([
      'offlineMode: must be an object of its members, for example { state: "ACTIVE" }, not a text',
    ]);
    expect(previewed("app", { ...saml, offlineMode: { state: "ACTIVE" } }).refused).to.deep.equal([
      "offlineMode: does not belong to an app of type OAG_SAML, only to proxied types",
    ]);
  });
});

describe("the offline mode of an OagApp that others change, too", () => {
  let gateway: Gateway;
  let idpId: string;
  const resource = () => offlineResource("app", gateway, newGateways({ notice: () => {} }));
  const sdk = () => new OagClient({ ...gateway.configuration, scopes: offlineScopes }, {});
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { groupPolicy: "taken", initialising: 0 } });
    seedService(gateway);
    idpId = seedIdp(gateway, undefined, "DISABLED");
    seedDirectory(gateway, idpId);
    gateway.store.offline.setMode(idpId, "AUTOMATIC");
  });
  afterEach(stopGateways);

  it("an access policy that another team assigned with the SDK stays assigned, whatever is changed here [access-policy-kept]", async () => {
    const app = resource();
    await app.up(fullApp(gateway, { idpId, offlineMode: { state: "TEST", groups: ["staff"] } }));
    const { identityProviders, applications, accessPolicies } = { ...sdk(), accessPolicies: sdk().accessPolicies };
    expect(await identityProviders.get(idpId)).to.include({ id: idpId });
    const { id } = await accessPolicies.create(idpId, policy(["password"]));
    await applications.offlineMode.accessPolicy.assign(String(app.id), { accessPolicyId: String(id) });
    const changed = { idpId, description: "new", offlineMode: { state: "ACTIVE", groups: ["staff", "others"] } };
    expect(await app.up(fullApp(gateway, changed))).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.appOf(String(app.id)).accessPolicyId).to.equal(id);
    await app.refresh();
    expect((await app.diff(fullApp(gateway, changed))).changes).to.equal(false);
  });

  it("an app that a person took out of offline mode is repaired by one call, once a refresh has seen it", async () => {
    const app = resource();
    const declared = fullApp(gateway, { idpId, offlineMode: { state: "ACTIVE" } });
    await app.up(declared);
    gateway.store.offline.appOf(String(app.id)).state = "INACTIVE";
    gateway.log.clear();
    expect(await app.up(declared), "unseen").to.deep.equal({ op: "same" });
    await app.refresh();
    gateway.log.clear();
    expect(await app.up(declared)).to.deep.equal({ op: "update" });
    expect(writes(gateway)).to.deep.equal(["POST /api/v2/apps/{id}/offline-mode"]);
  });
});
