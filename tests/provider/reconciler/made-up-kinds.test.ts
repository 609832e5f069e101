import { expect } from "chai";
import type { Kind } from "../../../dist/provider/reconciler/kind.js";
import { alarm, cabinet, drawer, MadeUpGateway } from "../../support/made-up.ts";
import { refusal } from "../../support/rejection.ts";
import { type Json, plain } from "../../support/resource.ts";

const provider = { __provider: "exports.handler = …" };

/** What an `up`, a refresh and a destroy of one resource do. */
class Life {
  id = "";
  outputs: Json = {};
  raw: Json = {};
  private readonly gateway: MadeUpGateway;
  private readonly kind: Kind;

  constructor(gateway: MadeUpGateway, kind: Kind) {
    this.gateway = gateway;
    this.kind = kind;
  }

  get handler() {
    return this.gateway.handler(this.kind);
  }

  async create(inputs: Json): Promise<void> {
    const { id, outs } = await this.handler.create({ ...provider, ...inputs });
    this.#keep(outs, id);
  }

  async update(inputs: Json): Promise<void> {
    const { outs } = await this.handler.update(this.id, this.outputs, { ...provider, ...inputs });
    this.#keep(outs);
  }

  async refresh(): Promise<Json | undefined> {
    const { id, props, inputs } = await this.handler.read(this.id, this.outputs);
    this.#keep(props, id);
    return plain(inputs);
  }

  async isSame(inputs: Json): Promise<boolean> {
    return (await this.handler.diff(this.id, this.outputs, { ...provider, ...inputs })).changes === false;
  }

  destroy(): Promise<void> {
    return this.handler.delete(this.id, this.outputs);
  }

  #keep(outs: Json, id = this.id): void {
    this.id = id;
    this.raw = outs;
    this.outputs = { ...provider, ...plain(outs) };
  }
}

