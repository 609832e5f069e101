import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways, withoutIds } from "../../support/gateway.ts";
import { policy } from "../../support/offline.ts";
import { directoryArgs, offlineResource, offlineScopes, seedDirectory, seedService, serviceArgs } from "../../support/offline-resources.ts";
import { refusal } from "../../support/rejection.ts";
import { configFor, fullApp, type Json, newGateways, type OneResource, seedIdp } from "../../support/resource.ts";

const okta: Json = { type: "IDP_OKTA", domain: "ours.okta.com", name: "Ours", apiToken: "token-1" };

describe("offline mode with other hands on the same gateway: another team's SDK, a person in the console, a second stack", () => {
  let gateway: Gateway;
  let idpId: string;
  let args: Json;
  let directory: OneResource;
  const resource = (kind: "app" | "idp" | "directory" | "authenticationService", gateways = newGateways({ notice: () => {} })) =>
    offlineResource(kind, gateway, gateways);
  const sdk = () => new OagClient({ ...gateway.configuration, scopes: offlineScopes }, {});
  const stored = () => gateway.store.offline.failoverOf(idpId).directories;
  const writes = () => gateway.log.writes.map(withoutIds);
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { groupPolicy: "taken", initialising: 0 } });
    seedService(gateway);
    idpId = seedIdp(gateway, undefined, "DISABLED");
    args = directoryArgs(idpId);
    directory = resource("directory");
    expect(await directory.up(args)).to.deep.equal({ op: "create" });
    gateway.log.clear();
  });
  afterEach(stopGateways);

  it("a directory that a person deleted is no silent loss: an update says to refresh, then it is made anew with its credential [directory-deleted-by-hand]", async () => {
    stored().length = 0;
    const changed = { ...args, config: { ...args.config, groupSearchDn: "ou=teams" } };
    expect((await directory.up(changed)).error).to.include("run `pulumi refresh`, which takes out of the state what is gone");
    expect(writes()).to.deep.equal([]);
    expect(await directory.refresh()).to.equal("gone");
    expect(await directory.up(changed)).to.deep.equal({ op: "create" });
    expect(stored().map(({ credential }) => credential)).to.deep.equal(["BIND-CANARY"]);
  });

  it("a directory that another team made in the place of ours is not seized: it is refused with its import line, unwritten [directory-replaced-by-sdk]", async () => {
    const { directories } = sdk();
    const { idpId: _, ...body } = args;
    await directories.delete(idpId, String(directory.id?.split("/")[1]));
    const { id } = await directories.create(idpId, body as never);
    expect(await directory.refresh()).to.equal("gone");
    gateway.log.clear();
    expect((await directory.up(args)).error).to.include(`add { import: "${idpId}/${id}" } to this resource's options`);
    expect(writes()).to.deep.equal([]);
    expect(stored().map(({ id }) => id)).to.deep.equal([id]);
  });

  it("what a person sets beside what is declared is kept by every update: of a directory, of a health policy", async () => {
    Object.assign(stored()[0]?.own.config as Json, { groupNameLDAPAttribute: "cn", memberAttribute: "member" });
    expect(await directory.up({ ...args, connection: { ...args.connection, bindDn: "cn=other" } })).to.deep.equal({ op: "update" });
    expect(stored()[0]?.own.config).to.include({ groupNameLDAPAttribute: "cn", memberAttribute: "member" });
    await directory.refresh();
    expect(JSON.stringify(directory.inputs)).to.not.include("memberAttribute");
    const idp = resource("idp");
    await idp.up({ ...okta, healthPolicy: { failureThreshold: 5 } });
    const { healthPolicy } = gateway.store.offline.failoverOf(String(idp.id));
    healthPolicy.timeout = 9;
    expect(await idp.up({ ...okta, healthPolicy: { failureThreshold: 6 } })).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.failoverOf(String(idp.id)).healthPolicy).to.include({ failureThreshold: 6, timeout: 9 });
  });

  it("an access policy that another team assigned with the SDK stays assigned, whatever is changed here [access-policy-kept]", async () => {
    gateway.store.offline.setMode(idpId, "AUTOMATIC");
    const app = resource("app");
    await app.up(fullApp(gateway, { idpId, offlineMode: { state: "TEST", groups: ["staff"] } }));
    const { identityProviders, applications, accessPolicies } = { ...sdk(), accessPolicies: sdk().accessPolicies };
    expect(await identityProviders.get(idpId)).to.include({ id: idpId });
    const { id } = await accessPolicies.create(idpId, policy(["password"]) as never);
    await applications.offlineMode.accessPolicy.assign(String(app.id), { accessPolicyId: String(id) });
    const changed = { idpId, description: "new", offlineMode: { state: "ACTIVE", groups: ["staff", "others"] } };
    expect(await app.up(fullApp(gateway, changed))).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.appOf(String(app.id)).accessPolicyId).to.equal(id);
    await app.refresh();
    expect((await app.diff(fullApp(gateway, changed))).changes).to.equal(false);
  });

  it("two stacks that adopted one directory: one deletes it, the other's refresh and destroy are done, and say no false thing", async () => {
    const [second, third] = [resource("directory"), resource("directory")];
    for (const one of [second, third]) expect(await one.up({ ...args, __import: directory.id })).to.deep.equal({ op: "create" });
    const { id, inputs, outputs } = directory;
    directory = Object.assign(resource("directory"), { id, inputs, outputs });
    expect(await directory.destroy()).to.equal(undefined);
    expect(stored()).to.deep.equal([]);
    expect(await second.refresh()).to.equal("gone");
    third.configure({ ...configFor(gateway), "oag:scopes": offlineScopes.join(" ") });
    expect(await third.destroy()).to.equal(undefined);
  });

  it("a service that another team starts anew is no reason to lose a directory: a refresh fails, and the state stays", async () => {
    Object.assign(gateway.store.offline.service as object, { initialising: 9 });
    expect(await refusal(directory.refresh())).to.include("503");
    expect(directory.id).to.match(/^[0-9a-f-]{36}\//);
    Object.assign(gateway.store.offline.service as object, { initialising: 0 });
    expect(await directory.refresh()).to.equal("there");
    expect((await directory.diff(args)).changes).to.equal(false);
  });

  it("a service that somebody disabled and enabled again with the same settings makes no difference, and other settings do", async () => {
    const service = resource("authenticationService");
    await service.up({ ...serviceArgs(gateway), __import: gateway.origin });
    seedService(gateway);
    await service.refresh();
    expect((await service.diff({ ...serviceArgs(gateway), __import: gateway.origin })).changes).to.equal(false);
    Object.assign(gateway.store.offline.service?.own as Json, { serverNodes: ["theirs.example.com"] });
    await service.refresh();
    expect(service.inputs?.serverNodes).to.deep.equal(["theirs.example.com"]);
    expect(await service.up(serviceArgs(gateway))).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.service?.own.serverNodes).to.deep.equal(["node1.example.com"]);
  });

  it("an app that a person took out of offline mode is repaired by one call, once a refresh has seen it", async () => {
    gateway.store.offline.setMode(idpId, "AUTOMATIC");
    const app = resource("app");
    const declared = fullApp(gateway, { idpId, offlineMode: { state: "ACTIVE" } });
    await app.up(declared);
    gateway.store.offline.appOf(String(app.id)).state = "INACTIVE";
    gateway.log.clear();
    expect(await app.up(declared), "unseen").to.deep.equal({ op: "same" });
    await app.refresh();
    gateway.log.clear();
    expect(await app.up(declared)).to.deep.equal({ op: "update" });
    expect(writes()).to.deep.equal(["POST /api/v2/apps/{id}/offline-mode"]);
  });

  it("a failover that a person switched on where no program declares it is left alone, and shows in no diff", async () => {
    const idp = resource("idp");
    await idp.up(okta);
    seedDirectory(gateway, String(idp.id));
    gateway.store.offline.setMode(String(idp.id), "AUTOMATIC");
    await idp.refresh();
    expect((await idp.diff(okta)).changes).to.equal(false);
    expect(await idp.up({ ...okta, name: "Other" })).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.failoverOf(String(idp.id)).mode).to.equal("AUTOMATIC");
  });

  it("two resources of one program with the same directory, made at once, make one: the second is refused [directory-twice]", async () => {
    const gateways = newGateways({ notice: () => {} });
    const other = { ...args, config: { ...args.config, userSearchDn: "ou=others" } };
    const outcomes = await Promise.all([1, 2, 3].map(() => resource("directory", gateways).up(other)));
    expect(stored()).to.have.length(2);
    expect(outcomes.filter(({ error }) => error === undefined)).to.have.length(1);
    for (const { error } of outcomes.filter(({ error }) => error !== undefined)) expect(error).to.include("exists already");
  });

  it("an identity provider with failover that is replaced is told in the preview: its last directory would be kept [idp-failover-new-domain]", async () => {
    const idp = resource("idp");
    await idp.up({ ...okta, failoverMode: "DISABLED" });
    const own = resource("directory");
    await own.up(directoryArgs(String(idp.id)));
    await idp.up({ ...okta, failoverMode: "AUTOMATIC" });
    expect(await idp.check({ ...okta, failoverMode: "AUTOMATIC", domain: "new.okta.com" })).to.deep.equal([]);
    expect(idp.told).to.deep.equal([
      "domain: a new one replaces the identity provider, and the gateway keeps its last directory while its failoverMode is AUTOMATIC; declare DISABLED and run `pulumi up` before",
    ]);
    expect(await idp.check({ ...okta, failoverMode: "AUTOMATIC", name: "Other" })).to.deep.equal([]);
    expect(idp.told).to.have.length(1);
    own.configure({ ...configFor(gateway), "oag:scopes": offlineScopes.join(" ") });
    expect(await refusal(own.destroy())).to.include(
      "declare DISABLED there, run `pulumi up`, and then delete the directory; where the identity provider is being replaced or removed, set it to DISABLED in the console",
    );
  });
});
