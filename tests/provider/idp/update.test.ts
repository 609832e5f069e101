import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { stopGateways } from "../../support/gateways/gateway.ts";
import { auth0, okta, startIdp } from "../../support/resources/idps.ts";
import type { OneResource } from "../../support/resources/resource.ts";

describe("update of an OagIdentityProvider", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp());
  });
  afterEach(stopGateways);

  it("writes an empty description that is declared for the first time", async () => {
    await idp.up(okta);
    const [stored] = gateway.store.idps.values();
    (stored as Json).own.description = "by hand";
    expect(await idp.up({ ...okta, description: "" })).to.deep.equal({ op: "update" });
    expect([...gateway.store.idps.values()][0]?.own.description).to.equal("");
  });

  it("is updated with the domain and the tenant that the gateway has, though others changed them", async () => {
    await idp.up(auth0);
    const stored = () => [...gateway.store.idps.values()][0] as Json;
    stored().own.domain = "moved.auth0.com";
    expect(await idp.up({ ...auth0, name: "New" })).to.deep.equal({ op: "update" });
    expect(stored().own).to.include({ domain: "moved.auth0.com", name: "New" });
    gateway.tamper = (operation, body) => (operation === "getIDP" ? { ...(body as Json), tenant: undefined } : body);
    expect(await idp.up({ ...auth0, name: "Newer" })).to.deep.equal({ op: "update" });
    expect(stored().own).to.include({ tenant: auth0.tenant, name: "Newer" });
  });
});
