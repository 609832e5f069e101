import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { directoryArgs, offlineResource, offlineScopes, serviceArgs } from "../../support/offline-resources.ts";
import { configFor, type Json, newGateways, seedIdp } from "../../support/resource.ts";

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
