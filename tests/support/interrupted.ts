import type { Fault, Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "./gateway.ts";
import { configFor, type Json, OneResource, type Outcome } from "./resource.ts";

/** Something that a user does with one resource, and how things are before it. */
export interface Operation {
  name: string;
  kind: "app" | "idp";
  /** What was declared before; nothing for a create. */
  before?(gateway: Gateway): Json;
  /** What is declared now; nothing for a destroy. */
  after?(gateway: Gateway): Json;
  /** Does `pulumi refresh` instead of `up`. */
  refreshes?: boolean;
  /** How the stand-in reads what the documents leave open. */
  reading?: Partial<Gateway["reading"]>;
}

/** How one request goes wrong. */
export interface Mishap {
  name: string;
  fault: Omit<Fault, "match" | "nth">;
  /** Nothing answers any more, and the engine hears nothing of what was done: the plugin process was killed. */
  kills?: boolean;
}

export const mishaps: readonly Mishap[] = [
  { name: "is refused", fault: { status: 400 } },
  { name: "fails", fault: { status: 500 } },
  { name: "fails after the change was made", fault: { status: 500, when: "after" } },
  { name: "is never answered", fault: { reset: true } },
  { name: "is never answered although the change was made", fault: { reset: true, when: "after" } },
  { name: "is answered by half", fault: { half: true, when: "after" } },
  { name: "is the last one: the plugin process dies before it arrives", fault: { reset: true }, kills: true },
  { name: "is the last one: the plugin process dies after it", fault: { reset: true, when: "after" }, kills: true },
];

/** One situation. Everything in it is fresh. */
export interface Cell {
  gateway: Gateway;
  resource: OneResource;
  /** How the interrupted operation ended. */
  outcome: Outcome;
  /** Requests that the gateway saw of it. */
  requests: number;
}

/** Does the operation once; with a mishap, its nth request goes wrong. */
export async function perform(operation: Operation, nth?: number, mishap?: Mishap): Promise<Cell> {
  const gateway = await startGateway({ reading: operation.reading ?? {} });
  const config = { ...configFor(gateway), "oag:maxRetries": "0" };
  const resource = new OneResource(operation.kind, gateway, config);
  if (operation.before !== undefined) {
    const { error } = await resource.up(operation.before(gateway));
    if (error !== undefined) throw new Error(`${operation.name}: the preparation failed: ${error}`);
  }
  resource.configure(config);
  const after = operation.after?.(gateway);
  gateway.log.clear();
  if (mishap !== undefined && nth !== undefined) {
    gateway.faults.add({ ...mishap.fault, match: {}, nth });
    if (mishap.kills) {
      gateway.faults.add({ match: {}, nth: nth + 1, times: Number.POSITIVE_INFINITY, reset: true });
      resource.isDead = () => gateway.log.entries.length >= nth;
    }
  }
  const outcome = await act(operation, resource, after);
  const requests = gateway.log.entries.length;
  gateway.faults.clear();
  resource.isDead = () => false;
  // The next run has a plugin process of its own.
  resource.configure(config);
  return { gateway, resource, outcome, requests };
}

async function act(operation: Operation, resource: OneResource, after: Json | undefined): Promise<Outcome> {
  if (after !== undefined && !operation.refreshes) return resource.up(after);
  try {
    await (operation.refreshes ? resource.refresh() : resource.destroy());
    return { op: "same" };
  } catch (error) {
    return { op: "same", error: (error as Error).message };
  }
}

/** The id in the import line of a refusal. */
export const importIdIn = (error: string | undefined): string | undefined => /\{ import: "([^"]+)" \}/.exec(error ?? "")?.[1];

export { stopGateways };
