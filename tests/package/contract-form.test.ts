import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse, parseDocument } from "yaml";
import { readApi } from "../../scripts/generate/api.ts";
import { root } from "../support/basics/checkout.ts";

const text = readFileSync(join(root, "sdk/openapi.yaml"), "utf8");

/** The contract with another value at a place. */
function changed(path: readonly string[], value: unknown): string {
  const document = parseDocument(text);
  document.setIn(path, value);
  return document.toString();
}

describe("the contract that code is generated from", () => {
  it("is read whole", () => {
    const { paths, components } = readApi(text);
    expect(paths["/api/v2/apps"]?.get?.operationId).to.equal("listApplication");
    expect(components.schemas.Session?.properties).to.include.all.keys("idleSession", "enforceDeepLinkingDomain");
  });

  const slips: [what: string, path: string[], value: unknown, name: string][] = [
    ["a schema whose members are demanded by a text", ["components", "schemas", "Session", "required"], "idleSession", "Session"],
    ["a bound that is a text", ["components", "schemas", "Policy", "properties", "name", "maxLength"], "64", "Policy"],
    ["a fact beside a member that is no flag", ["components", "schemas", "IdP", "properties", "id", "x-sensitive"], "yes", "IdP"],
    ["an operation without a name", ["paths", "/api/v2/apps", "get", "operationId"], null, "/api/v2/apps"],
    ["a parameter that is nowhere", ["components", "parameters", "expand", "in"], 1, "expand"],
  ];
  for (const [what, path, value, name] of slips)
    it(`is refused with ${what}, by the name of the part`, () => {
      expect(() => readApi(changed(path, value))).to.throw(new RegExp(`^sdk/openapi.yaml is not as the generators read it: ${name}$`));
    });

  it("is refused where it is no contract at all", () => {
    for (const other of ["", "[]", "paths: {}", "paths: {}\ncomponents: text"]) expect(() => readApi(other)).to.throw(/: the whole$/);
  });

  it("explains in its head every keyword of its own that it uses, and no other", () => {
    const used = new Set<string>();
    const look = (value: unknown): void => {
      if (Array.isArray(value)) for (const item of value) look(item);
      if (typeof value !== "object" || value === null || Array.isArray(value)) return;
      for (const [name, inner] of Object.entries(value)) {
        if (name.startsWith("x-")) used.add(name);
        look(inner);
      }
    };
    const contract = parse(text) as { info: { description: string } };
    look(contract);
    const explained = [...contract.info.description.matchAll(/^- (x-[a-z-]+): \S/gm)].map(([, name]) => name);
    expect(
      explained.filter((name, index) => explained.indexOf(name) !== index),
      "explained twice",
    ).to.deep.equal([]);
    expect([...explained].sort()).to.deep.equal([...used].sort());
  });
});