describe("a made-up kind lives its whole life on the reconciler", () => {
  let gateway: MadeUpGateway;
  beforeEach(() => {
    gateway = new MadeUpGateway();
  });

  it("as a collection with a map, a block and a status", async () => {
    const life = new Life(gateway, cabinet);
    const inputs = { label: "Files", shelves: { top: {}, low: { depth: 50 } }, lock: { bolts: 3 }, status: "OPEN" };
    await life.create(inputs);
    expect(gateway.taken()).to.deep.equal([
      ...["list cabinets", "create cabinets", "list cabinets/made-1/shelves", "get lock"],
      ...["create cabinets/made-1/shelves", "create cabinets/made-1/shelves", "get lock", "replace lock"].filter(
        (call) => call !== "get lock",
      ),
      ...["set OPEN", "get cabinets"],
    ]);
    expect(life.id).to.equal("made-1");
    expect(await life.isSame(inputs)).to.equal(true);
    expect(gateway.taken()).to.deep.equal([]);
    await life.update({ ...inputs, shelves: { top: {} }, lock: {}, status: "SHUT" });
    expect(gateway.taken()).to.deep.equal([
      ...["get cabinets", "set SHUT", "get cabinets"],
      ...["list cabinets/made-1/shelves", "delete cabinets/made-1/shelves"],
    ]);
    gateway.at("cabinets/made-1/shelves").push({ id: "hand", name: "by hand", depth: 10 });
    expect(await life.refresh()).to.deep.include({ shelves: { top: {}, "by hand": { depth: 10 } }, status: "SHUT" });
    expect(await life.isSame({ ...inputs, shelves: { top: {} }, lock: {}, status: "SHUT" })).to.equal(false);
    await life.destroy();
    expect(gateway.at("cabinets")).to.deep.equal([]);
  });

  it("nested under another object, with a write-only secret inside a member that no PUT loses", async () => {
    const life = new Life(gateway, drawer);
    const inputs = { cabinetId: "c1", name: "left", connection: { url: "ldaps://one", bindCredential: "CANARY-1" } };
    await life.create(inputs);
    expect(life.id).to.equal("c1/made-1");
    expect(gateway.taken()).to.deep.equal(["list cabinets/c1/drawers", "create cabinets/c1/drawers"]);
    expect(await life.isSame(inputs)).to.equal(true);
    // Every replace carries the secret, though something else changes, and its absence in the response is no loss.
    const moved = { ...inputs, connection: { ...inputs.connection, url: "ldaps://two" } };
    await life.update(moved);
    expect(gateway.bodies.at(-1)).to.deep.include({ connection: { url: "ldaps://two", bindCredential: "CANARY-1" } });
    await life.update({ ...moved, name: "right" });
    expect(gateway.bodies.at(-1)).to.deep.include({ name: "right", connection: { url: "ldaps://two", bindCredential: "CANARY-1" } });
    // A refresh carries it over, and drift beside it shows.
    const live = gateway.at("cabinets/c1/drawers")[0] as Json;
    live.connection = { ...live.connection, url: "ldaps://three" };
    expect(await life.refresh()).to.deep.include({ connection: { url: "ldaps://three", bindCredential: "CANARY-1" } });
    expect(JSON.stringify(life.raw.connection.url)).to.equal('"ldaps://three"');
    expect(JSON.stringify(plain(life.raw.connection))).to.include("CANARY-1");
    expect(life.raw.connection.bindCredential).to.have.property("4dabf18193072939515e22adb298388d");
    // A new secret alone is a change that is written.
    await life.update({ ...moved, name: "right" });
    gateway.taken();
    await life.update({ ...moved, name: "right", connection: { ...moved.connection, bindCredential: "CANARY-2" } });
    expect(gateway.taken()).to.deep.equal(["get cabinets/c1/drawers", "replace cabinets/c1/drawers"]);
    await life.destroy();
    expect(gateway.at("cabinets/c1/drawers")).to.deep.equal([]);
    expect(gateway.told.join()).to.not.include("CANARY");
  });

  it("as a singleton, whose id is the gateway's origin", async () => {
    const life = new Life(gateway, alarm);
    const inputs = { volume: 5, password: "CANARY" };
    await life.create(inputs);
    expect(life.id).to.equal("https://oag.example.com");
    expect(await life.isSame(inputs)).to.equal(true);
    await life.update({ ...inputs, volume: 7 });
    expect(gateway.bodies.at(-1)).to.deep.include({ volume: 7, password: "CANARY" });
    expect(await life.refresh()).to.deep.equal({ volume: 7, password: "CANARY" });
    await life.destroy();
    expect(gateway.at("alarm")).to.deep.equal([]);
    // Gone already is done.
    await life.destroy();
    expect(await life.refresh()).to.equal(undefined);
    expect(life.id).to.equal("");
  });

  it("and one that exists already is refused with its import line, then adopted as it is", async () => {
    gateway.at("alarm").push({ id: "there", volume: 9, password: "theirs" });
    gateway.at("cabinets/c1/drawers").push({ id: "there", name: "left", connection: { url: "ldaps://one", bindCredential: "theirs" } });
    expect(await refusal(new Life(gateway, alarm).create({ volume: 9, password: "ours" }))).to.include(
      'add { import: "https://oag.example.com" } to this resource\'s options',
    );
    const nested = { cabinetId: "c1", name: "left", connection: { url: "ldaps://one", bindCredential: "ours" } };
    expect(await refusal(new Life(gateway, drawer).create(nested))).to.include('add { import: "c1/there" }');
    gateway.taken();
    for (const [kind, inputs, id] of [
      [alarm, { volume: 9, password: "ours" }, "https://oag.example.com"],
      [drawer, nested, "c1/there"],
    ] as const) {
      const life = new Life(gateway, kind);
      await life.create({ ...inputs, __import: id });
      expect(life.id).to.equal(id);
      expect(await life.isSame({ ...inputs, __import: id })).to.equal(true);
    }
    expect(gateway.taken().filter((call) => !call.startsWith("get"))).to.deep.equal([]);
    const other = { cabinetId: "c1", name: "left", connection: { url: "ldaps://other", bindCredential: "ours" }, __import: "c1/there" };
    expect(await refusal(new Life(gateway, drawer).create(other))).to.include("connection.url differs [OAG_DIFFERS]");
  });

  for (const [kind, path, inputs] of [
    [cabinet, "cabinets", { label: "Files", lock: { bolts: 2 } }],
    [drawer, "cabinets/c1/drawers", { cabinetId: "c1", name: "left", connection: { url: "u", bindCredential: "CANARY" } }],
    [alarm, "alarm", { volume: 5, password: "CANARY" }],
  ] as const)
    it(`and is found where the response of its creation is lost: a ${kind.noun}`, async () => {
      gateway.loses = `create ${path}`;
      const life = new Life(gateway, kind);
      await life.create(inputs);
      expect(gateway.at(path).length).to.equal(1);
      expect(gateway.calls.filter((call) => call === `create ${path}`).length).to.equal(1);
      expect(await life.isSame(inputs)).to.equal(true);
    });
});
