import { fileURLToPath } from "node:url";
import { PluginProcess } from "pulumi-oag-simulator";
import type { Configuration } from "./gateway-process.ts";

const directory = fileURLToPath(new URL("../examples/quickstart", import.meta.url));
export const ours = 'exports.handler = () => require("pulumi-oag/provider/v1").app;';
/** A provider that does nothing. */
export const empty =
  'exports.handler = () => ({ check: async (olds, news) => ({ inputs: news }), create: async (inputs) => ({ id: "x", outs: inputs }) });';

// biome-ignore lint/suspicious/noExplicitAny: plain JSON, as the engine sends it
type Json = Record<string, any>;

/** Pulumi's own plugin process, configured for a gateway. */
export function startPlugin(configuration?: Configuration, environment: NodeJS.ProcessEnv = {}): Promise<PluginProcess> {
  const { hostname, clientId, privateKey, caCertificate } = configuration ?? {
    hostname: "x",
    clientId: "x",
    privateKey: "x",
    caCertificate: "x",
  };
  return PluginProcess.start({
    directory,
    project: "bench",
    environment: { ...process.env, ...environment },
    config: { "oag:hostname": hostname, "oag:clientId": clientId, "oag:privateKey": privateKey, "oag:caCertificate": caCertificate },
    onCall: () => {},
    onOutput: () => {},
  });
}

/** An app with ten parts: four attributes, four policies, two back ends; three blocks; activated. */
export function tenParts(configuration: Configuration, index: number, provider = ours): Json {
  const names = (count: number) => Array.from({ length: count }, (_, nth) => nth);
  return {
    type: "OAG_HEADER_BASED",
    label: `App ${index}`,
    publicDomain: `app${index}.example.com`,
    postLoginUrl: `https://app${index}.example.com/`,
    idpId: configuration.idpId,
    certificateId: configuration.certificateId,
    loadBalanced: true,
    attributes: Object.fromEntries(names(4).map((nth) => [`X-${nth}`, { source: "STATIC", value: "1" }])),
    policies: Object.fromEntries(names(4).map((nth) => [`/${nth}`, { rule: "PROTECTED" }])),
    protectedResources: Object.fromEntries(names(2).map((nth) => [`https://b${nth}.internal`, {}])),
    behavior: { singleLogout: true },
    session: { idleSessionTimeout: 1800 },
    healthCheck: { interval: 20 },
    status: "ACTIVE",
    __provider: provider,
  };
}

/** Works on all, so many at a time as the engine would. */
export async function inParallel<T>(items: readonly T[], atATime: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}

export interface Made {
  id: string;
  inputs: Json;
  outputs: Json;
}

/** Creates N apps; answers them and the milliseconds that it took. */
export async function createApps(
  plugin: PluginProcess,
  all: readonly Json[],
  atATime = 32,
): Promise<{ made: Made[]; milliseconds: number }> {
  const made: Made[] = [];
  const started = performance.now();
  await inParallel(all, atATime, async (inputs) => {
    made.push({ inputs, ...(await plugin.create(inputs.label, "urn", inputs)) });
  });
  return { made, milliseconds: performance.now() - started };
}
