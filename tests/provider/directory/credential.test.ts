import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { directoryArgs, offlineResource, offlineScopes, serviceArgs } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

describe("what stands inside the members of an OagDirectory", () => {
  let gateway: Gateway;
  let args: Json;
  let directory: OneResource;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
    args = directoryArgs(seedIdp(gateway));
    await offlineResource("authenticationService", gateway).up(serviceArgs(gateway));
    directory = offlineResource("directory", gateway);
  });
  afterEach(stopGateways);

  it("may be unknown in a preview although it is required, and is missed where it is not declared", async () => {
    expect(await directory.check({ ...args, config: { userSearchDn: unknown, groupSearchDn: "ou=groups" } })).to.deep.equal([]);
    expect(await directory.check({ ...args, config: { groupSearchDn: unknown } })).to.deep.equal([
      "config.userSearchDn: is required [OAG_ARGUMENT_MISSING]",
    ]);
  });

  it("is compared letter by letter where it is a credential: a space at its end is another one", async () => {
    await directory.up(args);
    const changed = { ...args, connection: { ...args.connection, bindCredential: "BIND-CANARY " } };
    expect(await directory.up(changed)).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.failoverOf(args.idpId).directories[0]?.credential).to.equal("BIND-CANARY ");
  });

  it("is shown by .get() with the identity provider that it is under, and without its credential", async () => {
    await directory.up(args);
    const { props } = await offlineResource("directory", gateway).handler.read(String(directory.id), {});
    expect(props.idpId).to.equal(args.idpId);
    expect(props.connection).to.deep.equal({ connectionUrl: "ldaps://ldap.internal:636", bindDn: "cn=reader" });
  });

  it("is not written back as a gateway masks it, once the program does not declare it any more [directory-credential-masked]", async () => {
    await directory.up(args);
    const [stored] = gateway.store.offline.failoverOf(args.idpId).directories;
    Object.assign(stored?.own.connection as Json, { bindCredential: "********" });
    const { bindCredential: _, ...others } = args.connection;
    // This gateway demands one: better no change than one that locks it out of the directory.
    expect((await directory.up({ ...args, connection: others })).error).to.include("bindCredential is required");
    expect(stored?.credential).to.equal("BIND-CANARY");
  });

  it("drifts by itself: what a refresh shows of the others is as the program wrote them [directory-drift]", async () => {
    const connection = { ...args.connection, connectionUrl: "ldaps://LDAP.internal" };
    const config = { ...args.config, userObjectClasses: ["top", "person"] };
    await directory.up({ ...args, connection, config });
    const own = gateway.store.offline.failoverOf(args.idpId).directories[0]?.own as Json;
    Object.assign(own.connection, { connectionUrl: "ldaps://ldap.internal:636/", bindDn: "cn=by-hand" });
    Object.assign(own.config, { groupSearchDn: "ou=by-hand", userObjectClasses: ["person", "top"] });
    await directory.refresh();
    expect(directory.inputs?.connection).to.deep.equal({ ...connection, bindDn: "cn=by-hand" });
    expect(directory.inputs?.config).to.deep.equal({ ...config, groupSearchDn: "ou=by-hand" });
    expect(await directory.up({ ...args, connection, config })).to.deep.equal({ op: "update" });
    const [stored] = gateway.store.offline.failoverOf(args.idpId).directories;
    expect(stored?.own.connection).to.deep.equal({ connectionUrl: "ldaps://ldap.internal:636/", bindDn: "cn=reader" });
  });

  it("is left as somebody has changed it, unseen, where the program changes another part of it [directory-unseen-drift]", async () => {
    await directory.up(args);
    const own = gateway.store.offline.failoverOf(args.idpId).directories[0]?.own as Json;
    own.connection.bindDn = "cn=by-hand";
    own.config.userSearchDn = "ou=by-hand";
    const changed = { ...args, config: { ...args.config, groupSearchDn: "ou=others" } };
    expect(await directory.up(changed)).to.deep.equal({ op: "update" });
    const [stored] = gateway.store.offline.failoverOf(args.idpId).directories;
    expect(stored?.own.connection).to.deep.equal({ connectionUrl: "ldaps://ldap.internal:636", bindDn: "cn=by-hand" });
    expect(stored?.own.config).to.include({ userSearchDn: "ou=by-hand", groupSearchDn: "ou=others" });
    expect(stored?.credential).to.equal("BIND-CANARY");
    await directory.refresh();
    expect(directory.inputs?.connection).to.include({ bindDn: "cn=by-hand" });
    expect(await directory.up(changed)).to.deep.equal({ op: "update" });
    expect(gateway.store.offline.failoverOf(args.idpId).directories[0]?.own.connection).to.include({ bindDn: "cn=reader" });
  });

  it("that the gateway has twice is named by what is the same in both", async () => {
    await directory.up(args);
    const { directories } = gateway.store.offline.failoverOf(args.idpId);
    directories.push({ ...(directories[0] as (typeof directories)[number]), id: "0b6a1d3e-7d7f-4d0e-9c5e-1d2f3a4b5c6d" });
    const { error } = await offlineResource("directory", gateway).up(args);
    expect(error).to.include('2 directories with the connectionUrl and userSearchDn "ldaps://ldap.internal:636 ou=people"');
  });
});
