// The stand-in gateway in a process of its own, as in life: what it computes does not slow the plugin process down.
// Run by itself it is that process; imported it starts one.
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LoggedRequest } from "pulumi-oag-simulator";

export interface Configuration {
  hostname: string;
  clientId: string;
  privateKey: string;
  caCertificate: string;
  idpId: string;
  certificateId: string;
}

interface Look {
  entries: LoggedRequest[];
  connections: number;
  apps: number;
}

/** A gateway to measure against. */
export interface BenchGateway {
  configuration: Configuration;
  /** What it was asked since the last look. */
  look(): Promise<Look>;
  stop(): void;
}

const self = fileURLToPath(import.meta.url);

/** Starts a gateway whose every response takes `latency` milliseconds. */
export async function startBenchGateway(latency: number): Promise<BenchGateway> {
  const child = fork(self, [String(latency)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const [configuration] = (await once(child, "message")) as [Configuration];
  return {
    configuration,
    look: async () => {
      const response = once(child, "message");
      child.send("look");
      const [look] = (await response) as [Look];
      return look;
    },
    stop: () => child.disconnect(),
  };
}

if (process.argv[1] === self && process.send !== undefined) {
  const { Gateway } = await import("pulumi-oag-simulator");
  const gateway = await Gateway.start({ latency: Number(process.argv[2]) });
  const idpId = randomUUID();
  gateway.store.idps.set(idpId, { id: idpId, own: { type: "IDP_OKTA", domain: "acme.okta.com" }, credential: "t", valid: true });
  const [certificateId = ""] = gateway.store.certificates.keys();
  process.on("message", () => {
    process.send?.({ entries: gateway.log.entries, connections: gateway.log.connections, apps: gateway.store.apps.size });
    gateway.log.clear();
    gateway.log.connections = 0;
  });
  process.once("disconnect", () => process.exit(0));
  process.send({ ...gateway.configuration, idpId, certificateId });
}
