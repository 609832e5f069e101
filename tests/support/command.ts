import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Gateway } from "pulumi-oag-simulator";
import { runInWaiting } from "./command-processes.ts";

const bin = fileURLToPath(new URL("../../cli/bin/pulumi-oag.js", import.meta.url));

/** What a command printed, and how it ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The environment that names a stand-in gateway, as a person would set it. */
export function environmentFor(gateway: Gateway): NodeJS.ProcessEnv {
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-command-"));
  writeFileSync(join(folder, "ca.pem"), caCertificate);
  return {
    OAG_HOSTNAME: hostname,
    OAG_CLIENT_ID: clientId,
    OAG_PRIVATE_KEY: privateKey,
    OAG_CA_CERTIFICATE_FILE: join(folder, "ca.pem"),
    OAG_MAX_RETRIES: "1",
  };
}

/**
 * Runs the real command. Hundreds of times, so in a process that ran others before: what a start costs is most of what a command costs.
 * A command that is given options of Node.js has a process of its own, and in the long run each has.
 */
export function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = "", cwd = process.cwd()): Promise<Ended> {
  const { PATH, HOME } = process.env;
  const own = { PATH, HOME, ...environment };
  const needsOwn = Boolean(process.env.PULUMI_OAG_TEST_LONG) || Object.keys(own).some((name) => name.startsWith("NODE_"));
  return needsOwn ? runAlone(args, own, input, cwd) : runInWaiting({ script: bin, args, environment: own, cwd, input });
}

/** Runs the command as users do, in a process of its own. */
export function runAlone(args: readonly string[], environment: NodeJS.ProcessEnv, input = "", cwd = process.cwd()): Promise<Ended> {
  const { NODE_COMPILE_CACHE } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: { NODE_COMPILE_CACHE, ...environment } });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data) => {
      stdout += data;
    });
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    child.once("error", reject).once("close", (code) => resolve({ code, stdout, stderr }));
    child.stdin.on("error", () => {}).end(input);
  });
}
