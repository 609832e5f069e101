import { isObject, secretIn } from "./declared";
import { lookedUp } from "./looked-up";
import { type TestedResource, TestedStack } from "./stack";

/** What Pulumi asks mocks for; the types of `@pulumi/pulumi` fit. */
interface NewResource {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  /** @default none: it is made up */
  id?: string;
}

/** What Pulumi takes for a resource that was made. */
export interface MadeUp {
  /** Its id: the one that is looked up, or the name with `-id`. */
  id: string;
  /** What it has. */
  state: Record<string, unknown>;
}

/**
 * Mocks for `pulumi.runtime.setMocks` that keep what a program declares, and answer look-ups with a made-up object, which has the
 * members of the resource and nothing in its maps and blocks. No gateway and no process is started.
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
  newResource({ type, name, inputs, id: given }: NewResource): MadeUp {
    const id = given || `${name}-id`;
    const state = type.endsWith(":Lookup") ? { ...inputs, result: lookedUp(inputs.kind, inputs.query) } : inputs;
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

/** With every secret as `{ secret }`. */
function openly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openly);
  if (!isObject(value)) return value;
  const hidden = secretIn(value);
  if (hidden !== undefined) return { secret: openly(hidden.value) };
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, openly(item)]));
}
