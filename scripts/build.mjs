// Compiles the package and the simulator from clean folders, so that nothing deleted lingers in dist.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

for (const [project, out] of [
  [".", "dist"],
  ["simulator", "simulator/dist"],
  ["cli", "cli/dist"],
]) {
  rmSync(out, { recursive: true, force: true });
  const { status } = spawnSync("tsc", ["-p", project], { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}
