import { publicProps, valueIn } from "../compare/present";
import type { KindFacts, Variant } from "../kind-facts";
import { type From, filtered, type Members, nowKnown, type Provenance, type Written } from "../provenance";
import type { Managed } from "./managed";

/** Splits inputs or outputs by aspect. */
export function managedIn<O extends Provenance>(kind: KindFacts, variant: Variant, props: Members<O>): Managed<O> {
  const shown = publicProps(props);
  const names = variant.aspects.map(({ name }) => name);
  const isMember = (name: string) => !names.includes(name) && !(kind.status !== undefined && name === "status");
  return {
    members: filtered(shown, isMember),
    // What is inside is from where the whole is from.
    aspects: filtered(shown, (name) => names.includes(name)) as Readonly<Record<string, From<O>>>,
    ...(kind.status !== undefined && { status: valueIn(shown, "status") }),
  };
}

/** The same by argument, as the program and the state have it. */
export const propsOf = <O extends Provenance>({ members, aspects, status }: Managed<O>): Members<O> => ({
  ...members,
  ...aspects,
  ...(status !== undefined && { status }),
});

/** What was written whole, and taken by the gateway: each part of it is known from now on. */
export const managedNow = ({ members, aspects, status }: Managed<Written>): Managed<"known"> => ({
  members: nowKnown(members),
  aspects: Object.fromEntries(Object.entries(aspects).map(([name, value]) => [name, nowKnown(value)])),
  ...(status !== undefined && { status: nowKnown(status) }),
});
