import { isObject } from "./declared";
import { type TestedResource, TestedStack } from "./stack";

/** What Pulumi asks mocks for; the types of `@pulumi/pulumi` fit. */
interface NewResource {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  id?: string;
}

const signatureKey = "4dabf18193072939515e22adb298388d";
const madeUp = "00000000-0000-4000-8000-000000000000";

/**
 * Mocks for `pulumi.runtime.setMocks` that keep what a program declares, and answer look-ups with a made-up object. No gateway
 * and no process is started.
 *
 * @example
 * const mocks = new RecordingMocks();
 * await pulumi.runtime.setMocks(mocks);
 * await import("./index.js");
 * await pulumi.runtime.disconnect();
 * expectAccess(mocks.stack.app("payroll")).at("/").withoutSession().isRefused();
 */
export class RecordingMocks {
  readonly #resources: TestedResource[] = [];
  /** What the program declared so far. */
  readonly stack = new TestedStack(() => this.#resources);

  /** Called by Pulumi. */
  newResource({ type, name, inputs, id: given }: NewResource): { id: string; state: Record<string, unknown> } {
    const id = given || `${name}-id`;
    const state = type.endsWith(":Lookup") ? { ...inputs, result: resultOf(inputs.query) } : inputs;
    this.#resources.push({
      type,
      name,
      id,
      inputs: openly(inputs) as Record<string, unknown>,
      outputs: openly(state) as Record<string, unknown>,
    });
    return { id, state };
  }

  /** Called by Pulumi. */
  call(): Record<string, unknown> {
    return {};
  }
}

/** What a look-up finds: an object that is as it was asked for, and secret where the question was. */
function resultOf(query: unknown): Record<string, unknown> {
  if (!isObject(query)) return { id: madeUp };
  if (signatureKey in query) return { ...query, value: resultOf(query.value) };
  const { forDomain, mostRecent: _, ...members } = query;
  return { ...members, ...(forDomain !== undefined && { commonName: forDomain }), id: madeUp };
}

/** With every secret as `{ secret }`. */
function openly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openly);
  if (!isObject(value)) return value;
  if (signatureKey in value) return { secret: openly(value.value) };
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, openly(item)]));
}
