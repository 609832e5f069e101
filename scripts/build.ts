// Compiles the packages from clean folders, so that nothing deleted lingers in dist. The second round needs the types of the first.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { markBuilt } from "./built.ts";
import { bundlePluginSide } from "./plugin-side.ts";

const begun = new Date();

// The compiler in native code, which is much faster; Pulumi's programs and the tests of types have the one that they load.
const tsc = "node_modules/typescript-native/bin/tsc";

/** Folders of packages, each with the one that it is compiled into. */
const rounds: readonly (readonly [project: string, out: string])[][] = [
  [
    [".", "dist"],
    ["simulator", "simulator/dist"],
  ],
  [
    ["cli", "cli/dist"],
    ["policies", "policies/dist"],
    ["simulator/testing", "simulator/dist/testing"],
  ],
];

// Of the tests' processes: which file was meant by which name.
rmSync("node_modules/.cache/resolved", { recursive: true, force: true });
for (const round of rounds) {
  const codes = await Promise.all(
    round.map(async ([project, out]) => {
      rmSync(out, { recursive: true, force: true });
      const [code]: (number | null)[] = await once(spawn(process.execPath, [tsc, "-p", project], { stdio: "inherit" }), "exit");
      return code;
    }),
  );
  const failed = codes.find((code) => code !== 0);
  if (failed !== undefined) process.exit(failed ?? 1);
}
await bundlePluginSide();
markBuilt(begun);
