import { inspect } from "node:util";
import { expect } from "chai";
import type { Json } from "../../../support/basics/json.ts";
import { unmarked } from "../../../support/basics/secret-mark.ts";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { drop, examples, Life, madeByHand, withAt } from "../../../support/made-up/life.ts";

const valueAt = (object: Json, path: readonly string[]): unknown => path.reduce<Json>((inner, name) => inner?.[name], object);

describe("a made-up kind's credential in a block or in an item, which no read shows", () => {
  let gateway: MadeUpGateway;
  beforeEach(() => {
    gateway = new MadeUpGateway();
  });
  afterEach(() => {
    expect(gateway.told.join()).to.not.include("CANARY");
  });

  const places = examples.flatMap((example) => example.within.map((within) => ({ example, within })));
  for (const { example, within } of places) {
    const { kind, path: objects, id, inputs } = example;
    const { path, beside, told, call, stored } = within;
    const [aspect = "", key = ""] = path;
    const where = `${kind.noun} ${path.join(".")}`;
    const isItem = objects !== "alarm" && aspect !== "lock";
    /** In the whole block or item. */
    const storedAt = (of: readonly string[]) => valueAt(stored(gateway), of.slice(isItem ? 2 : 1));
    const made = async () => {
      const life = new Life(kind, gateway);
      expect(await life.up(inputs)).to.deep.equal({ op: "create" });
      gateway.taken();
      return life;
    };

    it(`is sent, kept by a refresh, and no drift: ${where}`, async () => {
      const life = await made();
      expect(storedAt(path)).to.equal(valueAt(inputs, path));
      expect(await life.up(inputs)).to.deep.equal({ op: "same" });
      for (const isCareless of [false, true]) {
        gateway.isCareless = isCareless;
        expect(await life.refresh()).to.equal("there");
        expect(life.inputs).to.deep.include(inputs);
        expect(life.outputs).to.deep.include(inputs);
        expect(await life.isSame(inputs)).to.equal(true);
        expect(await life.up(inputs)).to.deep.equal({ op: "same" });
      }
      expect(gateway.written()).to.deep.equal([]);
    });

    it(`stays in the state when a careless gateway shows another value: ${where}`, async () => {
      const life = await made();
      const target = path.slice(isItem ? 2 : 1);
      Object.assign(stored(gateway), withAt(stored(gateway), target, "****"));
      gateway.isCareless = true;
      await life.refresh();
      expect(life.inputs).to.deep.include(inputs);
      expect(await life.isSame(inputs)).to.equal(true);
    });

    it(`is sent along when something beside it changes: ${where}`, async () => {
      const life = await made();
      const changed = withAt(inputs, beside.path, beside.edited);
      expect(await life.up(changed)).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([call]);
      expect([storedAt(path), storedAt(beside.path)]).to.deep.equal([valueAt(inputs, path), beside.edited]);
      expect(await life.up(changed)).to.deep.equal({ op: "same" });
    });

    it(`is written when it alone changes, once: ${where}`, async () => {
      const life = await made();
      const changed = withAt(inputs, path, "NEW-CANARY");
      expect(await life.up(changed)).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([call]);
      expect(storedAt(path)).to.equal("NEW-CANARY");
      expect(await life.up(changed)).to.deep.equal({ op: "same" });
      expect(inspect(unmarked(life.raw), { depth: 9 })).to.not.include("CANARY");
    });

    it(`is written again with what drifted beside it, as the program has both: ${where}`, async () => {
      const life = await made();
      const target = (of: readonly string[]) => of.slice(isItem ? 2 : 1);
      Object.assign(stored(gateway), withAt(withAt(stored(gateway), target(beside.path), beside.edited), target(path), "by hand"));
      await life.refresh();
      expect(life.inputs).to.deep.include(withAt(inputs, beside.path, beside.edited));
      expect(await life.up(inputs)).to.deep.equal({ op: "update" });
      expect([storedAt(path), storedAt(beside.path)]).to.deep.equal([valueAt(inputs, path), valueAt(inputs, beside.path)]);
      expect(await life.up(inputs)).to.deep.equal({ op: "same" });
    });

    it(`is not said to be there while its write is refused: ${where}`, async () => {
      const life = await made();
      gateway.refuses = call;
      const changed = withAt(inputs, path, "NEW-CANARY");
      const { error } = await life.up(changed);
      expect(error).to.include("It is not wanted.").and.not.include("CANARY");
      expect(valueAt(life.outputs, path)).to.equal(valueAt(inputs, path));
      expect(await life.up({ ...changed, ...example.edit })).to.have.property("error");
      expect(valueAt(life.outputs, path)).to.equal(valueAt(inputs, path));
      gateway.refuses = undefined;
      gateway.taken();
      expect(await life.up({ ...changed, ...example.edit })).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([call]);
      expect(storedAt(path)).to.equal("NEW-CANARY");
    });

    it(`is written where a create was not finished: ${where}`, async () => {
      gateway.refuses = isItem ? `create ${call.slice("replace ".length)}` : call;
      const life = new Life(kind, gateway);
      expect(await life.up(inputs)).to.have.property("error");
      expect(await life.refresh()).to.equal("there");
      gateway.refuses = undefined;
      expect(await life.up(inputs)).to.deep.equal({ op: "update" });
      expect(storedAt(path)).to.equal(valueAt(inputs, path));
      expect(await life.refresh()).to.equal("there");
      expect(await life.up(inputs)).to.deep.equal({ op: "same" });
    });

    it(`is not compared by an adoption, and taken into the state: ${where}`, async () => {
      await madeByHand(example, gateway);
      const life = new Life(kind, gateway);
      const adopting: Json = { ...withAt(inputs, path, "OTHER-CANARY"), __import: id };
      expect(await life.up(adopting)).to.deep.equal({ op: "create" });
      expect(gateway.written()).to.deep.equal([]);
      expect(await life.refresh()).to.equal("there");
      expect(valueAt(life.outputs, path)).to.equal("OTHER-CANARY");
      expect(await life.up(adopting)).to.deep.equal({ op: "same" });
      expect(await life.up({ ...withAt(inputs, path, "NEW-CANARY"), __import: id })).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([call]);
      expect(storedAt(path)).to.equal("NEW-CANARY");
    });

    it(`hides no difference beside it from an adoption: ${where}`, async () => {
      await madeByHand(example, gateway);
      const life = new Life(kind, gateway);
      const { error } = await life.up({ ...withAt(inputs, beside.path, beside.edited), __import: id });
      expect(error?.split(": ").at(-1)).to.equal(`${told} [OAG_DIFFERS]`);
    });

    it(`is taken into the state and not written, once, where an import left it out: ${where}`, async () => {
      const life = await made();
      const unread = `${aspect}.${key}`;
      drop(life.inputs as Json, path);
      drop(life.outputs, path);
      life.outputs.__unread = [unread];
      expect(await life.refresh()).to.equal("there");
      expect(life.outputs.__unread).to.deep.equal([unread]);
      expect(valueAt(life.outputs, path)).to.equal(undefined);
      expect(await life.isSame(inputs)).to.equal(false);
      gateway.told.splice(0);
      expect(await life.up(inputs)).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([]);
      expect(gateway.told.join()).to.include(
        `the gateway never shows ${unread}; what is declared was taken into the state and not written`,
      );
      expect(life.outputs).to.deep.include(inputs).and.not.have.property("__unread");
      expect(await life.up(inputs)).to.deep.equal({ op: "same" });
      expect(await life.up(withAt(inputs, path, "NEW-CANARY"))).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([call]);
    });

    const released = async () => {
      const life = await made();
      const { [aspect]: _, ...rest } = inputs;
      expect(await life.up(rest)).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([]);
      expect(storedAt(path)).to.equal(valueAt(inputs, path));
      expect(inspect(life.outputs)).to.not.include(String(valueAt(inputs, path)));
    };
    // A map is owned whole.
    if (!isItem) it(`is released with the rest as it is, without a word to the gateway: ${where}`, released);

    it(`is sent no more once the program leaves it out, and kept in no state: ${where}`, async () => {
      const life = await made();
      const without = structuredClone(inputs);
      drop(without, path);
      const changed = withAt(without, beside.path, beside.edited);
      expect(await life.up(changed)).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([call]);
      expect([storedAt(path), storedAt(beside.path)]).to.deep.equal([undefined, beside.edited]);
      expect(valueAt(life.outputs, path)).to.equal(undefined);
      expect(await life.refresh()).to.equal("there");
      expect(await life.up(changed)).to.deep.equal({ op: "same" });
    });

    it(`is known to be there where the gateway keeps something else beside it: ${where}`, async () => {
      const life = await made();
      const keepsOther = (body: Json) => withAt(body, beside.path.slice(isItem ? 2 : 1), "OTHER");
      const { collection, block } = { collection: gateway.collection.bind(gateway), block: gateway.block.bind(gateway) };
      gateway.collection = (at) => ({ ...collection(at), replace: (item, body) => collection(at).replace(item, keepsOther(body)) });
      gateway.block = (name) => ({ ...block(name), replace: (of, body) => block(name).replace(of, keepsOther(body)) });
      const changed = withAt(withAt(inputs, path, "NEW-CANARY"), beside.path, beside.edited);
      const { error } = await life.up(changed);
      expect(error)
        .to.match(/did not keep .*\[OAG_LOST\] \[OAG_PARTIAL\]$/)
        .and.not.include("CANARY");
      expect([valueAt(life.outputs, path), valueAt(life.outputs, beside.path)]).to.deep.equal(["NEW-CANARY", "OTHER"]);
      expect(storedAt(path)).to.equal("NEW-CANARY");
    });

    it(`is there, once, after a write that was not answered: ${where}`, async () => {
      gateway.loses = isItem ? `create ${call.slice("replace ".length)}` : call;
      const life = new Life(kind, gateway);
      await life.up(inputs);
      await life.up(inputs);
      expect(gateway.loses).to.equal(undefined);
      expect(storedAt(path)).to.equal(valueAt(inputs, path));
      expect(life.outputs).to.deep.include(inputs);
      if (isItem) expect(gateway.at(call.slice("replace ".length)).length).to.equal(1);
      expect(await life.up(inputs)).to.deep.equal({ op: "same" });
    });

    it(`is no difference between what is shown of an object and a refresh of just that: ${where}`, async () => {
      await madeByHand(example, gateway);
      gateway.isCareless = true;
      const shown = await new Life(kind, gateway).shown(id);
      const life = new Life(kind, gateway);
      const { gateway: origin, ...declared } = shown;
      const owned = Object.entries<Json>(declared).flatMap(([name, value]) =>
        ["lock", "hours"].includes(name) ? Object.keys(value).map((member) => `${name}.${member}`) : [name],
      );
      const { inputs: read } = await life.handler.read(id, { ...declared, __owned: owned, gateway: origin });
      expect(read).to.deep.include(declared);
      expect(inspect(read, { depth: 9 })).to.not.include("CANARY");
    });

    it(`is in nothing that is shown: ${where}`, async () => {
      await madeByHand(example, gateway);
      gateway.isCareless = true;
      const shown = await new Life(kind, gateway).shown(id);
      expect(valueAt(shown, beside.path)).to.equal(valueAt(inputs, beside.path));
      expect(valueAt(shown, path)).to.equal(undefined);
      expect(JSON.stringify(shown)).to.not.include("CANARY");
    });
  }
});
