import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { findPulumi } from "./real.ts";

/** The version that is brought: of the npm package `pulumi`, and so of the CLI. */
export const broughtVersion = "3.265.0";

/** A download over a slow line; more is no download. */
const longest = 10 * 60_000;

/**
 * Brings the official CLI by the npm package `pulumi`, which puts it where the Automation API has its own: into
 * `~/.pulumi/versions`. Asks nothing where there is one that is new enough. A package of its own in `node_modules` would stand on the
 * PATH of every npm script, and download the CLI as soon as anybody looks for one.
 * @param tell what is going on, and why it came to nothing
 */
export async function bringPulumi(tell: (line: string) => void): Promise<void> {
  if ("command" in (await findPulumi())) return;
  tell(`Bringing pulumi ${broughtVersion} into ~/.pulumi/versions …`);
  const failure = await install();
  const found = failure === undefined ? await findPulumi() : { why: failure };
  if ("why" in found) tell(`pulumi ${broughtVersion} could not be brought (${found.why}), so the embedded host is used instead.`);
}

/** Runs the package, which downloads the CLI at its first start. Returns why it did not. */
async function install(): Promise<string | undefined> {
  // Both would bring another version, or bring it elsewhere.
  const { PULUMI_HOME: _home, PULUMI_VERSION: _version, ...environment } = process.env;
  const child = spawn(
    "npm",
    ["exec", "--yes", "--fetch-retries=1", "--loglevel=error", `--package=pulumi@${broughtVersion}`, "--", "pulumi", "version"],
    {
      env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: longest,
      shell: process.platform === "win32",
    },
  );
  const ended = once(child, "close").then(
    ([code]) => (code === 0 ? undefined : `npm ended with ${code ?? "a time-out"}`),
    (error: NodeJS.ErrnoException) => `npm cannot be started: ${error.code}`,
  );
  const [failure, , said] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (failure === undefined) return undefined;
  // What the package says itself is nearer to the cause than that npm ended.
  const own = /^pulumi: (.{1,200})$/m.exec(said)?.[1];
  return own === undefined ? failure : `its download failed: ${own}`;
}
