import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type SettingFacts, settingTable } from "pulumi-oag/sdk";

const root = fileURLToPath(new URL("../..", import.meta.url));

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

  it("lets the stand-ins know nothing of pulumi-oag: their testing/ knows the rules, and policies/ what is public", () => {
    const outside = (room: string, folders: RegExp) => {
      const names = readdirSync(join(root, room), { recursive: true, encoding: "utf8" });
      const texts = names
        .filter((name) => name.endsWith(".ts") && folders.test(name))
        .map((name) => readFileSync(join(root, room, name), "utf8"));
      const all = texts.flatMap((text) => [...text.matchAll(/(?:from |import\(|require\()"([^"]+)"/g)].map(([, name = ""]) => name));
      return [...new Set(all.filter((name) => /^pulumi-oag|^(\.\.\/)+(sdk|provider|rules|simulator|host|gateway)\b/.test(name)))].sort();
    };
    expect(outside("simulator", /^(?!dist|node_modules|testing|generated)/).filter((name) => !name.startsWith("."))).to.deep.equal([]);
    expect(outside("simulator", /^testing/)).to.deep.equal(["pulumi-oag-simulator", "pulumi-oag/rules"]);
    expect(outside("policies", /^(?!dist|node_modules)/)).to.deep.equal(["pulumi-oag", "pulumi-oag/rules"]);
  });

  it("imports in one direction only: the sdk knows nothing of Pulumi, the lifecycles nothing of HTTP, the plugin side nothing of Pulumi's SDK", () => {
    const imports = (room: string, skip: RegExp) =>
      readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts") && !skip.test(name))
        .flatMap((name) =>
          // A type import leaves nothing behind.
          [
            ...readFileSync(join(root, room, name), "utf8").matchAll(
              /^(?:import(?! type)|export|\}) .*from "([^"]+)";$|import\("([^"]+)"\)/gm,
            ),
          ].map((match) => `${name}: ${match[1] ?? match[2]}`),
        );
    expect(
      imports("sdk", /^generated/).filter((line) => /\.\.\/provider\/|@pulumi|simulator/.test(line.split(": ")[1] ?? "")),
    ).to.deep.equal([]);
    expect(
      imports("provider", /^generated/).filter((line) => /axios|jose|node:https?|sdk\/http|sdk\/auth/.test(line.split(": ")[1] ?? "")),
    ).to.deep.equal([]);
    // One app's check asks single rules; nothing else does, and of types nothing is left.
    const asked = imports("provider", /^generated/).filter((line) => /\.\.\/rules\//.test(line));
    expect([...new Set(asked.map((line) => line.split(": ")[0]))].sort()).to.deep.equal([
      "kinds/app/access.ts",
      "kinds/app/check-notices.ts",
      "kinds/app/check-policies.ts",
    ]);
    // The reconciler knows of no kind, and the wire of Pulumi only what v1 gives it.
    const shared = imports("provider", /^(?!reconciler|gateway|plugin)/);
    expect(shared.filter((line) => /kinds\//.test(line.split(": ")[1] ?? ""))).to.deep.equal([]);
    const outside = imports("cli", /^dist/)
      .map((line) => line.split(": ")[1] ?? "")
      .filter((name) => /^pulumi-oag/.test(name));
    expect([...new Set(outside)].sort()).to.deep.equal([
      "pulumi-oag-simulator",
      "pulumi-oag/provider/v1",
      "pulumi-oag/rules",
      "pulumi-oag/sdk",
    ]);
    const programSide = /^(generated|program|oag-|protected-app|index|kinds\/[\w-]+\/resource)/;
    expect(imports("provider", programSide).filter((line) => /@pulumi|program\//.test(line.split(": ")[1] ?? ""))).to.deep.equal([]);
  });

  it("has a reconciler in which no room imports one above it", () => {
    const rooms = ["compare", "parsed", "check", "reads", "writes", "aspects", "life"];
    const home = join(root, "provider/reconciler");
    const found = rooms.flatMap((room, index) => {
      const files = readdirSync(join(home, room), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
      expect(files.length, room).to.be.greaterThan(1);
      const above = new RegExp(`"(?:\\.\\./)+(?:${rooms.slice(index + 1).join("|") || "nothing"})/[^"]+"`, "g");
      return files.flatMap((name) =>
        [...readFileSync(join(home, room, name), "utf8").matchAll(above)].map(([path]) => `${room}/${name}: ${path}`),
      );
    });
    expect(found).to.deep.equal([]);
  });
});
