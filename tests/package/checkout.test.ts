import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type SettingFacts, settingTable } from "pulumi-oag/sdk";
import { root } from "../support/basics/checkout.ts";

describe("the checkout", () => {
  it("names no registry in its lockfile", () => {
    const lock = readFileSync(join(root, "package-lock.json"), "utf8");
    expect(lock).to.not.match(/"resolved": "https?:/);
  });

  it("has an example for every workspace with its own Pulumi.yaml, package.json, tsconfig.json and README", () => {
    for (const name of readdirSync(join(root, "examples"))) {
      for (const file of ["Pulumi.yaml", "package.json", "tsconfig.json", "README.md", "index.ts"])
        expect(existsSync(join(root, "examples", name, file)), `${name}/${file}`).to.equal(true);
    }
  });

  it("documents every configuration key with its environment name in the README", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const keys = Object.entries<SettingFacts>(settingTable);
    expect(keys.length).to.equal(16);
    for (const [key, { variable: environment }] of keys) {
      expect(readme, key).to.include(`\`oag:${key}\``);
      if (environment !== undefined) expect(readme, environment).to.include(`\`${environment}\``);
    }
  });
});
