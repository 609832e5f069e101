import { expect } from "chai";
import { rejection } from "../../../support/basics/rejection.ts";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { drop, examples, Life, madeByHand } from "../../../support/made-up/life.ts";

describe("a made-up kind is read by `.get()`, without a program that declares it", () => {
  let gateway: MadeUpGateway;
  beforeEach(() => {
    gateway = new MadeUpGateway();
  });

  for (const example of examples) {
    const { shape, kind, path, id, inputs, credentials, within: inAspects, aspect } = example;

    it(`with all that the gateway has, newer members left out, and writes nothing: ${shape}`, async () => {
      await madeByHand(example, gateway);
      Object.assign(gateway.at(path)[0] ?? {}, { newer: "CANARY" });
      const [[own], [member, within]] = credentials as [[string], [string, string]];
      const visible = structuredClone(inputs);
      for (const path of [[own], [member, within], ...inAspects.map((one) => one.path)]) drop(visible, path);
      const shown = await new Life(kind, gateway).shown(id);
      expect(shown).to.deep.equal({ ...visible, gateway: "https://oag.example.com" });
      expect(shown).to.have.property(aspect.name);
      expect(gateway.written()).to.deep.equal([]);
    });

    it(`and without its credentials where a gateway shows them: ${shape}`, async () => {
      await madeByHand(example, gateway);
      gateway.isCareless = true;
      expect(JSON.stringify(await new Life(kind, gateway).shown(id))).to.not.include("CANARY");
    });

    it(`and where there is none, that is an error: ${shape}`, async () => {
      expect(await rejection(new Life(kind, gateway).shown(id))).to.include({ code: "OAG_NOT_FOUND" });
      expect(gateway.written()).to.deep.equal([]);
    });
  }
});
