import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, renameSync, statSync, utimesSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { assertFree } from "../../../../cli/dist/dump/write.js";
import { mistyped } from "../../../support/basics/mistyped.ts";
import { environmentFor, run } from "../../../support/commands/command.ts";
import { DumpFolder, failing, perApp, single } from "../../../support/commands/dump-folder.ts";
import { startGateway, stopGateways } from "../../../support/gateways/gateway.ts";
import { fullApp } from "../../../support/resources/full-app.ts";
import { OneResource } from "../../../support/resources/resource.ts";

const inSupport = (name: string) => fileURLToPath(new URL(`../../../support/${name}`, import.meta.url));
const writer = fileURLToPath(new URL("../../../../cli/dist/dump/write.js", import.meta.url));
/** What people and tools have in a folder, and no dump wrote. */
const theirs = [".git/HEAD", ".git/index", "node_modules/x/index.js", "Pulumi.production.yaml", "apps/own.ts", "index.ts.edited"];

// What docs/adr/0014 promises of a folder that stays where it is.
describe("a folder in which a dump is renewed", () => {
  let parent: string;
  let target: string;
  // A failure must not keep this process alive.
  let atEnd: () => unknown = () => {};
  afterEach(() => {
    atEnd();
    atEnd = () => {};
  });
  const folder = DumpFolder.forEachTest();
  const { put, tree, write, held } = folder;
  beforeEach(() => {
    ({ parent, target } = folder);
    write(single);
    for (const path of theirs) put(path, "mine");
  });

  it("is the same one for a process that stands in it: it goes on there and reads the new files [dump-stood-in]", async () => {
    const says =
      "process.stdin.once('data', () => console.log(JSON.stringify([process.cwd(), require('fs').readFileSync('index.ts', 'utf8')])))";
    const child = spawn(process.execPath, ["-e", `${says}; console.log("ready")`], { cwd: target, stdio: ["pipe", "pipe", "inherit"] });
    atEnd = () => child.kill();
    const [first] = await once(child.stdout, "data");
    expect(String(first)).to.equal("ready\n");
    write(perApp);
    const said = text(child.stdout);
    child.stdin.end("now\n");
    expect(JSON.parse(await said)).to.deep.equal([target, "two"]);
  });

  it("is the same one for an editor that watches it: it is told of the exchange, and of what is written later [dump-watched]", async () => {
    const told = new Set<string | null>();
    let check = () => {};
    const watcher = watch(target, (_, name) => {
      told.add(name);
      check();
    });
    atEnd = () => watcher.close();
    const toldOf = (name: string) =>
      new Promise<void>((resolve) => {
        check = () => told.has(name) && resolve();
        check();
      });
    write(perApp);
    await toldOf("index.ts");
    told.clear();
    put("later.ts", "mine");
    await toldOf("later.ts");
  });

  it("loses none of what others have there: nothing but a dump's own files moves, and nothing outside of the folder changes [dump-own-files-move]", () => {
    const inodes = () => [".", ".git", "node_modules", "apps", ...theirs].map((path) => statSync(join(target, path)).ino);
    // Long ago, whatever the file system's clock is worth.
    utimesSync(parent, 1, 1);
    const before = inodes();
    const moved: string[] = [];
    write(
      perApp,
      true,
      mistyped((from: string, to: string) => {
        moved.push(from, to);
        renameSync(from, to);
      }),
    );
    expect([inodes(), statSync(parent).mtimeMs, held(...theirs)]).to.deep.equal([before, 1000, theirs.map(() => "mine")]);
    const own = new Set([...single.keys(), ...perApp.keys(), ".pulumi-oag-dump.json"]);
    const staging = `.pulumi-oag-dump-${process.pid}/`;
    const isOwn = (path: string) => own.has(path.replace(/^(old|new)\//, "")) || path === "old" || path === "done";
    expect(moved).to.have.length(24);
    expect(
      moved.filter((path) => !path.startsWith(`${target}/`) || !isOwn(path.slice(target.length + 1).replace(staging, ""))),
    ).to.deep.equal([]);
  });

  it("never holds files of two dumps at a time, not while it is put back either [dump-never-mixed]", () => {
    const marked = (files: ReadonlyMap<string, string>, mark: string) =>
      new Map([...files].map(([path, held]) => [path, `${held} ${mark}`]));
    const [old, next] = [marked(single, "old"), marked(perApp, "new")];
    write(old);
    const paths = [...new Set([...old.keys(), ...next.keys()])];
    const seen = new Set<string>();
    const marks = () =>
      new Set(paths.flatMap((path) => (existsSync(join(target, path)) ? (/ (old|new)$/.exec(held(path).join())?.[1] ?? "odd") : [])));
    const watched = (move: typeof renameSync) =>
      ((from: string, to: string) => {
        move(from, to);
        expect(marks().size, [...marks()].join(" and ")).to.be.at.most(1);
        for (const mark of marks()) seen.add(mark);
      }) as typeof renameSync;
    for (let nth = 1; nth <= 12; nth += 1) {
      expect(() => write(next, true, watched(failing(nth, nth % 2 === 0)))).to.throw(/EIO/);
      assertFree(target, true);
      expect([...marks()], `cut off at move ${nth}`).to.deep.equal(["old"]);
    }
    write(next, true, watched(renameSync));
    expect([[...marks()], [...seen].sort()]).to.deep.equal([["new"], ["new", "old"]]);
  });

  it("is no project for an engine while its program is exchanged: Pulumi.yaml leaves before the program, and comes after it [dump-no-project-meanwhile]", async () => {
    const gateway = await startGateway();
    try {
      await new OneResource("app", gateway).up(fullApp(gateway));
      const [out, log] = [join(parent, "house"), join(parent, "moves")];
      const dump = (...args: string[]) =>
        run(["dump", "--out", out, ...args], {
          ...environmentFor(gateway),
          NODE_OPTIONS: `--require ${inSupport("renames.cjs")}`,
          PULUMI_OAG_TEST_FOLDER: out,
          PULUMI_OAG_TEST_MOVES: log,
        });
      expect((await dump("--per-app")).code).to.equal(0);
      const whole = (held: readonly string[]) => held.filter((path) => path.endsWith(".ts")).sort();
      const states = (): string[][] =>
        readFileSync(log, "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line));
      const old = whole(states().at(-1) as string[]);
      expect(old).to.deep.equal(["apps/payroll.ts", "identity-providers.ts", "index.ts"]);
      writeFileSync(log, "");
      const { code, stderr } = await dump("--force");
      expect(code, stderr).to.equal(0);
      const programs = states()
        .filter((held) => held.includes("Pulumi.yaml"))
        .map((held) => whole(held).join());
      expect(new Set(programs)).to.deep.equal(new Set([old.join(), "index.ts"]));
      expect(states().filter((held) => !held.includes("Pulumi.yaml")).length).to.be.greaterThan(old.length);
    } finally {
      await stopGateways();
    }
  });

  it("is put back by the next run after a process was killed at any move, for good [dump-really-killed]", () => {
    const before = tree();
    const script = `const { renameSync } = require("node:fs");
const [target, files, nth] = JSON.parse(process.argv[1]);
let moves = 0;
const move = (from, to) => {
  moves += 1;
  if (moves === nth) process.kill(process.pid, "SIGKILL");
  renameSync(from, to);
};
require(${JSON.stringify(writer)}).writeFiles(target, new Map(files), true, move);`;
    const renew = (nth: number) =>
      spawnSync(process.execPath, ["-e", script, JSON.stringify([target, [...perApp], nth])], { encoding: "utf8" });
    let cutOff = 0;
    for (let nth = 1; held("index.ts")[0] === "one"; nth += 1) {
      const { signal, status, stderr } = renew(nth);
      if (signal === null) expect([status, stderr]).to.deep.equal([0, ""]);
      else {
        cutOff += 1;
        expect(signal).to.equal("SIGKILL");
        expect(tree(), "something is left of it").to.not.deep.equal(before);
        assertFree(target, true);
        expect(tree(), `killed at move ${nth}`).to.deep.equal(before);
      }
    }
    expect([cutOff, held("index.ts", ...theirs)]).to.deep.equal([12, ["two", ...theirs.map(() => "mine")]]);
  });
});
