import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { root } from "../support/basics/checkout.ts";

interface Project {
  name: string;
  description: string;
  template?: { description: string; config: Record<string, { description: string; secret?: boolean; default?: string }> };
}

const read = (example: string, file: string) => readFileSync(join(root, "examples", example, file), "utf8");
const examples = readdirSync(join(root, "examples")).map((name) => ({ name, project: parse(read(name, "Pulumi.yaml")) as Project }));
const templates = examples.flatMap(({ name, project: { template, description } }) => (template ? [{ name, template, description }] : []));

describe("the examples as templates of pulumi new", () => {
  it("are all but the one that a dump wrote", () => {
    expect(examples.map(({ name }) => name).filter((name) => !templates.some((template) => template.name === name))).to.deep.equal([
      "adopt",
    ]);
  });

  for (const { name, template, description } of templates)
    it(`${name} asks for what its README sets, for secrets as such, and says what each is`, () => {
      // What is set later is a switch between two runs.
      const [beginning = ""] = read(name, "README.md").split(/^pulumi up/m);
      const set = [...beginning.matchAll(/^pulumi config set (--secret )?(\S+)(?: "([^"]+)")?/gm)];
      expect(Object.entries(template.config).map(([key, { secret, default: preset }]) => [key, secret === true, preset])).to.deep.equal(
        set.map(([, secret, key, quoted]) => [key, secret !== undefined, quoted]),
      );
      for (const { description: about } of Object.values(template.config)) expect(about).to.match(/^\S.{9,}/);
      expect(template.description).to.equal(description);
    });
});
