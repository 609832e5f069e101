import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import { app, directories, NewerGateway, readyIdp } from "../../support/resources/newer-members.ts";
import { directoryArgs } from "../../support/resources/offline-resources.ts";

describe("a member that is newer than this version, and than the gateway", () => {
  let gateway: Gateway;
  const newer = NewerGateway.forEachTest();
  beforeEach(() => {
    gateway = newer.gateway;
  });
  const warned = (kind?: KindName) => newer.warned(kind);

  it("that the gateway refuses fails the change, and is never dropped to get the rest through", async () => {
    const resource = warned();
    const declared = fullApp(gateway, { novelty: "one", session: { idleSessionTimeout: 1800, novelty: "one" } });
    await resource.up(declared);
    gateway.reading.newer = [];
    const change = { description: "d", session: { idleSessionTimeout: 99, novelty: "one" } };
    const { reasons = [], error } = await resource.up({ ...declared, ...change });
    expect([...reasons, error].join()).to.include("Request validation failed");
    expect(app(gateway).own).to.include({ novelty: "one" }).and.not.have.property("description");
    expect(app(gateway).session).to.include({ novelty: "one", idleSessionTimeout: 1800 });
  });

  it("that the gateway refuses within a member fails the change, too, while one that no program declares is left out", async () => {
    const resource = warned("directory");
    const declared = directoryArgs(readyIdp(gateway));
    declared.connection.novelty = "one";
    await resource.up(declared);
    const [stored] = directories(gateway, declared.idpId);
    (stored?.own.config as Json).novelty = "by hand";
    gateway.reading.newer = [];
    const changed = { ...declared, connection: { ...declared.connection, bindDn: "cn=other" } };
    expect((await resource.up(changed)).error).to.include("/connection additionalProperties");
    expect(stored?.own.connection).to.include({ bindDn: "cn=reader", novelty: "one" });
    const { novelty: _, ...connection } = changed.connection;
    expect(await resource.up({ ...changed, connection })).to.deep.equal({ op: "update" });
    expect(stored?.own.connection).to.deep.equal({ connectionUrl: declared.connection.connectionUrl, bindDn: "cn=other" });
    expect(stored?.own.config).to.not.have.property("novelty");
  });

  for (const name of ["newThing", "constructor", "toString", "__defineGetter__"])
    it(`is left out of a change that the gateway refuses for it, whatever its name: ${name} [newer-name]`, async () => {
      gateway.reading.newer = [];
      const resource = warned();
      const declared = fullApp(gateway);
      await resource.up(declared);
      Object.defineProperty(app(gateway).own, name, { value: "x", enumerable: true, configurable: true });
      expect(await resource.up({ ...declared, description: "new" })).to.deep.equal({ op: "update" });
      expect(app(gateway).own.description).to.equal("new");
    });

  it("that the gateway takes and forgets is told as lost", async () => {
    gateway.reading.newer = [];
    gateway.reading.refuseUnknownMembers = false;
    const resource = warned();
    const { reasons = [] } = await resource.up(
      fullApp(gateway, { novelty: "one", policies: { "/": { rule: "PROTECTED", novelty: "one" } } }),
    );
    expect(reasons).to.have.length(2);
    for (const reason of reasons) expect(reason).to.include("did not keep novelty");
  });
});
