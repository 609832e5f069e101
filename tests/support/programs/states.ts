import { readFileSync, writeFileSync } from "node:fs";
import type { Gateway, StoreDump } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import type { Spec } from "./scenario.ts";

/**
 * A stack as a version of this package left it: the program, the state of the embedded host, and what the gateway held.
 * The gateway's origin and the credentials are not in it: every run has its own.
 */
export interface RecordedStack {
  about: string;
  /** Whether the stack was finished: then the next preview is empty. */
  finished: boolean;
  /** Otherwise, what the next preview shows. @default the app alone */
  pending?: string[];
  spec: Spec;
  /** What has to be up before the stack can be destroyed, where the gateway keeps objects that others need. */
  wayBack?: Spec;
  state: Json;
  gateway: StoreDump;
}

const origin = "https://gateway.invalid";

/** Writes what is there, without origin and credentials. */
export function writeRecorded(file: string, stack: Omit<RecordedStack, "state" | "gateway">, stateText: string, gateway: Gateway): void {
  const state = JSON.parse(stateText.replaceAll(gateway.origin, origin)) as Json;
  for (const resource of state.resources) if (resource.type.startsWith("pulumi:providers:")) resource.inputs = resource.outputs = {};
  writeFileSync(file, `${JSON.stringify({ ...stack, state, gateway: gateway.store.dump() }, null, 1)}\n`);
}

/** Brings a recorded stack to a fresh gateway; answers the state file's text. */
export function revive(file: string, gateway: Gateway, config: Record<string, string>): RecordedStack & { stateText: string } {
  const stack = JSON.parse(readFileSync(file, "utf8").replaceAll(origin, gateway.origin)) as RecordedStack;
  gateway.store.load(stack.gateway);
  for (const resource of stack.state.resources)
    if (resource.type.startsWith("pulumi:providers:")) resource.inputs = resource.outputs = { ...config };
  return { ...stack, stateText: JSON.stringify(stack.state) };
}
