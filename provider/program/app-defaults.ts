import type * as pulumi from "@pulumi/pulumi";
import type { Json } from "../../sdk/json";
import type { DefaultedAppArgs, OagAppArgs } from "../kinds/app/resource-args";
import { blockNames, defaultsOfType, mapNames } from "./app-default-names";
import { isAbsent, isLater, isPlainObject, output, whenKnown } from "./program-values";

/** Members that are made of others. */
const parts = new Set<string>([...mapNames, ...blockNames]);

/** What a component gives to an app that it makes, by the app's arguments: the least of all. */
const ofComponents = new WeakMap<object, Json>();

/** The same arguments, beneath which lie a component's own defaults; a provider's go before those. */
export function overDefaults<Args extends object>(args: Args, defaults: Json): Args {
  ofComponents.set(args, defaults);
  return args;
}

/** What a provider gives to its apps. By its property, not by its class: it may be one of another copy of this package. */
export function defaultsOf(provider: pulumi.ProviderResource | undefined): Json | undefined {
  const { appDefaults } = (provider ?? {}) as { appDefaults?: unknown };
  return isPlainObject(appDefaults) ? appDefaults : undefined;
}

/**
 * The arguments of an app with what its provider gives to all: what the app declares wins, member by member, within blocks
 * member by member, within maps item by item; a list and an item of a map are one value. `undefined` declares nothing,
 * `null` leaves out what a default would give. What only apps of another type have is passed over, so that one set of
 * defaults serves apps of all types.
 */
export function withAppDefaults(args: OagAppArgs | DefaultedAppArgs, provider: pulumi.ProviderResource | undefined): OagAppArgs {
  const [ofComponent, ofProvider] = [ofComponents.get(args), defaultsOf(provider)];
  if (ofComponent === undefined && ofProvider === undefined) return args as OagAppArgs;
  const own: Json = { ...args };
  const given = defaultsOfType(own.type ?? ofProvider?.type, ofProvider ?? {});
  return mergedByPart({ given: ofComponent === undefined ? given : mergedByPart({ given: ofComponent, own: given }), own }) as Json &
    OagAppArgs;
}

/** What is declared, and what is given where it is not. */
interface Layers<T = Json> {
  given: T;
  own: T;
}

/** Arguments over what is given, where the parts are merged, too. */
const mergedByPart = (layers: Layers): Json => merged(layers, (name, { given, own }) => (parts.has(name) ? joined({ given, own }) : own));

/** A block or a map of both. A default that is neither, or turns out to be nothing, leaves what is declared as it is. */
const joined = ({ given, own: declared }: Layers<unknown>): unknown =>
  whenKnown(declared, (own) => {
    const over = (known: unknown) => (isPlainObject(known) ? merged({ given: known, own }, (_, { own: item }) => item) : own);
    return isLater(given) ? output(given).apply(over) : over(given);
  });

/** What is declared over what is given. A declared value that turns out to be undefined declares nothing, either. */
function merged({ given, own }: Layers, combine: (name: string, values: Layers<unknown>) => unknown): Json {
  const all = new Map(Object.entries(given));
  for (const [name, declared] of Object.entries(own)) {
    if (declared === undefined) continue;
    const fallback = all.get(name);
    const decided =
      fallback !== undefined && isLater(declared)
        ? output(declared).apply((known) => (known === undefined ? fallback : combine(name, { given: fallback, own: known })))
        : combine(name, { given: fallback, own: declared });
    all.set(name, decided);
  }
  return Object.fromEntries([...all].filter(([, value]) => !isAbsent(value)));
}
