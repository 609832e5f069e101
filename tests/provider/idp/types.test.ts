import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { markedSecret } from "../../support/basics/secret-mark.ts";
import { stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { auth0, okta, startIdp } from "../../support/resources/idps.ts";
import type { OneResource } from "../../support/resources/resource.ts";

const I = "/api/v2/idps/{id}";

describe("the life of an identity provider of each type", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp());
  });
  afterEach(stopGateways);
  const calls = () => gateway.log.calls.map(withoutIds);

  for (const [name, args, credential] of [
    ["Okta", okta, "apiToken"],
    ["Auth0", auth0, "clientSecret"],
  ] as const) {
    it(`of type ${name}: create, empty up, change, refresh, delete [idp-types]`, async () => {
      expect(await idp.up(args)).to.deep.equal({ op: "create" });
      expect(calls()).to.deep.equal(["GET /api/v2/idps", "POST /api/v2/idps"]);
      expect(idp.raw[credential]).to.deep.equal(markedSecret(args[credential]));
      expect(idp.outputs.validationStatus.valid).to.equal(true);
      gateway.log.clear();
      expect(await idp.up(args)).to.deep.equal({ op: "same" });
      expect(calls()).to.deep.equal([]);
      expect(await idp.up({ ...args, description: "d", [credential]: "NEW-CANARY" })).to.deep.equal({ op: "update" });
      expect(calls()).to.deep.equal([`GET ${I}`, `PUT ${I}`]);
      const [stored] = gateway.store.idps.values();
      expect(stored?.credential).to.equal("NEW-CANARY");
      expect(stored?.own.description).to.equal("d");
      await idp.refresh();
      expect((await idp.diff({ ...args, description: "d", [credential]: "NEW-CANARY" })).changes).to.equal(false);
      expect((idp.inputs as Json)[credential]).to.equal("NEW-CANARY");
      await idp.destroy();
      expect(gateway.store.idps.size).to.equal(0);
    });
  }
});
