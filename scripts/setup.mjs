// Installs what the lockfile says, unless that very lockfile is installed already; with --clean in any case.
// The one script in JavaScript: it runs before anything is installed, on whatever Node.js the machine has (20 or newer), and 20 runs no TypeScript.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** nock and the type stripping of Node.js need it. */
const leastNode = [22, 20];
/** On linux-x64 the lockfile brings a newer one, which runs the scripts: the machine's own needs to run npm alone. */
const leastToInstall = process.platform === "linux" && process.arch === "x64" ? [20, 0] : leastNode;
const stamp = "node_modules/.pulumi-oag-lock";
const shell = process.platform === "win32";

function demandNode(version, [leastMajor, leastMinor]) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  console.error(`These scripts need Node.js ${leastMajor}.${leastMinor} or newer, and this machine has ${version}. Install a newer one.`);
  process.exit(1);
}

demandNode(process.versions.node, leastToInstall);

const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
const isInstalled = existsSync(stamp) && readFileSync(stamp, "utf8") === lock;

if (!isInstalled || process.argv.includes("--clean")) {
  console.log("installing dependencies …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { stdio: "inherit", shell });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, lock);
}

demandNode(spawnSync("node", ["--version"], { encoding: "utf8", shell }).stdout.trim().slice(1), leastNode);
