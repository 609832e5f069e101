// Constructing resources in a program: this file is the measured process, too.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { OagAppArgs } from "pulumi-oag";
import type { Results } from "./rows.ts";

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

/** Runs each kind in processes of their own, in turn; the medians are compared. */
export function measureProgram(record: Results, pairs: number): void {
  const run = (kind: string) =>
    Number(execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", self, kind], { encoding: "utf8" }));
  const times = { ours: [] as number[], plain: [] as number[] };
  for (let pair = 0; pair < pairs; pair += 1) for (const kind of ["ours", "plain"] as const) times[kind].push(run(kind));
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
  record("program_ratio", median(times.ours) / median(times.plain));
}

if (process.argv[1] === self && process.argv[2] !== undefined) console.log(await construct(process.argv[2]));
