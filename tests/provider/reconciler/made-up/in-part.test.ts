import { expect } from "chai";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { examples, Life } from "../../../support/made-up/life.ts";

const refused = "the gateway answered 400 INVALID_PARAMETERS: It is not wanted. [OAG_BAD_REQUEST]";
const names: Record<string, { object: string; part: string }> = {
  "a collection": { object: 'cabinet "Files"', part: 'shelf "top"' },
  nested: { object: 'drawer "left"', part: 'folder "a"' },
  "a singleton": { object: 'alarm "hall"', part: "hours" },
};

describe("a made-up kind of which a part cannot be written", () => {
  let gateway: MadeUpGateway;
  beforeEach(() => {
    gateway = new MadeUpGateway();
  });

  for (const { shape, kind, path, id, inputs, credentials, edit, aspect } of examples) {
    const { object, part } = names[shape] as { object: string; part: string };

    it(`is kept with what it has, and the next up goes on: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      gateway.refuses = aspect.create;
      expect(await life.up(inputs)).to.deep.equal({
        op: "create",
        error: `${object} (${id}) was not finished: ${part}: ${refused} [OAG_PARTIAL]`,
        reasons: [`${part} of ${object}: ${refused}; the ${kind.noun} exists, and the next \`pulumi up\` goes on from here [OAG_PARTIAL]`],
      });
      expect(life.id).to.equal(id);
      // All that is declared is owned, and what the gateway has not is not said to be there.
      const [[own], [member]] = credentials as [[string], [string, string]];
      expect(life.outputs).to.include({ __incomplete: true, [own]: inputs[own], __provider: "exports.handler = …" });
      expect(life.outputs[member]).to.deep.equal(inputs[member]);
      expect(life.outputs[aspect.name] ?? {}).to.deep.equal({});
      expect(life.outputs.__owned.some((owned: string) => owned.split(".")[0] === aspect.name)).to.equal(true);
      gateway.taken();

      // Refused once more, it is no worse.
      expect(await life.up(inputs)).to.include({
        op: "update",
        error: `${object} (${id}) was not finished: ${part}: ${refused} [OAG_PARTIAL]`,
      });
      gateway.refuses = undefined;
      gateway.taken();
      expect(await life.up(inputs)).to.deep.equal({ op: "update" });
      const written = gateway.written();
      expect(written).to.include(aspect.create);
      expect(written).to.not.include(`create ${path}`);
      expect(await life.up(inputs)).to.deep.equal({ op: "same" });
      expect(life.outputs).to.not.have.property("__incomplete");
      expect(life.outputs).to.deep.include(inputs);
    });

    it(`can be refreshed and destroyed before it is finished: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      gateway.refuses = aspect.create;
      await life.up(inputs);
      expect(await life.refresh()).to.equal("there");
      expect(life.outputs).to.include({ __incomplete: true });
      expect((await life.diff(inputs)).changes).to.equal(true);
      await life.destroy();
      expect(gateway.at(path)).to.deep.equal([]);
    });

    it(`keeps the rest of an update, says what failed, and the next up writes that alone: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      await life.up(inputs);
      gateway.taken();
      gateway.refuses = aspect.update;
      const after = { ...inputs, ...edit, [aspect.name]: aspect.edited };
      expect(await life.up(after)).to.deep.equal({
        op: "update",
        error: `${object} (${id}) was updated in part: ${part}: ${refused} [OAG_PARTIAL]`,
        reasons: [`${part} of ${object}: ${refused}; the rest was done, and the next \`pulumi up\` tries again [OAG_PARTIAL]`],
      });
      expect(gateway.written()).to.deep.equal([`replace ${path}`, aspect.update]);
      expect(life.outputs).to.deep.include({ ...inputs, ...edit });
      expect(life.outputs).to.not.have.property("__incomplete");
      gateway.refuses = undefined;
      expect(await life.up(after)).to.deep.equal({ op: "update" });
      expect(gateway.written()).to.deep.equal([aspect.update]);
      expect(await life.up(after)).to.deep.equal({ op: "same" });
    });

    it(`fails plainly where nothing was changed: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      await life.up(inputs);
      const { outputs } = life;
      gateway.refuses = aspect.update;
      const { error, reasons } = await life.up({ ...inputs, [aspect.name]: aspect.edited });
      expect(error).to.equal(`${object}: update failed: ${part}: ${refused}`);
      expect(reasons).to.equal(undefined);
      expect(life.outputs).to.deep.equal(outputs);
    });

    it(`is not there at all where its creation is refused: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      gateway.refuses = `create ${path}`;
      expect(await life.up(inputs)).to.deep.equal({ op: "create", error: `${object}: create failed: ${refused}` });
      expect(life.id).to.equal(undefined);
      expect(gateway.at(path)).to.deep.equal([]);
    });
  }
});
