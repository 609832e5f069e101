import { expect } from "chai";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { drop, examples, Life, withAt } from "../../../support/made-up/life.ts";

describe("a made-up kind's credential, of which a change was not answered", () => {
  for (const { shape, kind, path, id, inputs: all, credentials, within } of examples) {
    // This gateway has a status in no PUT, and keeps to a PUT as it comes.
    const { status: _, ...inputs } = all;
    const own = credentials.map((place) => ({
      place,
      call: `replace ${path}`,
      stored: (gateway: MadeUpGateway) => gateway.at(path)[0] ?? {},
    }));
    const inAspects = within.map(({ path: place, call, stored }) => ({ place, call, stored }));

    for (const { place, call, stored } of [...own, ...inAspects])
      it(`is not known any more, and all beside it is: ${shape}, ${place.join(".")}`, async () => {
        const gateway = new MadeUpGateway();
        const hasNew = () => JSON.stringify(stored(gateway)).includes("NEW-CANARY");
        const life = new Life(kind, gateway);
        await life.up(inputs);
        const changed = withAt(inputs, place, "NEW-CANARY");
        const rest = structuredClone(inputs);
        drop(rest, place);
        for (const next of [inputs, changed]) {
          gateway.loses = call;
          const { error } = await life.up(changed);
          expect(error).to.match(/ may have been updated: .*the connection broke \[OAG_TRANSPORT\] \[OAG_PARTIAL\]$/);
          expect(error).to.include(`(${id})`).and.not.include("CANARY");
          expect(hasNew()).to.equal(true);
          expect(life.outputs).to.deep.include(rest);
          expect(await life.refresh()).to.equal("there");
          expect(life.inputs).to.deep.include(rest);
          expect(await life.up(next)).to.deep.equal({ op: "update" });
          expect(hasNew()).to.equal(next === changed);
          expect(life.outputs).to.deep.include(next);
          expect(await life.up(next)).to.deep.equal({ op: "same" });
          await life.up(inputs);
        }
      });
  }
});
