import { expect } from "chai";
import { isSamePath, isWithinPath } from "pulumi-oag/sdk";

describe("a path", () => {
  it("leads to the place of another one where both have the same steps [same-path]", () => {
    expect(isSamePath(["attributes", "a.b", "value"], ["attributes", "a.b", "value"])).to.equal(true);
    expect(isSamePath([], [])).to.equal(true);
    for (const other of [["attributes", "a", "b", "value"], ["attributes", "a.b"], ["attributes", "a.b", "value", "x"], []])
      expect(isSamePath(["attributes", "a.b", "value"], other), other.join()).to.equal(false);
    expect(isSamePath(["list", 0], ["list", "0"]), "a position is no name").to.equal(false);
  });

  it("leads to a place, or into it, where it begins with its steps [within-path]", () => {
    expect(isWithinPath(["session"], ["session"])).to.equal(true);
    expect(isWithinPath(["session", "idle"], ["session"])).to.equal(true);
    expect(isWithinPath(["session"], [])).to.equal(true);
    expect(isWithinPath(["session"], ["session", "idle"])).to.equal(false);
    expect(isWithinPath(["sessions"], ["session"])).to.equal(false);
  });
});
