import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { directoryArgs, offlineResource, offlineScopes, seedService } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

const D = "/api/v2/idps/{id}/offline-mode/directories";

describe("an OagDirectory that becomes another", () => {
  let gateway: Gateway;
  let args: Json;
  let directory: OneResource;
  const writes = () => gateway.log.writes.map(withoutIds);
  const stored = () => gateway.store.offline.failoverOf(args.idpId).directories;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes });
    seedService(gateway);
    args = directoryArgs(seedIdp(gateway, undefined, "DISABLED"));
    directory = offlineResource("directory", gateway);
    await directory.up(args);
    gateway.store.offline.setMode(args.idpId, "AUTOMATIC");
    gateway.log.clear();
  });
  afterEach(stopGateways);

  it("of another type is replaced, the new one first, also where it is the last one that failover needs [directory-new-type]", async () => {
    const changed = { ...args, type: "ACTIVE_DIRECTORY" };
    expect(await directory.diff(changed)).to.deep.equal({ replaces: ["type"] });
    expect(await directory.up(changed)).to.deep.equal({ op: "replace" });
    expect(writes()).to.deep.equal([`POST ${D}`, `DELETE ${D}/{id}`]);
    expect(stored().map(({ own, credential }) => [own.type, credential])).to.deep.equal([["ACTIVE_DIRECTORY", "BIND-CANARY"]]);
    expect(await directory.up(changed)).to.deep.equal({ op: "same" });
    await directory.refresh();
    expect((await directory.diff(changed)).changes).to.equal(false);
  });

  it("is not replaced by itself under an import line: the preview says to remove that first", async () => {
    const adopted = offlineResource("directory", gateway);
    const imported = { ...args, __import: directory.id };
    expect(await adopted.up(imported)).to.deep.equal({ op: "create" });
    expect(await adopted.check({ ...imported, type: "ACTIVE_DIRECTORY" })).to.deep.equal([
      "import: a new type replaces the directory, but the replacement would adopt the old one; remove the import option (or its entry in oag:adopt) first [OAG_IMPORT]",
    ]);
    expect(await adopted.check({ ...imported, idpId: seedIdp(gateway, "other.okta.com") })).to.deep.equal([
      "import: a new idpId replaces the directory, but the replacement would adopt the old one; remove the import option (or its entry in oag:adopt) first [OAG_IMPORT]",
    ]);
    expect(await adopted.check({ ...imported, config: { ...args.config, userSearchDn: "ou=all" } })).to.deep.equal([]);
    expect(await adopted.check({ ...imported, idpId: args.idpId.toUpperCase() })).to.deep.equal([]);
  });

  it("is the same one, however its server is spelt: a second resource is refused, and nothing is posted", async () => {
    const spelt = { ...args, connection: { ...args.connection, connectionUrl: "LDAPS://LDAP.Internal/" } };
    const { error } = await offlineResource("directory", gateway).up(spelt);
    expect(error).to.include("exists already");
    expect(writes()).to.deep.equal([]);
    expect(stored()).to.have.length(1);
  });

  it("is adopted only as it is: the refusal names what differs within, and no value [directory-adopt-differs]", async () => {
    const other = {
      ...args,
      __import: directory.id,
      type: "ACTIVE_DIRECTORY",
      connection: { ...args.connection, bindDn: "cn=CANARY-other", bindCredential: "BIND-CANARY-2" },
      config: { ...args.config, groupSearchDn: "ou=CANARY-teams", memberAttribute: "member" },
    };
    const { error } = await offlineResource("directory", gateway).up(other);
    expect(error).to.match(
      /: config\.groupSearchDn differs; config\.memberAttribute is only in the program; connection\.bindDn differs; type differs \[OAG_DIFFERS\]$/,
    );
    expect(error).to.not.include("CANARY");
    expect(writes()).to.deep.equal([]);
  });
});
