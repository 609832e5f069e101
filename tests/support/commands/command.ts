import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Gateway } from "pulumi-oag-simulator";
import { isLong } from "../basics/long.ts";
import { type Ended, runInWaiting } from "./command-processes.ts";

/** What Node.js runs for `pulumi-oag`. */
export const commandScript = fileURLToPath(new URL("../../../cli/bin/pulumi-oag.js", import.meta.url));

/** A folder that ends with this process. */
const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-command-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const files = new Map<string, string>();

/** A file with a certificate. */
function fileOf(certificate: string): string {
  const file = files.get(certificate) ?? join(folder, `ca-${files.size}.pem`);
  if (!files.has(certificate)) writeFileSync(file, certificate);
  files.set(certificate, file);
  return file;
}

/** The environment that names a stand-in gateway, as a person would set it. */
export function environmentFor(gateway: Gateway): NodeJS.ProcessEnv {
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  const file = fileOf(caCertificate);
  return {
    OAG_HOSTNAME: hostname,
    OAG_CLIENT_ID: clientId,
    OAG_PRIVATE_KEY: privateKey,
    OAG_CA_CERTIFICATE_FILE: file,
    OAG_MAX_RETRIES: "1",
  };
}

/** What of this process's own environment a command has. */
const ownEnvironment = () => {
  const { PATH, HOME } = process.env;
  return { PATH, HOME };
};

/**
 * Runs the real command. Hundreds of times, so in a process that ran others before: what a start costs is most of what a command costs.
 * A command that is given options of Node.js has a process of its own, and in the long run each has.
 */
export function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = "", cwd = process.cwd()): Promise<Ended> {
  if (isLong || Object.keys(environment).some((name) => name.startsWith("NODE_"))) return runAlone(args, environment, input, cwd);
  return runInWaiting({ script: commandScript, args, environment: { ...ownEnvironment(), ...environment }, cwd, input });
}

/** The same for runs by the hundred of which only what is printed counts: the command's modules stay loaded. */
export const runKept = (args: readonly string[], environment: NodeJS.ProcessEnv, cwd: string): Promise<Ended> =>
  runInWaiting({ script: commandScript, args, environment: { ...ownEnvironment(), ...environment }, cwd, input: "", keepsModules: true });

/** Runs the command as users do, in a process of its own. */
export function runAlone(args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = "", cwd = process.cwd()): Promise<Ended> {
  const { NODE_COMPILE_CACHE } = process.env;
  const env = { ...ownEnvironment(), NODE_COMPILE_CACHE, ...environment };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [commandScript, ...args], { cwd, env });
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
