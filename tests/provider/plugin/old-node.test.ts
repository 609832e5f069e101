import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const side = fileURLToPath(new URL("../../../dist/provider/v1.js", import.meta.url));

/** Loads the plugin's side on a Node.js that says to have this version, and tells what is thrown and what was loaded before. */
function loadedOn(version: string): unknown {
  const program = `
    Object.defineProperty(process, "versions", { value: { ...process.versions, node: ${JSON.stringify(version)} } });
    const loader = require("node:module"), load = loader._load, loaded = [];
    loader._load = (name, ...others) => (loaded.push(name), load(name, ...others));
    let thrown = null;
    try { require(${JSON.stringify(side)}); } catch (error) { thrown = [error.code, error.message, error.stack]; }
    console.log(JSON.stringify({ thrown, loaded: loaded.slice(1) }));
    process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
  expect(stderr).to.equal("");
  return JSON.parse(stdout);
}

describe("the plugin's side on another Node.js", () => {
  for (const version of ["18.20.0", "22.11.0"])
    it(`says with a code that ${version} is too old, before it loads anything [old-node]`, () => {
      expect(loadedOn(version)).to.deep.equal({
        thrown: [
          "OAG_INSTALLATION",
          `pulumi-oag needs Node.js 22.12 or newer, but the plugin process runs on ${version}; install a newer one on this machine (it is the "node" of PATH) [OAG_INSTALLATION]`,
          "",
        ],
        loaded: [],
      });
    });

  for (const version of ["22.12.0", "23.0.0"])
    it(`loads on ${version}`, () => {
      expect(loadedOn(version)).to.include({ thrown: null });
    });
});
