import * as pulumi from "@pulumi/pulumi";
import { assertOptions } from "../assert-options";
import { assertProgramReady } from "../assert-program-ready";
import { lookupProvider, lookupType } from "../constants";
import { notedSecrets } from "../noted-secrets";

/** Options of a look-up. */
export interface LookupOptions {
  /** The gateway to ask. @default the one that the stack's configuration names */
  provider?: pulumi.ProviderResource;
  /** Passes its provider on to the look-up. @default none */
  parent?: pulumi.Resource;
}

/** A read resource: look-ups are done in the plugin process, so that its one access token and mocks serve them too. */
class Lookup extends pulumi.CustomResource {
  declare readonly result: pulumi.Output<unknown>;

  constructor(name: string, id: pulumi.Input<string>, props: pulumi.Inputs, opts: LookupOptions) {
    const marks = notedSecrets(props, []);
    super(
      lookupType,
      name,
      { ...props, result: undefined, ...(marks !== undefined && { __secrets: marks }), __provider: lookupProvider },
      { ...opts, id },
    );
  }
}

interface Registered {
  byKey: Map<string, pulumi.Output<unknown>>;
  names: Set<string>;
}

/** Per deployment: an inline program may run several stacks in one process. */
const registered = new WeakMap<object, Registered>();
const resourceNumbers = new WeakMap<object, number>();
let lastNumber = 0;

/**
 * Looks an object up once per query, provider and program. The id is derived from the query, so that an unknown query
 * is an unknown id and nothing is read in that preview.
 */
export function lookUp(kind: string, query: Record<string, pulumi.Input<unknown>>, opts: LookupOptions = {}): pulumi.Output<unknown> {
  assertProgramReady();
  assertOptions(`get${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, opts);
  const { byKey, names } = registryOf(pulumi.runtime.getMonitor() ?? registered);
  const isPlain = Object.values(query).every((value) => typeof value !== "object");
  const key = JSON.stringify([kind, query, numberOf(opts.provider), numberOf(opts.parent)]);
  const known = isPlain ? byKey.get(key) : undefined;
  if (known !== undefined) return known;
  const wish = isPlain ? `${kind} ${Object.values(query)[0]}` : kind;
  const lookup = new Lookup(freeName(wish, names), idOf(kind, query), { kind, query }, opts);
  if (isPlain) byKey.set(key, lookup.result);
  return lookup.result;
}

/**
 * The engine keeps ids in plain, and a guess could be tried on a fingerprint: the id of a secret query tells nothing of it. Reads
 * need no more: they go by the query itself, which the state has encrypted.
 */
function idOf(kind: string, query: Record<string, pulumi.Input<unknown>>): pulumi.Output<string> {
  const whole = pulumi.output(query);
  const isSecret = pulumi.output(pulumi.isSecret(whole));
  return pulumi.all([whole, isSecret]).apply(([known, isHidden]) => {
    const words = Object.entries(known).map(([name, value]) => [name, String(value)] as [string, string]);
    return `${kind}?${isHidden ? "secret" : String(new URLSearchParams(words))}`;
  });
}

function registryOf(deployment: object): Registered {
  let found = registered.get(deployment);
  if (found === undefined) {
    found = { byKey: new Map(), names: new Set() };
    registered.set(deployment, found);
  }
  return found;
}

/** Resource names are unique in a stack: the second of a kind is numbered, in the order of the program. */
function freeName(wish: string, names: Set<string>): string {
  let name = wish;
  for (let count = 2; names.has(name); count += 1) name = `${wish} (${count})`;
  names.add(name);
  return name;
}

function numberOf(resource: pulumi.Resource | undefined): number {
  if (resource === undefined) return 0;
  const known = resourceNumbers.get(resource);
  if (known !== undefined) return known;
  lastNumber += 1;
  resourceNumbers.set(resource, lastNumber);
  return lastNumber;
}
