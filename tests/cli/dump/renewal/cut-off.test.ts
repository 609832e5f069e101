import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { assertFree } from "../../../../cli/dist/dump/write.js";
import { DumpFolder, failing, perApp, single } from "../../../support/commands/dump-folder.ts";

describe("a dump that is cut off while it is renewed", () => {
  let parent: string;
  let target: string;
  const folder = DumpFolder.forEachTest();
  const { put, tree, refusal, write, held } = folder;
  beforeEach(() => {
    ({ parent, target } = folder);
  });
  const isNew = () => held("index.ts")[0] === "two";

  it("is as it was when any move fails, and when the first one of a new folder does [dump-all-or-nothing]", () => {
    expect(refusal(() => write(perApp, false, failing(1, false))).message).to.equal(`${target} cannot be written (EIO); it is as it was`);
    write(single);
    put("Pulumi.production.yaml", "mine");
    let failed = 0;
    for (let nth = 1; !isNew(); nth += 1) {
      const before = tree();
      try {
        write(perApp, true, failing(nth, false));
      } catch (error) {
        failed += 1;
        expect([(error as Error).message, tree()]).to.deep.equal([`${target} cannot be written (EIO); it is as it was`, before]);
      }
    }
    // Five files out, six in, and the mark that all is in place.
    expect([failed, held("apps/a.ts", "Pulumi.production.yaml")]).to.deep.equal([12, ["a", "mine"]]);
  });

  it("is put back by the next run when a kill cuts it off at any move [dump-killed]", () => {
    write(single);
    put("Pulumi.production.yaml", "mine");
    const before = tree();
    for (let nth = 1; nth <= 12; nth += 1) {
      expect(() => write(perApp, true, failing(nth, true))).to.throw();
      assertFree(target, true);
      expect(tree(), `cut off at move ${nth}`).to.deep.equal(before);
    }
    write(perApp);
    expect([isNew(), Object.keys(tree()).filter((path) => path.includes("dump-"))]).to.deep.equal([true, []]);
  });

  it("puts nothing back over what somebody wrote since the kill, and says which file that is [dump-since-kill]", () => {
    write(single);
    expect(() => write(perApp, true, failing(12, true))).to.throw();
    put("index.ts", "the work of a day");
    const before = tree();
    for (const force of [true, false])
      expect(refusal(() => assertFree(target, force)).message).to.match(
        /^\S+ holds a dump that was cut off, and index\.ts was changed since; move it away, or remove \.pulumi-oag-dump-\d+ there, and run the same command again$/,
      );
    expect(tree()).to.deep.equal(before);
    rmSync(join(target, "index.ts"));
    write(perApp);
    expect(isNew()).to.equal(true);
  });

  it("follows no link among what is left of a dump, and removes nothing on its word [dump-links]", () => {
    const other = join(parent, "another-project");
    mkdirSync(other);
    writeFileSync(join(other, "package.json"), "theirs");
    const remains = join(target, ".pulumi-oag-dump-999999999");
    const plan = JSON.stringify({ paths: { "index.ts": createHash("sha256").update("theirs").digest("hex") }, made: [] });
    for (const link of ["old", "new", "plan", ""]) {
      rmSync(target, { recursive: true, force: true });
      put("index.ts", "mine");
      if (link === "") symlinkSync(other, remains);
      else {
        for (const folder of ["old", "new"]) if (folder !== link) mkdirSync(join(remains, folder), { recursive: true });
        if (link !== "plan") writeFileSync(join(remains, "plan"), plan);
        symlinkSync(link === "plan" ? join(other, "package.json") : other, join(remains, link));
      }
      expect(refusal(() => assertFree(target, false)).message, link).to.equal(
        `${target} holds .pulumi-oag-dump-999999999, which no dump left there as it is; remove it`,
      );
      expect([held("index.ts"), readdirSync(other)], link).to.deep.equal([["mine"], ["package.json"]]);
    }
  });

  it("waits for no other dump that is at work in the folder, and believes no remains that name other files", () => {
    write(single);
    put(`.pulumi-oag-dump-${process.ppid}/plan`, "{}");
    expect(refusal(() => write()).message).to.equal(
      `another dump is at work in ${target}; wait for it, or remove .pulumi-oag-dump-${process.ppid} there if it is not`,
    );
    rmSync(join(target, `.pulumi-oag-dump-${process.ppid}`), { recursive: true });
    writeFileSync(join(parent, "precious"), "mine");
    put(".pulumi-oag-dump-999999999/old/own.txt", "x");
    const hash = createHash("sha256").update("mine").digest("hex");
    const paths = { "../precious": hash, "Pulumi.production.yaml": hash };
    put(".pulumi-oag-dump-999999999/plan", JSON.stringify({ paths, made: ["..", "own"] }));
    put("Pulumi.production.yaml", "mine");
    write(perApp);
    expect([isNew(), held("Pulumi.production.yaml", "../precious")]).to.deep.equal([true, ["mine", "mine"]]);
  });
});
