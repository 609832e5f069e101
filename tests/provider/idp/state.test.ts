import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { plain } from "../../support/basics/secret-mark.ts";
import { stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { nameless, once, startIdp } from "../../support/resources/idps.ts";
import type { OneResource } from "../../support/resources/resource.ts";

describe("an OagIdentityProvider whose state or answer lacks something", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp(once));
  });
  afterEach(stopGateways);

  it("whose declared name vanished is shown without it, and gets it back", async () => {
    await idp.up({ ...nameless, name: "Acme" });
    delete (gateway.store.idps.get(idp.id as string) as Json).own.name;
    await idp.refresh();
    expect(idp.inputs).to.not.have.property("name");
    expect(await idp.up({ ...nameless, name: "Acme" })).to.deep.equal({ op: "update" });
    expect(gateway.store.idps.get(idp.id as string)?.own.name).to.equal("Acme");
  });

  it("whose state says nothing of ownership is written as declared", async () => {
    await idp.up(nameless);
    const { __owned: _, ...olds } = idp.outputs;
    const { outs } = await idp.handler.update(idp.id as string, olds, { ...nameless, name: "new" });
    expect(outs).to.include({ name: "new" });
    expect(await idp.handler.diff(idp.id as string, olds, nameless)).to.deep.equal({ replaces: ["domain"] });
    const unowned = { ...idp.outputs, __owned: ["domain", "type", "apiToken"] };
    expect(plain((await idp.handler.update(idp.id as string, unowned, nameless)).outs), "nothing differs, nothing is sent").to.include(
      nameless,
    );
  });

  it("whose state lacks what later versions write is read, updated and deleted all the same", async () => {
    await idp.up(nameless);
    delete idp.outputs.gateway;
    await idp.refresh();
    delete idp.outputs.gateway;
    expect(await idp.up({ ...nameless, name: "new" })).to.deep.equal({ op: "update" });
    delete idp.outputs.gateway;
    // As every run of the engine, in a process of its own.
    idp.configure({ ...configFor(gateway), ...once });
    await idp.destroy();
    expect(gateway.store.idps.size).to.equal(0);
  });
});
