import { expect } from "chai";
import type { HttpRequest } from "pulumi-oag/sdk";
import type { Json } from "../../support/basics/json.ts";
import { signature } from "../../support/basics/secret-mark.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("a gateway that puts an access token or an assertion into objects", () => {
  afterEach(stopGateways);

  it("gets neither into a state in clear: what holds one is a secret of the state, as an id it is not taken [token-in-state]", async () => {
    const gateway = await startGateway();
    let assertion = "";
    let token = "";
    let isId = false;
    const send = async ({ method, path, headers, body }: HttpRequest) => {
      const { status, body: given } = await gateway.answer(method, path, headers, body);
      const response = structuredClone(given) as Json | undefined;
      if (path.endsWith("/oauth/token")) {
        assertion = new URLSearchParams(body).get("client_assertion") ?? "";
        token = response?.access_token;
      } else if (response?.label !== undefined) {
        Object.assign(response, { name: `app-${token}`, idpMetadata: assertion }, isId && method === "POST" && { id: token });
      }
      return { status, headers: {}, body: JSON.stringify(response ?? "") };
    };
    const stack = () => new OneResource("app", gateway, configFor(gateway), newGateways({ transport: { send } }));
    const app = stack();
    const saml = {
      type: "OAG_SAML",
      label: "Wiki",
      idpId: fullApp(gateway).idpId,
      clientId: "urn:sp",
      acsUrl: "https://w/acs",
      postLoginUrl: "https://w/",
      logoutUrl: "https://w/out",
    };
    expect(await app.up(saml)).to.deep.equal({ op: "create" });
    for (const raw of [app.raw, (await app.refresh()) && app.raw]) {
      const marked = ["name", "idpMetadata"].map((name) => Object.keys(raw[name]));
      expect(marked).to.deep.equal([
        [signature, "value"],
        [signature, "value"],
      ]);
      expect(raw.name.value).to.equal(`app-${token}`);
    }
    isId = true;
    const other = stack();
    // What such a response made is looked for, and found under its own id.
    expect(await other.up({ ...saml, label: "Portal" })).to.deep.equal({ op: "create" });
    expect(other.id).to.equal(gateway.store.appByLabel("Portal").id);
  });
});
