import { inspect } from "node:util";
import { expect } from "chai";
import type { Json } from "../../../support/basics/json.ts";
import { markedSecret, unmarked } from "../../../support/basics/secret-mark.ts";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { examples, Life, madeByHand } from "../../../support/made-up/life.ts";

describe("a made-up kind's credentials, which no read shows", () => {
  let gateway: MadeUpGateway;
  beforeEach(() => {
    gateway = new MadeUpGateway();
  });
  afterEach(() => {
    expect(gateway.told.join()).to.not.include("CANARY");
  });

  for (const example of examples) {
    const { shape, kind, path, id, inputs, credentials, edit, aspect } = example;
    const [[own], [member, within]] = credentials as [[string], [string, string]];
    const marked = (life: Life, step: string, values = ["OWN-CANARY", "INNER-CANARY"] as [string, string]) => {
      expect(life.raw[own], `${own} after ${step}`).to.deep.equal(markedSecret(values[0]));
      expect(life.raw[member][within], `${member}.${within} after ${step}`).to.deep.equal(markedSecret(values[1]));
      expect(inspect(unmarked(life.raw), { depth: 9 }), step).to.not.include("CANARY");
    };

    it(`are marked in every state: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      gateway.refuses = aspect.create;
      await life.up(inputs);
      marked(life, "an unfinished create");
      gateway.refuses = undefined;
      await life.up(inputs);
      marked(life, "the up that finished it");
      gateway.refuses = aspect.update;
      await life.up({ ...inputs, ...edit, [aspect.name]: aspect.edited });
      marked(life, "an update in part");
      gateway.refuses = undefined;
      await life.up({ ...inputs, ...edit, [aspect.name]: aspect.edited });
      marked(life, "an update");
      await life.refresh();
      marked(life, "a refresh");
      const { inputs: read } = await life.handler.read(id, life.outputs);
      expect(inspect(unmarked(read), { depth: 9 })).to.not.include("CANARY");
      expect(life.inputs).to.deep.include({ [own]: "OWN-CANARY", [member]: { ...edit[member], [within]: "INNER-CANARY" } });
      gateway.isCareless = true;
      await life.refresh();
      marked(life, "a refresh where the gateway shows them");
      for (const error of life.thrown) {
        const { properties, ...rest } = error as Error & { properties?: Json };
        expect(`${inspect(rest, { depth: 9, showHidden: true })} ${error}`).to.not.include("CANARY");
        expect(inspect(unmarked(properties), { depth: 9 })).to.not.include("CANARY");
      }
    });

    it(`are marked after a create, an adoption and a life begun anew: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      await life.up(inputs);
      marked(life, "a create");
      gateway.at(path).splice(0);
      gateway.loses = `create ${path}`;
      const other = new Life(kind, gateway);
      await other.up(inputs);
      marked(other, "a create whose response was lost");
      const adopting = new Life(kind, gateway);
      await adopting.up({ ...inputs, __import: other.id });
      marked(adopting, "an adoption");
    });

    it(`are in every replace, and that a response has none of them is no loss: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      await life.up(inputs);
      gateway.taken();
      expect(await life.up({ ...inputs, ...edit })).to.deep.equal({ op: "update" });
      expect(gateway.taken()).to.deep.equal([`get ${path}`, `replace ${path}`]);
      expect(gateway.bodies.at(-1)).to.deep.include({ [own]: "OWN-CANARY", [member]: { ...inputs[member], ...edit[member] } });
    });

    for (const [which, change] of [
      ["own", { [own]: "NEW-CANARY" }],
      ["inner", { [member]: { ...inputs[member], [within]: "NEW-CANARY" } }],
    ] as const)
      it(`are written when they alone change, once: ${shape}, the ${which} one`, async () => {
        const life = new Life(kind, gateway);
        await life.up(inputs);
        gateway.taken();
        const after = { ...inputs, ...change };
        expect(await life.up(after)).to.deep.equal({ op: "update" });
        expect(gateway.taken()).to.deep.equal([`get ${path}`, `replace ${path}`]);
        expect(gateway.at(path)[0]).to.deep.include({ [own]: after[own], [member]: after[member] });
        expect(await life.up(after)).to.deep.equal({ op: "same" });
        marked(life, "it", which === "own" ? ["NEW-CANARY", "INNER-CANARY"] : ["OWN-CANARY", "NEW-CANARY"]);
      });

    it(`stay in the state as they are when something beside them drifts: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      await life.up(inputs);
      const [live = {}] = gateway.at(path);
      Object.assign(live, { ...edit, [own]: "by hand", [member]: { ...edit[member], [within]: "by hand" } });
      await life.refresh();
      expect(life.inputs).to.deep.include({ ...inputs, ...edit });
      expect(await life.isSame(inputs)).to.equal(false);
      // What is written back is the whole, as the program declares it.
      await life.up(inputs);
      expect(gateway.at(path)[0]).to.deep.include({ [own]: "OWN-CANARY", [member]: inputs[member] });
    });

    it(`are in nothing that is told, thrown or shown of an object that somebody else has: ${shape}`, async () => {
      await madeByHand(example, gateway);
      gateway.isCareless = true;
      const life = new Life(kind, gateway);
      const refused = await life.up({ ...inputs, ...edit });
      const differs = await life.up({ ...inputs, ...edit, __import: id });
      expect(refused.error).to.match(/\[OAG_EXISTS\]$/);
      expect(differs.error).to.match(/\[OAG_DIFFERS\]$/);
      expect([refused.error, differs.error, ...life.told, inspect(life.thrown, { depth: 9 })].join()).to.not.include("CANARY");
      expect(JSON.stringify(await life.shown(id))).to.not.include("CANARY");
    });
  }
});
