import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Gateway } from "pulumi-oag-simulator";

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

/** Runs the real command. */
export function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = "", cwd = process.cwd()): Promise<Ended> {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: { PATH, HOME, NODE_COMPILE_CACHE, ...environment } });
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
