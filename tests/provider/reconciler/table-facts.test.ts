import { expect } from "chai";
import { sentenceOf } from "../../../dist/provider/errors/problem.js";
import type { Aspect } from "../../../dist/provider/reconciler/aspect.js";
import { Block } from "../../../dist/provider/reconciler/aspects/block.js";
import { secretWhereIn } from "../../../dist/provider/reconciler/aspects/map/secret-where.js";
import { placesIn } from "../../../dist/provider/reconciler/compare/secret-places.js";
import { secretPlacesOf } from "../../../dist/provider/reconciler/kind-secret-places.js";
import { Problems } from "../../../dist/provider/reconciler/problems/problems.js";
import { declaredIn, knownIn } from "../../../dist/provider/reconciler/provenance.js";
import { mistyped } from "../../support/basics/mistyped.ts";
import { cabinet } from "../../support/made-up/kinds.ts";
import { validatorOf, variantOf } from "../../support/made-up/tables.ts";

type Table = Parameters<typeof placesIn>[0];

const text = { type: "string" } as const;
const credential = { type: "string", writeOnly: true } as const;

/** A block of these members, whose calls no check makes. */
const blockOf = (table: Table) =>
  new Block({
    name: "lock",
    singular: "lock",
    table,
    validator: validatorOf(table),
    calls: () => {
      throw new Error("check does no I/O");
    },
  });

describe("what a table of members says", () => {
  for (const [what, table, example] of [
    ["with its default, where one has one", { kind: text, bolts: { type: "number", default: 1 } }, "{ bolts: 1 }"],
    [
      "with a word of the contract, where none has a default",
      { kind: text, colour: { type: "string", enum: ["RED"] } },
      '{ colour: "RED" }',
    ],
    ["as none, where neither says any", { kind: text }, "{ … }"],
  ] as const)
    it(`gives an example of a member ${what}`, () => {
      const problems = new Problems({ validation: "strict", notice: () => {} });
      blockOf(table).check(problems, mistyped(declaredIn({ lock: "shut" }).lock), () => false);
      expect(problems.found.map((problem) => sentenceOf(problem))).to.deep.equal([
        `lock: must be an object of its members, for example ${example}, not a text`,
      ]);
    });

  it("is where secrets stand: a value that another member decides on, and lists whole", () => {
    const table: Table = {
      value: { type: "string", secretWhere: { source: ["VAULT"] } },
      note: { type: "string", secretWhere: { origin: ["VAULT"] } },
      source: { type: "string", enum: ["VAULT", "PLAIN"] },
      keys: { type: "array", members: { key: credential } },
      pin: credential,
    };
    expect(placesIn(table)).to.deep.equal([
      { path: ["value"], where: { member: "source", secret: ["VAULT"], plain: ["PLAIN"] } },
      { path: ["note"], where: { member: "origin", secret: ["VAULT"], plain: [] } },
      { path: ["keys"] },
      { path: ["pin"] },
    ]);
    // What is a secret whatever stands beside it needs nobody to decide.
    expect(Object.keys(secretWhereIn(table).hiddenWhen)).to.deep.equal(["value", "note"]);
  });

  it("is where a kind's secrets stand, although an aspect of it has none to tell", () => {
    const silent = mistyped<Aspect>({ name: "silent" });
    const variant = variantOf("Closet", { label: text, apiToken: credential }, { aspects: [silent] });
    expect(secretPlacesOf({ variants: [variant] })).to.deep.include({ path: ["apiToken"] });
    expect(secretPlacesOf({ variants: [variant], secrets: [{ path: ["own"] }] })).to.deep.equal([{ path: ["own"] }]);
  });

  it("is nothing of an item that the state does not have: it is not recorded as one that an import left out", () => {
    const shelves = cabinet.variants[0]?.aspects.find(({ name }) => name === "shelves");
    const before = knownIn({ top: { depth: 3 } });
    const after = declaredIn({ top: { depth: 3 }, low: { password: "CANARY" } });
    expect(shelves?.recordUnread?.(before, after, ["low", "top"])).to.deep.equal({ value: before, recorded: [] });
  });

  it("is no id where what is given for one is no text", () => {
    for (const id of [7, null, { id: "made-1" }, undefined])
      expect(cabinet.shape.flawOf(id, cabinet), String(id)).to.match(/^must be the id of a cabinet on the gateway; an id has letters/);
  });
});
