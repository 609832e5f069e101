import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { OneResource } from "../../support/resources/resource.ts";

const A = "/api/v2/apps/{id}";
const metadata = (idpId: string, name: string) =>
  Buffer.from(`<EntityDescriptor entityID="https://idp/${idpId}/${name}"/>`).toString("base64");

describe("the outputs that the gateway makes, after an update", () => {
  let gateway: Gateway;
  let app: OneResource;
  let idps: [string, string];
  const saml = (change: Json = {}): Json => ({
    type: "OAG_SAML",
    label: "Wiki",
    idpId: idps[0],
    clientId: "urn:sp",
    acsUrl: "https://sp.example.com/acs",
    postLoginUrl: "https://sp.example.com/",
    logoutUrl: "https://sp.example.com/out",
    behavior: { singleLogout: true },
    ...change,
  });
  beforeEach(async () => {
    gateway = await startGateway({ reading: { idpIdChangeable: true } });
    idps = [seedIdp(gateway, "a.okta.com"), seedIdp(gateway, "b.okta.com")];
    app = new OneResource("app", gateway);
    await app.up(saml());
    expect(app.outputs.idpMetadata).to.equal(metadata(idps[0], "wiki"));
    gateway.log.clear();
  });
  afterEach(stopGateways);
  /** A response to a replace without the member that names the new contract. */
  const leaveMetadataOut = () => {
    gateway.tamper = (operation, body) => (operation === "replaceApplication" ? { ...(body as Json), idpMetadata: undefined } : body);
  };

  it("has the metadata of the identity provider that the app moved to, for one read and one write", async () => {
    expect(await app.up(saml({ idpId: idps[1] }))).to.deep.equal({ op: "update" });
    expect(app.outputs.idpMetadata).to.equal(metadata(idps[1], "wiki"));
    expect(gateway.log.calls.map(withoutIds)).to.deep.equal([`GET ${A}`, `PUT ${A}`]);
    await app.refresh();
    expect(app.outputs.idpMetadata, "as a refresh says").to.equal(metadata(idps[1], "wiki"));
  });

  it("has the name and the metadata that follow a new label", async () => {
    expect(await app.up(saml({ label: "New Wiki" }))).to.deep.equal({ op: "update" });
    expect(app.outputs).to.include({ name: "newwiki", idpMetadata: metadata(idps[0], "newwiki") });
  });

  it("has them also when another part of the update failed", async () => {
    gateway.faults.add({ match: { operation: "replaceBehavior" }, status: 400 });
    const { reasons } = await app.up(saml({ idpId: idps[1], label: "New Wiki", behavior: { singleLogout: false } }));
    expect(reasons).to.have.length(1);
    expect(app.outputs).to.include({ name: "newwiki", idpMetadata: metadata(idps[1], "newwiki") });
  });

  it("keeps the metadata where a response leaves it out and the app stays where it is", async () => {
    leaveMetadataOut();
    expect(await app.up(saml({ description: "d" }))).to.deep.equal({ op: "update" });
    expect(app.outputs.idpMetadata).to.equal(metadata(idps[0], "wiki"));
  });

  it("has no metadata rather than that of the old identity provider where the response to a move leaves it out, until a refresh", async () => {
    leaveMetadataOut();
    expect(await app.up(saml({ idpId: idps[1] }))).to.deep.equal({ op: "update" });
    expect(app.outputs).to.not.have.property("idpMetadata");
    await app.refresh();
    expect(app.outputs.idpMetadata).to.equal(metadata(idps[1], "wiki"));
  });

  it("has no metadata either where an app that was not finished moves while it is finished", async () => {
    const unfinished = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "replaceBehavior" }, status: 400 });
    expect((await unfinished.up(saml({ label: "Forum" }))).reasons).to.have.length(1);
    expect(unfinished.outputs.idpMetadata).to.equal(metadata(idps[0], "forum"));
    leaveMetadataOut();
    expect(await unfinished.up(saml({ label: "Forum", idpId: idps[1] }))).to.deep.equal({ op: "update" });
    expect(unfinished.outputs).to.include({ name: "forum" }).and.not.have.property("idpMetadata");
    await unfinished.refresh();
    expect(unfinished.outputs.idpMetadata).to.equal(metadata(idps[1], "forum"));
  });
});
