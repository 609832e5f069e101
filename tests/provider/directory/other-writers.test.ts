import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { refusal } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { directoryArgs, offlineResource, offlineScopes, seedService, serviceArgs } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

describe("an OagDirectory beside other teams", () => {
  let gateway: Gateway;
  let args: Json;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes });
    args = directoryArgs(seedIdp(gateway));
    expect(
      await offlineResource("authenticationService", gateway, newGateways({ notice: () => {} })).up(serviceArgs(gateway)),
    ).to.deep.equal({ op: "create" });
  });
  afterEach(stopGateways);

  it("is gone when its identity provider was deleted, and its own deletion is done", async () => {
    const [read, deleted] = [offlineResource("directory", gateway), offlineResource("directory", gateway)];
    await read.up(args);
    await deleted.up({ ...args, __import: read.id });
    deleted.configure({ ...configFor(gateway), "oag:scopes": offlineScopes.join(" ") });
    gateway.store.idps.delete(args.idpId);
    expect(await read.refresh()).to.equal("gone");
    expect(await deleted.destroy()).to.equal(undefined);
  });

  it("writes a credential that differs in a blank alone, or in Unicode form: each character of one counts [directory-credential]", async () => {
    const resource = offlineResource("directory", gateway);
    const credential = () => gateway.store.offline.failoverOf(args.idpId).directories[0]?.credential;
    await resource.up(args);
    for (const bindCredential of ["BIND-CANARY ", "BIND-CANARY\u00e9", "BIND-CANARY\u0065\u0301"]) {
      expect(await resource.up({ ...args, connection: { ...args.connection, bindCredential } })).to.deep.equal({ op: "update" });
      expect(credential()).to.equal(bindCredential);
    }
  });

  it("that two teams made at once is refused by what both have in common", async () => {
    const first = offlineResource("directory", gateway);
    await first.up(args);
    const { directories } = gateway.store.offline.failoverOf(args.idpId);
    directories.push({ ...(directories[0] as (typeof directories)[0]), id: "00000000-0000-4000-8000-000000000009" });
    const { error } = await offlineResource("directory", gateway).up(args);
    expect(error).to.include('lists 2 directories with the connectionUrl and userSearchDn "ldaps://ldap.internal:636 ou=people"');
    expect(error).to.not.include("undefined");
  });

  it("is not made a second time while one of the list cannot be read: that may be it [directory-unread]", async () => {
    const first = offlineResource("directory", gateway);
    await first.up(args);
    const [stored] = gateway.store.offline.failoverOf(args.idpId).directories;
    Object.assign(stored?.own.connection as Json, { connectionUrl: 636 });
    gateway.log.clear();
    const { error } = await offlineResource("directory", gateway).up({ ...args, config: { ...args.config, userSearchDn: "ou=others" } });
    expect(error).to.include(`an object (id ${stored?.id}) whose connection.connectionUrl is a number where the API has a text`);
    expect(gateway.log.writes).to.deep.equal([]);
  });
});

describe("an OagDirectory, and another team's SDK, a person in the console, a second stack", () => {
  let gateway: Gateway;
  let idpId: string;
  let args: Json;
  let directory: OneResource;
  const resource = (gateways = newGateways({ notice: () => {} })) => offlineResource("directory", gateway, gateways);
  const sdk = () => new OagClient({ ...gateway.configuration, scopes: offlineScopes }, {});
  const stored = () => gateway.store.offline.failoverOf(idpId).directories;
  const writes = () => gateway.log.writes.map(withoutIds);
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { groupPolicy: "taken", initialising: 0 } });
    seedService(gateway);
    idpId = seedIdp(gateway, undefined, "DISABLED");
    args = directoryArgs(idpId);
    directory = resource();
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
    const { id } = await directories.create(idpId, mistyped(body));
    expect(await directory.refresh()).to.equal("gone");
    gateway.log.clear();
    expect((await directory.up(args)).error).to.include(`add { import: "${idpId}/${id}" } to this resource's options`);
    expect(writes()).to.deep.equal([]);
    expect(stored().map(({ id }) => id)).to.deep.equal([id]);
  });

  it("what a person sets beside what is declared is kept by every update", async () => {
    Object.assign(stored()[0]?.own.config as Json, { groupNameLDAPAttribute: "cn", memberAttribute: "member" });
    expect(await directory.up({ ...args, connection: { ...args.connection, bindDn: "cn=other" } })).to.deep.equal({ op: "update" });
    expect(stored()[0]?.own.config).to.include({ groupNameLDAPAttribute: "cn", memberAttribute: "member" });
    await directory.refresh();
    expect(JSON.stringify(directory.inputs)).to.not.include("memberAttribute");
  });

  it("two stacks that adopted one directory: one deletes it, the other's refresh and destroy are done, and say no false thing", async () => {
    const [second, third] = [resource(), resource()];
    for (const one of [second, third]) expect(await one.up({ ...args, __import: directory.id })).to.deep.equal({ op: "create" });
    const { id, inputs, outputs } = directory;
    directory = Object.assign(resource(), { id, inputs, outputs });
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

  it("two resources of one program with the same directory, made at once, make one: the second is refused [directory-twice]", async () => {
    const gateways = newGateways({ notice: () => {} });
    const other = { ...args, config: { ...args.config, userSearchDn: "ou=others" } };
    const outcomes = await Promise.all([1, 2, 3].map(() => resource(gateways).up(other)));
    expect(stored()).to.have.length(2);
    expect(outcomes.filter(({ error }) => error === undefined)).to.have.length(1);
    for (const { error } of outcomes.filter(({ error }) => error !== undefined)) expect(error).to.include("exists already");
  });
});
