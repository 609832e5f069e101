// Runs the named test files and nothing else, after a build if a source is newer than the last one.
//   npm run test:one tests/provider/app/check.test.ts
//   npm run test:one tests/provider/app/check.test.ts -- --grep "misspelt"
//   npm run test:one tests/provider/app/check.test.ts -- --watch      again at every change
import { spawnSync } from "node:child_process";
import { watch } from "node:fs";
import { isBuilt } from "./built.ts";

const shell = process.platform === "win32";
const isWatching = process.argv.includes("--watch");
const args = process.argv.slice(2).filter((arg) => arg !== "--watch");
if (args.length === 0 || args[0] === "--help") {
  console.log("npm run test:one FILE… [-- --grep TEXT] [-- --watch]: runs these test files; builds first if a source changed");
  process.exit(args.length === 0 ? 1 : 0);
}

const options = ["--no-config", "--require", "./tests/support/setup.cjs", "--timeout", "60000", "--fail-zero"];

const quiet = ["--disable-warning=ExperimentalWarning", "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"];

function run(): number {
  const build = isBuilt() ? 0 : spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit", shell }).status;
  if (build !== 0) return build ?? 1;
  const mocha = ["node_modules/mocha/bin/mocha.js", ...options, ...args];
  return spawnSync(process.execPath, [...quiet, ...mocha], { stdio: "inherit" }).status ?? 1;
}

process.exitCode = run();
if (isWatching) {
  let pending: NodeJS.Timeout | undefined;
  const again = () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      run();
      console.log("watching …");
    }, 200);
  };
  for (const folder of ["sdk", "provider", "rules", "simulator", "cli", "policies", "engines", "examples", "tests"])
    watch(folder, { recursive: true }, (_event, name) => {
      if (/\.(m?ts|yaml|json)$/.test(name ?? "") && !/(^|\/)(dist|generated|\.dump-|node_modules)/.test(name ?? "")) again();
    });
  console.log("watching …");
}
