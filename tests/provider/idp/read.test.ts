import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { validationStatusOf } from "../../../dist/provider/kinds/idp/read-validation-status.js";
import { liveIn } from "../../../dist/provider/reconciler/provenance.js";
import type { Json } from "../../support/basics/json.ts";
import { stopGateways } from "../../support/gateways/gateway.ts";
import { okta, startIdp } from "../../support/resources/idps.ts";
import type { OneResource } from "../../support/resources/resource.ts";

describe("read of an OagIdentityProvider", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp());
  });
  afterEach(stopGateways);

  it("shows the tenant that the gateway found, and the permissions sorted", async () => {
    await idp.up(okta);
    expect(idp.outputs.tenant).to.equal("okta.okta.com");
    expect(idp.outputs.validationStatus).to.deep.equal({ valid: true, permissions: ["APP_ADMIN", "ORG_ADMIN"] });
    expect(idp.outputs.__owned).to.deep.equal(["apiToken", "domain", "name", "type"]);
  });

  for (const [shape, permissions] of [
    ["a list", ["ORG_ADMIN", "APP_ADMIN"]],
    ["one text", "ORG_ADMIN APP_ADMIN"],
    ["truth values", { ORG_ADMIN: true, SUPER_ADMIN: false, APP_ADMIN: true }],
  ] as const) {
    it(`understands permissions that come as ${shape} [idp-permissions]`, () => {
      const live = liveIn({ validationStatus: { valid: true, permissions } });
      expect(validationStatusOf(live)).to.deep.equal({ valid: true, permissions: ["APP_ADMIN", "ORG_ADMIN"] });
    });
  }

  it("shows drift in its name, and not in what was never declared", async () => {
    await idp.up(okta);
    const [stored] = gateway.store.idps.values();
    (stored as Json).own.name = "by hand";
    (stored as Json).own.description = "by hand";
    await idp.refresh();
    expect((idp.inputs as Json).name).to.equal("by hand");
    expect(idp.inputs).to.not.have.property("description");
    expect(await idp.up(okta)).to.deep.equal({ op: "update" });
    expect(stored?.own.description).to.equal("by hand");
  });
});
