import { expect } from "chai";
import type { Fault, Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { startGateway } from "../gateways/gateway.ts";
import { configFor } from "../gateways/stack-configuration.ts";
import type { KindName } from "../resources/kind-names.ts";
import { offlineScopes } from "../resources/offline-resources.ts";
import { OneResource, type Outcome } from "../resources/resource.ts";
import { seedOf } from "../seeds/index.ts";

/** Something that a user does with one resource, and how things are before it. */
export interface Operation {
  name: string;
  kind: KindName;
  /** Makes beforehand what it needs and no resource of it makes. */
  prepare?(gateway: Gateway): void;
  /** The same, once what was declared before is there. */
  between?(gateway: Gateway): void;
  /** What was declared before; nothing for a create. */
  before?(gateway: Gateway): Json;
  /** What is declared now; nothing for a destroy. */
  after?(gateway: Gateway): Json;
  /** Does `pulumi refresh` instead of `up`. */
  refreshes?: boolean;
  /** Deletes an old object or item on the way. */
  deletes?: boolean;
  /** Its last request is a look that outputs alone come of: one that fails costs nothing. */
  looksLast?: boolean;
  /** How the stand-in reads what the documents leave open. */
  reading?: Partial<Gateway["reading"]>;
}

/** How one request goes wrong. */
export interface Mishap {
  name: string;
  fault: Omit<Fault, "match" | "nth">;
  /** Nothing answers any more, and nothing of what was done reaches the engine: the plugin process was killed. */
  kills?: boolean;
  /** Seconds that the client waits for a response. */
  timeout?: number;
  /** Operations that take this response for the truth, and rightly so. */
  trustedBy?: (operation: Operation) => boolean;
}

/** The gateway says that the object is gone, and what it says of itself counts. */
const believed = ({ after, refreshes, deletes }: Operation) => after === undefined || refreshes === true || deletes === true;

const date = (offset: number) => new Date(Date.now() + offset).toUTCString();

/** Responses of every kind. What a gateway answers before it does anything, and what may come after the deed. */
export const responses: readonly Mishap[] = [
  { name: "is answered 401", fault: { status: 401 } },
  { name: "is answered 403", fault: { status: 403 } },
  { name: "is answered 404", fault: { status: 404 }, trustedBy: believed },
  { name: "is answered 404 with an HTML page", fault: { status: 404, html: true } },
  { name: "is answered 409", fault: { status: 409 } },
  { name: "is answered 429", fault: { status: 429 } },
  { name: "is answered 429 for 0 seconds", fault: { status: 429, retryAfter: "0" } },
  { name: "is answered 429 until a date", fault: { status: 429, retryAfter: date(0) } },
  { name: "is answered 429 for an hour", fault: { status: 429, retryAfter: "3600" } },
  { name: "is answered 429 for an odd time", fault: { status: 429, retryAfter: "soon" } },
  { name: "is answered 502", fault: { status: 502 } },
  { name: "is answered 502 after the change was made", fault: { status: 502, when: "after" } },
  { name: "is answered 502 with an HTML page", fault: { status: 502, html: true, when: "after" } },
  { name: "is answered 503", fault: { status: 503 } },
  { name: "is answered 503 for 0 seconds", fault: { status: 503, retryAfter: "0" } },
  { name: "is answered with no JSON", fault: { body: "hello", when: "after" } },
  { name: "is answered with nothing", fault: { body: "", when: "after" } },
  { name: "is answered with null", fault: { body: "null", when: "after" } },
  { name: "is answered with a list", fault: { body: "[]", when: "after" } },
  { name: "is answered with an empty object", fault: { body: "{}", when: "after" } },
  { name: "is answered with a number", fault: { body: "7", when: "after" } },
  { name: "is answered with an HTML page", fault: { html: true, when: "after" } },
];

/** Responses that take their time. */
export const slowResponses: readonly Mishap[] = [
  { name: "is answered with 100 MB", fault: { huge: 100_000_000, when: "after" } },
  { name: "is never answered, the connection stays open", fault: { stall: true }, timeout: 1 },
  { name: "is done, not answered, the connection stays open", fault: { stall: true, when: "after" }, timeout: 1 },
];

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

/** The configuration of every plugin process here: what fails, fails at once. */
export const configOf = (gateway: Gateway) => ({ ...configFor(gateway), "oag:maxRetries": "0", "oag:scopes": offlineScopes.join(" ") });

/** Does the operation once; with a mishap, its nth request goes wrong. */
export async function perform(operation: Operation, nth?: number, mishap?: Mishap): Promise<Cell> {
  const gateway = await startGateway({ scopes: offlineScopes, reading: operation.reading ?? {} });
  operation.prepare?.(gateway);
  const config = { ...configOf(gateway), ...(mishap?.timeout && { "oag:requestTimeout": String(mishap.timeout) }) };
  const resource = new OneResource(operation.kind, gateway, config);
  if (operation.before !== undefined) {
    const { error } = await resource.up(operation.before(gateway));
    if (error !== undefined) throw new Error(`${operation.name}: the preparation failed: ${error}`);
  }
  operation.between?.(gateway);
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

/** The next `up` (or destroy) after something went wrong: all is well then, and nothing is doubled, orphaned or seized. */
export async function repair(operation: Operation, { gateway, resource }: Cell, refreshes: boolean): Promise<void> {
  if (refreshes && resource.id !== undefined) await resource.refresh();
  const objects = () => seedOf(operation.kind).ids(gateway).length;
  if (operation.after === undefined) {
    await resource.destroy();
    expect(objects(), "objects left").to.equal(0);
    return;
  }
  const declared = operation.after(gateway);
  const next = await resource.up(declared);
  const importId = importIdIn(next.error);
  if (importId !== undefined) {
    expect((await resource.up({ ...declared, __import: importId })).error, "adoption").to.equal(undefined);
  } else expect(next.error, "next up").to.equal(undefined);
  expect(objects(), "objects").to.equal(1);
  expect(seedOf(operation.kind).ids(gateway), "id in the state").to.deep.equal([resource.id]);
  const credentials = seedOf(operation.kind).credentials(gateway, declared);
  expect(credentials.held, "credentials").to.deep.equal(credentials.declared);
  gateway.log.clear();
  expect(await resource.up(declared), "up after it").to.deep.equal({ op: "same" });
  expect(gateway.log.entries, "requests of an empty up").to.deep.equal([]);
  await resource.refresh();
  expect((await resource.diff(declared)).changes, "declared state = gateway state").to.equal(false);
  resource.configure(configOf(gateway));
  await resource.destroy();
  expect(objects(), "objects left").to.equal(0);
}
