// Constructing resources in a program: this file is the measured process, too.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { OagAppArgs } from "pulumi-oag";
import type { Results } from "./rows.ts";
import { inPairs } from "./spread.ts";

const self = fileURLToPath(import.meta.url);
const count = 1000;

async function construct(kind: string): Promise<number> {
  const pulumi = await import("@pulumi/pulumi");
  const { OagApp } = await import("pulumi-oag");
  await pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) }, "p", "s", false);
  const { tenParts } = await import("./plugin.ts");
  const surroundings = { hostname: "", clientId: "", privateKey: "", caCertificate: "", idpId: "i", certificateId: "c" };
  const args = (index: number) => {
    const { __provider, ...app } = tenParts(surroundings, index);
    return app as OagAppArgs;
  };
  class Plain extends pulumi.CustomResource {}
  const make =
    kind === "ours"
      ? (index: number) => new OagApp(`a${index}`, args(index))
      : (index: number) => new Plain("bench:index:App", `a${index}`, args(index));
  // The first ones load what the others share.
  for (let index = 0; index < 20; index += 1) make(index);
  await pulumi.runtime.disconnect();
  const started = performance.now();
  for (let index = 20; index < 20 + count; index += 1) make(index);
  await pulumi.runtime.disconnect();
  return performance.now() - started;
}

/** Runs each kind in processes of their own, pair by pair. */
export async function measureProgram(record: Results, pairs: number): Promise<void> {
  const run = async (kind: string) =>
    Number(execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", self, kind], { encoding: "utf8" }));
  const times = await inPairs(
    pairs,
    () => run("ours"),
    () => run("plain"),
  );
  record(
    "program_ratio",
    times.map(([ours, plain]) => ours / plain),
  );
}

if (process.argv[1] === self && process.argv[2] !== undefined) console.log(await construct(process.argv[2]));
