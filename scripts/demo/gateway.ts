import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import type { Served } from "pulumi-oag-simulator";

/** What its `/_simulator` answers. */
export interface GatewaySummary {
  objects: { apps: number; identityProviders: number };
  requests: number;
  tokens: number;
  connections: number;
}

/** Starts the stand-in gateway as a process of its own, so that it can outlive the demo. */
export function startGateway(): Promise<Served> {
  const command = createRequire(import.meta.url)
    .resolve("pulumi-oag-simulator/package.json")
    .replace("package.json", "bin/pulumi-oag-simulator.js");
  // It keeps none of our streams: whoever reads them would wait for a kept gateway.
  const child = spawn(process.execPath, [command, "--json"], { detached: true, stdio: ["ignore", "pipe", "pipe"] });
  child.unref();
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("exit", (code) => reject(new Error(`the stand-in gateway ended with ${code}: ${complaint}`)));
    createInterface({ input: child.stdout }).once("line", (line) => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(JSON.parse(line) as Served);
    });
  });
}

/** Counts of the gateway so far. */
export function summaryOf(gateway: Served): Promise<GatewaySummary> {
  return new Promise((resolve, reject) => {
    request(`${gateway.origin}/_simulator`, { ca: readFileSync(gateway.caCertificateFile), agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.once("end", () => resolve(JSON.parse(text) as GatewaySummary));
    })
      .once("error", reject)
      .end();
  });
}
