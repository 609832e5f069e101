import { expect } from "chai";
import { objectIdIn, stateIdIn } from "../../../dist/provider/ids.js";
import { collection } from "../../../dist/provider/reconciler/shapes/collection.js";
import { nested } from "../../../dist/provider/reconciler/shapes/nested.js";
import { singleton } from "../../../dist/provider/reconciler/shapes/singleton.js";

const uuid = "6f1f2f0a-0000-4000-8000-000000000000";
const named = { noun: "drawer", key: "label" };
const origin = "must be the origin of the gateway, for example https://oag.example.com: it has one";
const form =
  'an id has letters, digits, "-" and "_", at most 64, for example 6f1f2f0a-0000-4000-8000-000000000000; the import.json of `npx pulumi-oag-cli dump` has all';
const ofCollection = `must be the id of a drawer on the gateway; ${form}`;
const ofNested = `must be \`cabinetId/id\`: the id of what a drawer is under, a slash, and its own; ${form}`;

describe("the id of an object, by how objects of its kind exist", () => {
  const flaws: readonly (readonly [what: string, shape: typeof collection, id: unknown, flaw: string | undefined])[] = [
    ["of a collection", collection, uuid, undefined],
    ["of a collection", collection, "a/b", ofCollection],
    ["of a collection", collection, 5, ofCollection],
    ["under another object", nested("cabinetId"), `c1/${uuid}`, undefined],
    ["under another object", nested("cabinetId"), uuid, ofNested],
    ["under another object", nested("cabinetId"), "c1/", ofNested],
    ["under another object", nested("cabinetId"), undefined, ofNested],
    ["of the only one", singleton(objectIdIn("drawer")), "https://oag.example.com:8443", undefined],
    ["of the only one", singleton(objectIdIn("drawer")), "https://oag.example.com/", origin],
    ["of the only one", singleton(objectIdIn("drawer")), null, origin],
  ];
  for (const [what, shape, id, flaw] of flaws)
    it(`${what} is ${flaw === undefined ? "taken" : "refused with what it must be"}: ${JSON.stringify(id)}`, () => {
      expect(shape.flawOf(id, named)).to.equal(flaw);
    });

  const ways = "the import.json of `npx pulumi-oag-cli dump` has all";
  const doubts: readonly (readonly [what: string, shape: typeof collection, id: string, doubt: string | undefined])[] = [
    ["of a collection", collection, uuid, undefined],
    ["of a collection", collection, "Payroll", `it is no UUID, as ids are: if it is a label, ${ways}`],
    ["under another object", nested("cabinetId"), `${uuid}/${uuid}`, undefined],
    ["under another object, which it does not name", nested("cabinetId"), uuid, undefined],
    ["under another object", nested("cabinetId"), `Okta/${uuid}`, `it is no UUID, as ids are: if it is a name, ${ways}`],
    ["under another object", nested("cabinetId"), `${uuid}/Corp`, `it is no UUID, as ids are: if it is a name, ${ways}`],
    ["of the only one", singleton(objectIdIn("drawer")), "https://oag.example.com", undefined],
  ];
  for (const [what, shape, id, doubt] of doubts)
    it(`${what} that nothing is found by ${doubt === undefined ? "may be one" : "is probably a name"}: ${id}`, () => {
      expect(shape.doubtOf(stateIdIn(id), named)).to.equal(doubt);
    });
});
