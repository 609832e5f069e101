import { expect } from "chai";
import { Block } from "../../../../dist/provider/reconciler/aspects/block.js";
import { ItemMap } from "../../../../dist/provider/reconciler/aspects/map/map.js";
import type { MapStep } from "../../../../dist/provider/reconciler/aspects/map/map-step.js";
import type { MemberTable } from "../../../../dist/provider/reconciler/compare/member-table.js";
import type { Kind } from "../../../../dist/provider/reconciler/kind.js";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { cabinet } from "../../../support/made-up/kinds.ts";
import { Life } from "../../../support/made-up/life.ts";
import { validatorOf } from "../../../support/made-up/tables.ts";

const demanded = { type: "string", writeOnly: true, required: true } as const;
const aspects = cabinet.variants.flatMap((variant) => variant.aspects);
const shelves = aspects.find((aspect) => aspect instanceof ItemMap) as ItemMap;
const lock = aspects.find((aspect) => aspect instanceof Block) as Block;

/** A cabinet with other shelves and another lock. */
const cabinetWith = (...aspects: (Block | ItemMap)[]): Kind => ({
  ...cabinet,
  variants: cabinet.variants.map((variant) => ({ ...variant, aspects: aspects })),
});

describe("a made-up kind whose block and items", () => {
  it("demand a credential has it demanded by the check, but not of what was imported without it", async () => {
    const [ofItem, ofBlock] = [shelves.facts.table, lock.table].map(
      (table): MemberTable => ({ ...table, ...("password" in table ? { password: demanded } : { clientSecret: demanded }) }),
    ) as [MemberTable, MemberTable];
    const kind = cabinetWith(
      new ItemMap({
        ...shelves.facts,
        table: ofItem,
        required: ["password"],
        validator: validatorOf({ ...ofItem, password: { ...demanded, required: false } }),
      }),
      new Block({ ...lock, table: ofBlock, validator: validatorOf({ ...ofBlock, clientSecret: { ...demanded, required: false } }) }),
    );
    const life = new Life(kind, new MadeUpGateway());
    const inputs = { label: "Files", shelves: { top: { depth: 40 } }, lock: { bolts: 3 } };
    const missing = [
      "shelves.top.password: is required (a text) [OAG_ARGUMENT_MISSING]",
      "lock.clientSecret: is required (a text) [OAG_ARGUMENT_MISSING]",
    ];
    expect(await life.check(inputs)).to.deep.equal(missing);
    life.inputs = inputs;
    expect(await life.check(inputs)).to.deep.equal([]);
    expect(await life.check({ ...inputs, label: "Papers" })).to.deep.equal(missing);
  });

  it("are declared without a credential are not written where they are as declared", async () => {
    const gateway = new MadeUpGateway();
    const box = { type: "object", members: { size: { type: "number" } } } as const;
    const [ofItem, ofBlock] = [shelves.facts.table, lock.table].map((table): MemberTable => ({ ...table, box })) as [
      MemberTable,
      MemberTable,
    ];
    const kind = cabinetWith(
      new ItemMap({ ...shelves.facts, table: { ...ofItem, box: { ...box, default: { size: 3 } } }, validator: validatorOf(ofItem) }),
      new Block({ ...lock, table: ofBlock, validator: validatorOf(ofBlock) }),
    );
    gateway.at("cabinets/made-1/shelves").push({ id: "there", name: "top" });
    await gateway.block("lock").replace("made-1", { box: { size: 3 }, seal: { colour: "RED" } });
    gateway.taken();
    const life = new Life(kind, gateway);
    await life.up({ label: "Files", shelves: { top: { box: { size: 3 } } }, lock: { box: { size: 3 }, seal: { colour: "RED" } } });
    expect(gateway.written()).to.deep.equal(["create cabinets"]);
  });

  it("give up their names for a time keep their credential meanwhile", async () => {
    const gateway = new MadeUpGateway();
    const steps: ItemMap["facts"]["steps"] = ({ replace }) =>
      replace.flatMap(({ entry, live }): MapStep[] => {
        const rename: MapStep = { action: "rename", live, name: "for now", needs: [] };
        return [rename, { action: "replace", entry, live, needs: [rename] }];
      });
    const life = new Life(cabinetWith(new ItemMap({ ...shelves.facts, steps })), gateway);
    const secrets = { password: "s", seal: { colour: "RED", apiToken: "t" } };
    gateway.at("cabinets/made-1/shelves").push({ id: "by-hand", name: "top", depth: 40 });
    await life.up({ label: "Files", shelves: { top: { depth: 40, ...secrets } } });
    gateway.bodies.splice(0);
    expect(await life.up({ label: "Files", shelves: { top: { depth: 50, ...secrets } } })).to.deep.equal({ op: "update" });
    expect(gateway.bodies).to.deep.equal([
      { name: "for now", depth: 40, ...secrets },
      { name: "top", depth: 50, ...secrets },
    ]);
  });
});
