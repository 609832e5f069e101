// Installs what the lockfile says, unless that very lockfile is installed already; with --clean in any case.
// Runs on whatever Node.js the machine has.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** nock and the type stripping of Node.js need it. On linux-x64 the lockfile brings a newer one, which runs the scripts. */
const leastNode = [22, 20];
const stamp = "node_modules/.pulumi-oag-lock";
const shell = process.platform === "win32";

const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
const isInstalled = existsSync(stamp) && readFileSync(stamp, "utf8") === lock;

if (!isInstalled || process.argv.includes("--clean")) {
  console.log("installing dependencies …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { stdio: "inherit", shell });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, lock);
}

const version = spawnSync("node", ["--version"], { encoding: "utf8", shell }).stdout.trim();
const [major = 0, minor = 0] = version.slice(1).split(".").map(Number);
if (major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1])) {
  console.error(`These scripts need Node.js ${leastNode.join(".")} or newer, and this machine has ${version}. Install a newer one.`);
  process.exit(1);
}
