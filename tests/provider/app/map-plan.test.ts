import { expect } from "chai";
import * as aspects from "../../../dist/provider/kinds/app/aspects.js";
import { entriesOf, itemsIn } from "../../../dist/provider/reconciler/aspects/map/items.js";
import { planFully, planThreeWay } from "../../../dist/provider/reconciler/aspects/map/plan.js";
import { stepsOf } from "../../../dist/provider/reconciler/aspects/map/steps.js";
import { declaredIn, knownIn, liveIn } from "../../../dist/provider/reconciler/provenance.js";
import type { Json } from "../../support/basics/json.ts";
import { SmallGateway } from "../../support/models/small-gateway.ts";
import { declared, sameItems, walkPlan } from "../../support/writers/hand-overs.ts";

const policies = aspects.policies.facts;
const open = { rule: "NO_AUTH" };
const closed = { rule: "PROTECTED" };

describe("the plan of hand-overs between the items of a map", () => {
  it("policies that become CUSTOM at the same paths at once do so one after the other", () => {
    const at = (rule: Json) => ["/a", "/b"].map((resourcePath) => ({ name: resourcePath, resourcePath, ...rule }));
    const gateway = new SmallGateway("policies", at(closed));
    const custom = at({ rule: "CUSTOM", regexRule: "x" });
    const done = walkPlan(
      policies,
      gateway,
      planFully(policies, entriesOf(policies, declaredIn(declared(custom))), itemsIn(liveIn(gateway.items))),
    );
    expect(done).to.include({ requests: 2, renames: 0 });
    expect(sameItems(policies, gateway.items, custom)).to.equal(true);
  });

  it("an object keeps what it is when its path changes, unless two moves would uncover each other's paths", () => {
    const [a, b] = [
      { name: "n1", resourcePath: "/a", ...closed },
      { name: "n2", resourcePath: "/b", ...closed },
    ];
    const requests = (from: readonly Json[], to: readonly Json[]) => {
      const gateway = new SmallGateway("policies", [...from, { name: "root", resourcePath: "/", ...open }]);
      const wanted = [...to, { name: "root", resourcePath: "/", ...open }];
      return stepsOf(policies, planFully(policies, entriesOf(policies, declaredIn(declared(wanted))), itemsIn(liveIn(gateway.items)))).map(
        ({ action }) => action,
      );
    };
    const moved = (to: string, item: Json) => ({ ...item, resourcePath: to });
    expect(requests([a, b], [moved("/c", a), moved("/d", b)])).to.deep.equal(["replace", "replace"]);
    expect(requests([a, b], [moved("/b/x", a), moved("/a/x", b)])).to.deep.equal(["rename", "create", "replace", "remove"]);
  });

  it("names for a time are such that nobody has", () => {
    const at = (...list: string[]) => list.map((name, nth) => ({ name, resourcePath: `/${nth}`, ...closed }));
    const gateway = new SmallGateway("policies", at("a", "b", "a (being renamed)", "b (being renamed)"));
    const wanted = at("b", "a", "a (being renamed)", "b (being renamed)");
    const done = walkPlan(
      policies,
      gateway,
      planFully(policies, entriesOf(policies, declaredIn(declared(wanted))), itemsIn(liveIn(gateway.items))),
    );
    expect(done).to.include({ renames: 1, requests: 3 });
    expect(done.refusals).to.deep.equal([]);
  });

  describe("where the gateway has an item twice that the state knows once", () => {
    const attributes = aspects.attributes.facts;
    const [idp, secret] = [
      (value: string) => ({ name: "X", source: "IDP", value }),
      (value?: string) => ({ name: "X", source: "SECRET", ...(value !== undefined && { value }) }),
    ];
    /** The ids of what goes and of what is written, and how many items are told to have drifted. */
    const planned = (known: Json, wanted: Json | undefined, live: readonly Json[]) => {
      const entries = (item: Json | undefined) => (item === undefined ? {} : { X: item });
      const { create, surplus, drifted, ...plan } = planThreeWay(
        attributes,
        entriesOf(attributes, knownIn(entries(known))),
        entriesOf(attributes, declaredIn(entries(wanted))),
        itemsIn(liveIn(live)),
      );
      expect([create, surplus]).to.deep.equal([[], []]);
      return { remove: plan.remove.map(({ id }) => id), replace: plan.replace.map(({ live }) => live.id), drifted: drifted.length };
    };
    const twins = (theirs: Json, ours: Json) => [
      { ...theirs, type: "HEADER", id: "theirs" },
      { ...ours, type: "HEADER", id: "ours" },
    ];

    it("that one goes, and that one is written, which is as the state knows it", () => {
      const live = twins(idp("email"), idp("login"));
      expect(planned(idp("login"), undefined, live)).to.deep.equal({ remove: ["ours"], replace: [], drifted: 1 });
      expect(planned(idp("login"), idp("other"), live)).to.deep.equal({ remove: [], replace: ["ours"], drifted: 1 });
      expect(planned(idp("login"), secret("s"), twins(secret(), idp("login")))).to.deep.equal({
        remove: [],
        replace: ["ours"],
        drifted: 1,
      });
      expect(planned(secret("s"), secret("t"), twins(idp("email"), secret()))).to.deep.equal({ remove: [], replace: ["ours"], drifted: 1 });
    });

    it("nothing is written where one is as it is to be", () => {
      expect(planned(idp("login"), idp("email"), twins(idp("email"), idp("login")))).to.deep.equal({ remove: [], replace: [], drifted: 1 });
    });
  });
});
