import { expect } from "chai";
import { objectIdIn } from "../../../dist/provider/ids.js";
import { inputsIn, outputsIn } from "../../../dist/provider/lifecycle.js";
import { itemIdOf, objectIdOf } from "../../../dist/provider/reconciler/api-object.js";
import { bodyOf } from "../../../dist/provider/reconciler/body.js";
import { objectCalls, objectInventory } from "../../../dist/provider/reconciler/client-calls.js";
import { inside } from "../../../dist/provider/reconciler/compare/present.js";
import { declaredInputs, deployedInputs, inputsFrom, knownOutputs, outputsFrom } from "../../../dist/provider/reconciler/crossings.js";
import { computedOutputs } from "../../../dist/provider/reconciler/parsed/computed.js";
import { declaredIn, knownIn, liveAsKnown, liveIn, nowKnown } from "../../../dist/provider/reconciler/provenance.js";
import { mistyped } from "../../support/basics/mistyped.ts";

/** That it is taken for nothing else is what `refused-types.test.ts` shows. */
describe("what says in its type what it is", () => {
  it("is the same value all the time: nothing is added to it", () => {
    const members = { label: "Payroll" };
    const [inputs, outputs] = [inputsIn(members), outputsIn(members)];
    for (const crossed of [declaredInputs(inputs), deployedInputs(inputs), knownOutputs(outputs), inputsFrom(knownOutputs(outputs))])
      expect(crossed).to.equal(members);
    expect(outputsFrom(knownOutputs(outputs))).to.deep.equal(members);
    expect(inside(liveIn({ label: "Payroll", behavior: members }), "behavior")).to.equal(members);
    expect(inside(liveIn({ label: "Payroll" }), "label")).to.deep.equal({});
  });

  it("says where it comes from in types alone: nothing is added to a value", () => {
    const members = { label: "Payroll" };
    for (const branded of [
      declaredIn(members),
      knownIn(members),
      liveIn(members),
      nowKnown(declaredIn(members)),
      liveAsKnown(liveIn(members)),
    ])
      expect(branded).to.equal(members);
    expect(Reflect.ownKeys(members)).to.deep.equal(["label"]);
  });

  it("says what is sent, what is answered and what goes back to the state in types alone", () => {
    const members = { id: "1", label: "Payroll" };
    for (const branded of [
      bodyOf(declaredIn(members)),
      computedOutputs(members),
      objectCalls(members),
      objectInventory(mistyped<Parameters<typeof objectInventory>[0]>(members)),
    ])
      expect(branded).to.equal(members);
    expect([objectIdIn("1"), objectIdOf(mistyped(members)), itemIdOf(mistyped(members))]).to.deep.equal(["1", "1", "1"]);
    expect(Reflect.ownKeys(members)).to.deep.equal(["id", "label"]);
  });
});
