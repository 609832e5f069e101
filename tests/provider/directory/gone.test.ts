import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { directoryArgs, offlineResource, offlineScopes, serviceArgs } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

describe("an OagDirectory that is not found", () => {
  let gateway: Gateway;
  let idpId: string;
  let directory: OneResource;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
    idpId = seedIdp(gateway);
    await offlineResource("authenticationService", gateway).up(serviceArgs(gateway));
    directory = offlineResource("directory", gateway);
    expect(await directory.up(directoryArgs(idpId))).to.deep.equal({ op: "create" });
  });
  afterEach(stopGateways);

  it("is gone with its identity provider, although nothing can be listed under that any more [directory-gone]", async () => {
    gateway.store.idps.delete(idpId);
    expect(await directory.refresh()).to.equal("gone");
  });

  it("may be deleted with its identity provider gone before", async () => {
    gateway.store.idps.delete(idpId);
    expect(await directory.destroy()).to.equal(undefined);
  });

  it("stays in the state when a gateway that lost offline mode is to delete it", async () => {
    gateway.reading.offlineMode = "missing";
    const message = await directory.destroy().then(
      () => "deleted",
      (error: Error) => error.message,
    );
    expect(message).to.include("offline mode is Limited Early Access (from 2026.03.0 on): this gateway does not have it");
    expect(gateway.store.offline.failoverOf(idpId).directories).to.have.length(1);
  });

  it("is named by its server and where its users are when it cannot be deleted, changed or read [directory-named]", async () => {
    const named = 'directory "ldaps://ldap.internal:636 ou=people"';
    const refused = "the gateway answered 409 ERROR: no [OAG_CONFLICT]";
    const refuse = (operation: string) => gateway.faults.add({ match: { operation }, status: 409, message: "no" });
    refuse("deleteOfflineModeDirectory");
    expect((await rejection(directory.destroy())).message).to.equal(`${named}: delete failed: ${refused}`);
    refuse("replaceOfflineModeDirectory");
    const { connection, ...args } = directoryArgs(idpId);
    const changed = { ...args, connection: { ...connection, bindDn: "cn=other" } };
    expect((await directory.up(changed)).error).to.equal(`${named}: update failed: ${refused}`);
    refuse("getOfflineModeDirectory");
    expect((await rejection(directory.refresh())).message).to.equal(`${named}: read failed: ${refused}`);
  });

  it("is named by nothing where its state has neither", async () => {
    const { handler, id = "" } = directory;
    gateway.faults.add({ match: { operation: "deleteOfflineModeDirectory" }, status: 409, message: "no" });
    const failure = await rejection(handler.delete(id, {}));
    expect(failure.message).to.equal("directory: delete failed: the gateway answered 409 ERROR: no [OAG_CONFLICT]");
  });

  it("is done with when somebody else has deleted it, and a lost response to its deletion does no harm [directory-deleted]", async () => {
    gateway.store.offline.setMode(idpId, "DISABLED");
    gateway.faults.add({ match: { operation: "deleteOfflineModeDirectory" }, when: "after", reset: true });
    expect(await directory.destroy()).to.equal(undefined);
    expect(gateway.store.offline.failoverOf(idpId).directories).to.deep.equal([]);
  });
});
