import { expect } from "chai";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { alarm, cabinet, drawer } from "../../../support/made-up/kinds.ts";
import { examples, Life } from "../../../support/made-up/life.ts";

describe("a made-up kind lives its whole life on the reconciler", () => {
  let gateway: MadeUpGateway;
  beforeEach(() => {
    gateway = new MadeUpGateway();
  });

  it("as a collection with a map, a block and a status", async () => {
    const life = new Life(cabinet, gateway);
    const inputs = { label: "Files", apiToken: "t", shelves: { top: {}, low: { depth: 50 } }, lock: { bolts: 3 }, status: "OPEN" };
    expect(await life.up(inputs)).to.deep.equal({ op: "create" });
    expect(gateway.taken()).to.deep.equal([
      ...["list cabinets", "create cabinets", "list cabinets/made-1/shelves", "get lock"],
      ...["create cabinets/made-1/shelves", "create cabinets/made-1/shelves", "replace lock"],
      ...["set OPEN", "get cabinets"],
    ]);
    expect(life.id).to.equal("made-1");
    expect(await life.up(inputs)).to.deep.equal({ op: "same" });
    expect(gateway.taken()).to.deep.equal([]);
    const changed = { ...inputs, shelves: { top: {} }, lock: {}, status: "SHUT" };
    expect(await life.up(changed)).to.deep.equal({ op: "update" });
    expect(gateway.taken()).to.deep.equal([
      ...["get cabinets", "set SHUT", "get cabinets"],
      ...["list cabinets/made-1/shelves", "delete cabinets/made-1/shelves"],
    ]);
    gateway.at("cabinets/made-1/shelves").push({ id: "hand", name: "by hand", depth: 10 });
    expect(await life.refresh()).to.equal("there");
    expect(life.inputs).to.deep.include({ shelves: { top: {}, "by hand": { depth: 10 } }, status: "SHUT" });
    expect(await life.isSame(changed)).to.equal(false);
    await life.destroy();
    expect(gateway.at("cabinets")).to.deep.equal([]);
  });

  it("nested under another object, whose id is part of its own", async () => {
    const life = new Life(drawer, gateway);
    const inputs = { cabinetId: "c1", name: "left", connection: { url: "u", bindCredential: "s" }, folders: { a: {} } };
    expect(await life.up(inputs)).to.deep.equal({ op: "create" });
    expect(life.id).to.equal("c1/made-1");
    expect(gateway.taken()).to.deep.equal([
      ...["list cabinets/c1/drawers", "create cabinets/c1/drawers"],
      ...["list drawers/made-1/folders", "create drawers/made-1/folders"],
    ]);
    expect(await life.up(inputs)).to.deep.equal({ op: "same" });
    expect(gateway.taken()).to.deep.equal([]);
    expect(await life.up({ ...inputs, name: "right", folders: {} })).to.deep.equal({ op: "update" });
    expect(gateway.taken()).to.deep.equal([
      ...["get cabinets/c1/drawers", "replace cabinets/c1/drawers"],
      ...["list drawers/made-1/folders", "delete drawers/made-1/folders"],
    ]);
    Object.assign(gateway.at("cabinets/c1/drawers")[0] ?? {}, { name: "by hand" });
    expect(await life.refresh()).to.equal("there");
    expect(life.inputs).to.deep.include({ cabinetId: "c1", name: "by hand", folders: {} });
    // Under another cabinet it is another drawer, and the new one comes first.
    gateway.taken();
    expect(await life.up({ ...inputs, cabinetId: "c2" })).to.deep.equal({ op: "replace" });
    expect(life.id).to.equal("c2/made-3");
    expect(gateway.written()).to.deep.equal([
      ...["create cabinets/c2/drawers", "create drawers/made-3/folders"],
      "delete cabinets/c1/drawers",
    ]);
    await life.destroy();
    expect(gateway.at("cabinets/c2/drawers")).to.deep.equal([]);
  });

  it("as a singleton, whose id is the gateway's origin", async () => {
    const life = new Life(alarm, gateway);
    const inputs = { zone: "hall", volume: 5, password: "s", hours: { from: 8 } };
    expect(await life.up(inputs)).to.deep.equal({ op: "create" });
    expect(life.id).to.equal("https://oag.example.com");
    expect(gateway.taken()).to.deep.equal(["list alarm", "create alarm", "get hours", "replace hours"]);
    expect(await life.up(inputs)).to.deep.equal({ op: "same" });
    expect(gateway.taken()).to.deep.equal([]);
    expect(await life.up({ ...inputs, volume: 7, hours: { from: 9 } })).to.deep.equal({ op: "update" });
    expect(gateway.taken()).to.deep.equal(["get alarm", "replace alarm", "get hours", "replace hours"]);
    Object.assign(gateway.at("alarm")[0] ?? {}, { volume: 8 });
    expect(await life.refresh()).to.equal("there");
    expect(life.inputs).to.deep.include({ volume: 8, password: "s", hours: { from: 9 } });
    await life.destroy();
    expect(gateway.at("alarm")).to.deep.equal([]);
  });

  for (const { shape, kind, path, id, inputs } of examples) {
    it(`and gone already is done, and told by a refresh: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      await life.up(inputs);
      gateway.at(path).splice(0);
      await life.handler.delete(id, life.outputs);
      expect(await life.refresh()).to.equal("gone");
      expect(life.id).to.equal(undefined);
    });

    it(`and is found where the response of its creation is lost: ${shape}`, async () => {
      gateway.loses = `create ${path}`;
      const life = new Life(kind, gateway);
      expect(await life.up(inputs)).to.deep.equal({ op: "create" });
      expect(gateway.at(path).length).to.equal(1);
      expect(gateway.calls.filter((call) => call === `create ${path}`).length).to.equal(1);
      expect(await life.up(inputs)).to.deep.equal({ op: "same" });
    });
  }
});
