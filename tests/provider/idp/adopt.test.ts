import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { nameless, okta, once, startIdp } from "../../support/resources/idps.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("adoption of an identity provider, in rare cases", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp(once));
  });
  afterEach(stopGateways);

  it("cannot be adopted when there is none, when it cannot be read, or when it has no name", async () => {
    const id = randomUUID();
    expect((await idp.up({ ...nameless, __import: id })).error).to.include(
      `there is no identity provider with the id ${id} on ${gateway.origin}; check the import option, or its entry in oag:adopt`,
    );
    const seeded = seedIdp(gateway);
    // The preview looks first, which fails nothing.
    gateway.faults.add({ match: { operation: "getIDP" }, status: 500, times: 2 });
    expect((await idp.up({ ...nameless, __import: seeded })).error).to.include("the gateway answered 500");
    delete (gateway.store.idps.get(seeded) as Json).own.name;
    expect((await idp.up({ ...nameless, name: "Acme", __import: seeded })).error).to.include("name is only in the program");
    expect(idp.id).to.equal(undefined);
  });

  it("is not deleted by the run that adopts it", async () => {
    const gateways = newGateways();
    const [old, adopter] = [1, 2].map(() => new OneResource("idp", gateway, configFor(gateway), gateways)) as [OneResource, OneResource];
    await old.up(nameless);
    expect(await adopter.up({ ...nameless, __import: old.id })).to.deep.equal({ op: "create" });
    await old.destroy();
    expect(gateway.store.idps.size).to.equal(1);
  });
});

describe("adoption of an identity provider", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp());
  });
  afterEach(stopGateways);

  it("adopts one that equals the program; its credential is taken into the state and not written [idp-adopt]", async () => {
    await idp.up(okta);
    const adopter = new OneResource("idp", gateway);
    gateway.log.clear();
    expect(await adopter.up({ ...okta, __import: idp.id })).to.deep.equal({ op: "create" });
    expect(gateway.log.writes).to.deep.equal([]);
    expect(await adopter.up(okta)).to.deep.equal({ op: "same" });
    const other = await new OneResource("idp", gateway).up({ ...okta, name: "Other", __import: idp.id });
    expect(other.error).to.include("name differs");
  });
});

describe("adoption of an identity provider that differs", () => {
  afterEach(stopGateways);

  it("names the members of an identity provider that differ, and shows neither the program's values nor the gateway's", async () => {
    const gateway = await startGateway();
    const id = seedIdp(gateway);
    const okta = new OneResource("idp", gateway);
    const declared = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t", name: "CANARY-name", description: "CANARY-text" };
    const { error } = await okta.up({ ...declared, __import: id });
    expect(error).to.equal(
      `identity provider "acme.okta.com": create failed: identity provider ${id} is not as the program declares it, so it was not taken into the state; nothing was changed. Change the program to match (\`npx pulumi-oag-cli dump\` writes what the gateway has), run again, and change it back afterwards: description is only in the program; name differs [OAG_DIFFERS]`,
    );
  });
});
