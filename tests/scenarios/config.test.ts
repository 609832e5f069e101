import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import { realEngine } from "../../engines/real.ts";
import { rejection } from "../support/basics/rejection.ts";

/** Stands in for the CLI: keeps what it was called with, and what came in by stdin. */
const fake = `#!${process.execPath}
const { appendFileSync, readFileSync } = require("node:fs");
const args = process.argv.slice(2);
if (args[0] === "version") return void console.log("v3.270.0");
const input = args[1] === "set" ? readFileSync(0, "utf8") : "";
appendFileSync(__dirname + "/calls.jsonl", JSON.stringify({ args, input }) + "\\n");
if (args.includes("ns:wrong")) { console.error("error: no such thing"); process.exit(255); }
console.log("{}");
`;

describe("configuration for a real engine", () => {
  it("puts no secret among the arguments of a process, which everybody on the machine can read", async function onUnix() {
    // The stand-in for the CLI is a script with a first line that Windows does not know.
    if (process.platform === "win32") return this.skip();
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-config-"));
    const bin = join(folder, "bin", "pulumi");
    try {
      mkdirSync(join(folder, "bin"));
      writeFileSync(bin, fake, { mode: 0o755 });
      writeFileSync(join(folder, "Pulumi.yaml"), "name: test\nruntime: nodejs\n");
      const command = await PulumiCommand.get({ root: folder, skipVersionCheck: true });
      const config = {
        "oag:hostname": "h",
        "oag:privateKey": { secret: "KEY-CANARY\n" },
        "ns:plain": "--x",
        "ns:token": { secret: "TOKEN-CANARY" },
      };
      const options = { root: folder, folder, passphrase: "PASS-CANARY", environment: process.env as Record<string, string>, config };
      const engine = await realEngine(options, command, "here");
      await engine.ready();
      engine.setConfig("ns:spec", { secret: "SPEC-CANARY" });
      await engine.ready();
      const calls = readFileSync(join(folder, "bin", "calls.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { args: string[]; input: string });
      expect(JSON.stringify(calls.map(({ args }) => args))).to.not.include("CANARY");
      const stack = ["--stack", "demo", "--non-interactive"];
      expect(calls.filter(({ args }) => args[0] === "config")).to.deep.equal([
        { args: ["config", "set-all", "--plaintext", "oag:hostname=h", "--plaintext", "ns:plain=--x", ...stack], input: "" },
        { args: ["config", "set", "--secret", "oag:privateKey", ...stack], input: "KEY-CANARY\n" },
        { args: ["config", "set", "--secret", "ns:token", ...stack], input: "TOKEN-CANARY" },
        { args: ["config", "set", "--secret", "ns:spec", ...stack], input: "SPEC-CANARY" },
      ]);
      engine.setConfig("ns:wrong", { secret: "WRONG-CANARY" });
      expect((await rejection(engine.ready())).message).to.equal("pulumi config set ended with 255: error: no such thing");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return undefined;
  });
});
