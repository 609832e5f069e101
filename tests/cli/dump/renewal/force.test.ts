import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { assertFree, writeFiles } from "../../../../cli/dist/dump/write.js";
import { lineOf } from "../../../../cli/dist/error-details.js";
import { mistyped } from "../../../support/basics/mistyped.ts";
import { environmentFor, run } from "../../../support/commands/command.ts";
import { DumpFolder, failing, perApp, single } from "../../../support/commands/dump-folder.ts";
import { startGateway, stopGateways } from "../../../support/gateways/gateway.ts";
import { runs } from "../../../support/models/arbitrary.ts";
import { fullApp } from "../../../support/resources/full-app.ts";
import { OneResource } from "../../../support/resources/resource.ts";

describe("a dump that is renewed with --force", () => {
  let parent: string;
  let target: string;
  const folder = DumpFolder.forEachTest();
  const { put, tree, refusal, write, held } = folder;
  beforeEach(() => {
    ({ parent, target } = folder);
  });

  it("keeps files that were changed, and files that no dump wrote, as copies beside, and names them [dump-changed-files]", () => {
    write(single);
    put("index.ts", "my work");
    put("apps/a.ts", "mine");
    put("index.ts.edited", "older work");
    rmSync(join(target, "README.md"));
    assertFree(target, true);
    expect(write()).to.deep.equal([
      { path: "apps/a.ts", why: "foreign", copy: "apps/a.ts.edited" },
      { path: "index.ts", why: "changed", copy: "index.ts.edited-2" },
    ]);
    expect(held("index.ts", "index.ts.edited", "index.ts.edited-2", "apps/a.ts", "apps/a.ts.edited")).to.deep.equal([
      "two",
      "older work",
      "my work",
      "a",
      "mine",
    ]);
    expect(write(), "copies are nobody's but the user's").to.deep.equal([]);
    expect(held("index.ts.edited-2", "apps/a.ts.edited")).to.deep.equal(["my work", "mine"]);
  });

  it("overwrites no work, not even what is written while it is copied", () => {
    write(single);
    put("index.ts", "my work");
    let moved = 0;
    const meanwhile = (from: string, to: string) => {
      moved += 1;
      if (moved === 1) writeFileSync(join(target, "index.ts"), "more work");
      renameSync(from, to);
    };
    expect(() => write(perApp, true, mistyped(meanwhile))).to.throw(
      "index.ts was changed meanwhile; nothing was touched. Run the same command again",
    );
    expect([held("index.ts"), existsSync(join(target, "index.ts.edited"))]).to.deep.equal([["more work"], false]);
  });

  it("takes no folder for a dump because of a gateway.json, or of a list that no dump could have written [dump-folder]", () => {
    put("gateway.json", '{"mine":1}');
    put("index.ts", "my work");
    const message = `${target} is not empty and holds no dump (no .pulumi-oag-dump.json), so it is not written over, not even with \`--force\``;
    expect(refusal(() => assertFree(target, true)).message).to.equal(message);
    for (const list of ["", "{}", "[]", '{"files":[]}', '{"files":{"../x":"0"}}', `{"files":{"apps/../../x.ts":"${"0".repeat(64)}"}}`]) {
      put(".pulumi-oag-dump.json", list);
      expect(refusal(() => write()).message, list).to.equal(message);
    }
  });

  it("stops where a folder or a link stands in its way, and leaves what is behind it", () => {
    write(single);
    rmSync(join(target, "package.json"));
    put("package.json/x", "mine");
    mkdirSync(join(parent, "elsewhere"));
    rmSync(join(target, "index.ts"));
    writeFileSync(join(parent, "elsewhere/index.ts"), "one");
    symlinkSync(join(parent, "elsewhere/index.ts"), join(target, "index.ts"));
    symlinkSync(join(parent, "elsewhere"), join(target, "apps"));
    const { message, details } = refusal(() => write());
    expect([message, details]).to.deep.equal([
      `${target} holds something else where a dump has a file or a folder; nothing was touched. Move these away, or choose another folder with \`--out\``,
      [
        { path: "apps", why: "noFolder" },
        { path: "index.ts", why: "noFile" },
        { path: "package.json", why: "noFile" },
      ],
    ]);
    expect(details.map(lineOf)).to.deep.equal(["apps (no folder)", "index.ts (no file)", "package.json (no file)"]);
  });

  it("leaves what else is in the folder, and removes what the dump before wrote and this one does not", () => {
    write(perApp);
    for (const path of ["node_modules/x/index.js", "Pulumi.production.yaml", ".git/HEAD", "apps/own.ts", "own/notes.md"]) put(path, "mine");
    const inode = statSync(target).ino;
    write(single);
    expect(Object.keys(tree()).sort()).to.deep.equal(
      ["", "/.git", "/.git/HEAD", "/.pulumi-oag-dump.json", "/Pulumi.production.yaml", "/README.md", "/apps", "/apps/own.ts"]
        .concat(["/gateway.json", "/index.ts", "/node_modules", "/node_modules/x", "/node_modules/x/index.js", "/own", "/own/notes.md"])
        .concat("/package.json")
        .map((path) => `oag${path}`)
        .sort(),
    );
    expect([held("index.ts", "apps/own.ts"), statSync(target).ino]).to.deep.equal([["one", "mine"], inode]);
    rmSync(join(target, "apps/own.ts"));
    write(perApp);
    write(single);
    expect(existsSync(join(target, "apps")), "an empty folder of a dump goes").to.equal(false);
  });

  it("writes into the folder behind a link, an empty one and the current one, and keeps them", () => {
    mkdirSync(join(parent, "real"));
    symlinkSync(join(parent, "real"), target);
    write(single, false);
    write(perApp);
    expect([lstatSync(target).isSymbolicLink(), readFileSync(join(parent, "real/index.ts"), "utf8")]).to.deep.equal([true, "two"]);
    const before = process.cwd();
    process.chdir(join(parent, "real"));
    try {
      writeFiles(".", single, true);
      expect([readFileSync("index.ts", "utf8"), existsSync("apps"), process.cwd()]).to.deep.equal(["one", false, join(parent, "real")]);
    } finally {
      process.chdir(before);
    }
    rmSync(target);
    symlinkSync(join(parent, "nowhere"), target);
    expect(refusal(() => write()).message).to.equal(`${target} cannot be written (ENOENT); it is as it was`);
    rmSync(target);
    writeFileSync(target, "mine");
    expect(refusal(() => write()).message).to.equal(`${target} is a file; choose another folder with \`--out\``);
  });

  it("writes what may be confidential for this user only [dump-own-user]", () => {
    write(new Map([...single, ["import.json", "{}"]]));
    const mode = (name: string) => statSync(join(target, name)).mode & 0o777;
    expect([mode("gateway.json"), mode("import.json"), mode("index.ts") & 0o600]).to.deep.equal([0o600, 0o600, 0o600]);
  });

  it("holds for any files, edits and failures: all is exchanged, or nothing is [dump-any-files]", () => {
    const paths = ["index.ts", "README.md", "gateway.json", "apps/a.ts", "apps/b.ts", "package.json", "identity-providers.ts"];
    const files = fc.dictionary(fc.constantFrom(...paths), fc.constantFrom("1", "2"), { minKeys: 1, noNullPrototype: true });
    const edit = fc.tuple(fc.constantFrom(...paths, "Pulumi.dev.yaml", "apps/own.ts"), fc.constantFrom("edited", "1", undefined));
    let [keptCopies, failed, exchanged] = [0, 0, 0];
    fc.assert(
      fc.property(
        files,
        files,
        fc.array(edit, { maxLength: 2 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (old, next, edits, nth, isKill) => {
          rmSync(target, { recursive: true, force: true });
          write(new Map(Object.entries(old)));
          for (const [path, text] of edits) {
            if (text === undefined) rmSync(join(target, path), { force: true });
            else put(path, text);
          }
          const before = tree();
          const foreign = Object.keys(before).filter((path) => {
            const inside = path.slice("oag/".length);
            return lstatSync(join(parent, path)).isFile() && inside !== ".pulumi-oag-dump.json" && old[inside] !== before[path];
          });
          try {
            keptCopies += write(new Map(Object.entries(next)), true, failing(nth, isKill)).length;
            exchanged += 1;
            for (const [path, text] of Object.entries(next)) expect(held(path)).to.deep.equal([text]);
            // Somebody's work is where it was, or beside.
            for (const path of foreign) expect([tree()[path], tree()[`${path}.edited`]], path).to.include(before[path]);
          } catch (error) {
            if ((error as Error).name === "AssertionError") throw error;
            failed += 1;
            try {
              assertFree(target, true);
            } catch {}
            expect(tree()).to.deep.equal(before);
          }
        },
      ),
      { numRuns: runs(150, 10_000) },
    );
    expect(Math.min(keptCopies, failed, exchanged)).to.be.greaterThan(runs(5, 500));
  });

  it("says so on the command line, and only with --force", async () => {
    const gateway = await startGateway();
    try {
      await new OneResource("app", gateway).up(fullApp(gateway));
      const dump = (...args: string[]) => run(["dump", "--out", target, ...args], environmentFor(gateway));
      expect((await dump()).code).to.equal(0);
      writeFileSync(join(target, "index.ts"), "my work");
      const before = tree();
      gateway.log.clear();
      const refused = await dump();
      expect([refused.code, refused.stdout, tree(), gateway.log.entries.length]).to.deep.equal([1, "", before, 0]);
      const { code, stdout } = await dump("--force", "--per-app");
      expect(code).to.equal(0);
      expect(stdout.split("\n")[1]).to.equal("  kept: what you had written in index.ts is in index.ts.edited");
      expect([held("index.ts.edited"), readdirSync(join(target, "apps"))]).to.deep.equal([["my work"], ["payroll.ts"]]);
    } finally {
      await stopGateways();
    }
  });
});
