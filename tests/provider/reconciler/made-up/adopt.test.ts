import { expect } from "chai";
import type { Json } from "../../../support/basics/json.ts";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { examples, Life, madeByHand } from "../../../support/made-up/life.ts";

const titles: Record<string, string> = {
  "a collection": 'cabinet "Files"',
  nested: 'drawer "left"',
  "a singleton": 'alarm "hall"',
};

const differences: Record<string, string> = {
  "a collection": 'colour differs; maker.name differs; shelf "top" differs',
  nested: 'connection.url differs; folder "a" differs',
  "a singleton": "siren.url differs; volume differs; hours.from differs",
};

describe("a made-up kind is adopted by the import option", () => {
  let gateway: MadeUpGateway;
  beforeEach(() => {
    gateway = new MadeUpGateway();
  });

  for (const example of examples) {
    const { shape, kind, path, id, inputs, edit, aspect, credentials } = example;
    const title = titles[shape];
    const [[own], [member, within]] = credentials as [[string], [string, string]];
    const adopting: Json = { ...inputs, __import: id };

    it(`and what exists already is refused without it, with the line to add: ${shape}`, async () => {
      await madeByHand(example, gateway);
      const life = new Life(kind, gateway);
      const { error } = await life.up(inputs);
      expect(error).to.include(`add { import: ${JSON.stringify(id)} } to this resource's options`);
      expect(error).to.match(/\[OAG_EXISTS\]$/);
      expect(life.id).to.equal(undefined);
      expect(gateway.written()).to.deep.equal([]);
    });

    it(`as it is: foretold, nothing is written, and from then on it is one of the stack's: ${shape}`, async () => {
      await madeByHand(example, gateway);
      const life = new Life(kind, gateway);
      expect(await life.up(adopting)).to.deep.equal({ op: "create" });
      expect(life.told).to.deep.equal([
        `${title}: { import: ${JSON.stringify(id)} } adopts it and writes nothing: the ${kind.noun} is as the program declares it`,
      ]);
      expect(life.id).to.equal(id);
      expect(gateway.written()).to.deep.equal([]);
      expect(life.outputs).to.deep.include({ ...inputs, __import: id });
      expect(await life.up(adopting)).to.deep.equal({ op: "same" });
      expect(await life.up(inputs)).to.deep.equal({ op: "same" });
      expect(await life.refresh()).to.equal("there");
      expect(await life.isSame(adopting)).to.equal(true);
      expect(await life.up({ ...inputs, ...edit })).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([`replace ${path}`]);
      life.nextRun();
      await life.destroy();
      expect(gateway.at(path)).to.deep.equal([]);
    });

    it(`with a credential that cannot be compared: it is taken into the state, and written when it changes: ${shape}`, async () => {
      await madeByHand(example, gateway);
      const life = new Life(kind, gateway);
      const ours = { ...adopting, [own]: "OTHER-OWN", [member]: { ...inputs[member], [within]: "OTHER-INNER" } };
      expect(await life.up(ours)).to.deep.equal({ op: "create" });
      expect(gateway.written()).to.deep.equal([]);
      expect([life.outputs[own], life.outputs[member][within]]).to.deep.equal(["OTHER-OWN", "OTHER-INNER"]);
      expect(await life.up({ ...ours, [own]: "CHANGED" })).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([`replace ${path}`]);
      expect(gateway.bodies.at(-1)).to.deep.include({ [own]: "CHANGED", [member]: ours[member] });
    });

    it(`and one that differs is refused with all that differs, and enters no state: ${shape}`, async () => {
      await madeByHand(example, gateway);
      const life = new Life(kind, gateway);
      const { error } = await life.up({ ...adopting, ...edit, [aspect.name]: aspect.edited });
      expect(error).to.include(`${title}: create failed: ${kind.noun} ${id} is not as the program declares it`);
      expect(error?.split(": ").at(-1)).to.equal(`${differences[shape]} [OAG_DIFFERS]`);
      expect(error).to.not.include("CANARY");
      expect(life.told.join()).to.include(`would fail, since the ${kind.noun} is not as the program declares it: ${differences[shape]}. `);
      expect(life.id).to.equal(undefined);
      expect(gateway.written()).to.deep.equal([]);
    });

    it(`and where there is none, that is an error: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      const { error } = await life.up(adopting);
      expect(error).to.include(`there is no ${kind.noun} with the id ${id} on https://oag.example.com`);
      expect(error).to.match(/\[OAG_NOT_FOUND\]$/);
      expect(life.id).to.equal(undefined);
      expect(gateway.written()).to.deep.equal([]);
    });
  }
});
