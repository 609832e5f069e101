import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { MadeUpGateway } from "../../support/made-up/gateway.ts";
import { cabinet } from "../../support/made-up/kinds.ts";
import { Life } from "../../support/made-up/life.ts";
import { offlineResource, offlineScopes, seedService } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";

const mask = "********";

/** Responses of the gateway have these members besides, as it masks them. */
function masks(gateway: Gateway, operation: string, change: (object: Json) => Json): void {
  gateway.tamper = (name, body) => (name === operation ? change(body as Json) : body);
}

describe("a credential that the gateway shows as asterisks, and that no program declares", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
  });
  afterEach(stopGateways);

  it("is not written back with a SAML app: its certificate stays as it is [credential-masked]", async () => {
    const args = {
      ...{ type: "OAG_SAML", label: "S", idpId: seedIdp(gateway), clientId: "urn:sp", acsUrl: "https://sp.example.com/acs" },
      ...{ postLoginUrl: "https://sp.example.com/", logoutUrl: "https://sp.example.com/out" },
    };
    const app = new OneResource("app", gateway);
    await app.up(args);
    const stored = gateway.store.appByLabel("S");
    stored.spCertificate = "BY-HAND";
    masks(gateway, "getApplication", (shown) => ({ ...shown, spCertificate: mask }));
    expect(await app.up({ ...args, description: "one" })).to.deep.equal({ op: "update" });
    expect(stored.own.description).to.equal("one");
    expect(stored.spCertificate).to.equal("BY-HAND");
  });

  it("is not written back with the authentication service: it refuses to be without rather than to lose its database", async () => {
    seedService(gateway);
    const service = offlineResource("authenticationService", gateway);
    const { publicDomain, certificateId, serverNodes } = { ...gateway.store.offline.service?.own } as Json;
    masks(gateway, "getAuthenticationServiceSetting", (shown) => ({
      ...shown,
      database: { ...shown.database, username: mask, password: mask },
    }));
    const adopted = { publicDomain, certificateId, serverNodes, __import: `https://${gateway.configuration.hostname}` };
    expect(await service.up(adopted)).to.deep.equal({ op: "create" });
    const { error } = await service.up({ ...adopted, serverNodes: ["node1.example.com", "node2.example.com"] });
    expect(error).to.include("database.username is required");
    expect(gateway.store.offline.service?.credentials).to.deep.equal({ username: "USER-CANARY", password: "PASSWORD-CANARY" });
  });
});

describe("a made-up kind's credentials that the gateway shows, and that no program declares", () => {
  it("are in no replace, however deep, and what stands beside them is", async () => {
    const gateway = new MadeUpGateway();
    const life = new Life(cabinet, gateway);
    const args = { label: "Files", colour: "RED", lock: { bolts: 3 }, shelves: { top: { depth: 40 } } };
    await life.up(args);
    const maker = { name: "Ito", clientSecret: "HAND-CANARY" };
    Object.assign(gateway.at("cabinets")[0] as Json, { apiToken: "HAND-CANARY", maker });
    const seal = { colour: "RED", password: "HAND-CANARY" };
    Object.assign(gateway.blockAt("lock", "made-1") as Json, { clientSecret: "HAND-CANARY", seal });
    gateway.isCareless = true;
    gateway.bodies.splice(0);
    expect(await life.up({ ...args, colour: "BLUE", lock: { bolts: 4 } })).to.deep.equal({ op: "update" });
    expect(gateway.bodies).to.deep.equal([
      { label: "Files", colour: "BLUE", maker: { name: "Ito" } },
      { bolts: 4, seal: { colour: "RED" } },
    ]);
  });
});
