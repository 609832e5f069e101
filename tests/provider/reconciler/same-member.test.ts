import { expect } from "chai";
import { isSameMember } from "../../../dist/provider/reconciler/compare/equal.js";
import { factsOf } from "../../../dist/provider/reconciler/compare/normal.js";

describe("a member in two forms", () => {
  for (const [name, a, b, isEqual] of [
    ["hostname", "https://A.internal:443/", "https://a.internal", true],
    ["hostname", "http://a.internal:443", "http://a.internal", false],
    ["hostname", "http://a.internal:80/", "HTTP://a.internal", true],
    ["postLoginUrl", "https://a.example.com/Start", "https://a.example.com/start", false],
    ["acsUrl", "https://a.example.com/?q=1", "https://A.example.com?q=1", true],
    ["postLoginUrl", "no URL ", "no URL", true],
    ["groups", undefined, [], true],
    ["groups", [], undefined, true],
    ["resourcePath", "/public", "/public/", false],
    ["resourcePath", "/Public", "/public", false],
    ["idpId", "0F0E0D0C-0000-4000-8000-000000000000", "0f0e0d0c-0000-4000-8000-000000000000", true],
    ["newer", [{ hostname: "https://A" }], [{ hostname: "https://a/" }], true],
    ["newer", ["a", "b"], ["b", "a"], false],
    ["type", "HEADER", "header", false],
  ] as const)
    it(`keeps ${name} ${JSON.stringify(a)} ${isEqual ? "by" : "not by"} ${JSON.stringify(b)}`, () => {
      expect(isSameMember(factsOf(undefined, name), a, b)).to.equal(isEqual);
    });

  it("is compared as its own kind has it, also where the name means something else in another one", () => {
    const text = { hostname: { type: "string" } };
    const url = { hostname: { type: "string", text: "url" } } as const;
    expect(isSameMember(factsOf(text, "hostname"), "https://A", "https://a")).to.equal(false);
    expect(isSameMember(factsOf(url, "hostname"), "https://A", "https://a/")).to.equal(true);
    const within = (members: typeof text | typeof url) => ({ type: "object", members });
    expect(isSameMember(within(text), { hostname: "https://A" }, { hostname: "https://a" })).to.equal(false);
    expect(isSameMember(within(url), { hostname: "https://A" }, { hostname: "https://a" })).to.equal(true);
    expect(isSameMember(factsOf({ hostname: { type: "any" } }, "hostname"), "https://A", "https://a"), "newer").to.equal(true);
  });
});
