import type { Json } from "../../../sdk/json";
import { publicProps } from "../compare/equal";
import type { KindFacts, Variant } from "../kind-facts";
import type { Managed } from "./managed";

/** Splits inputs or outputs by aspect. */
export function managedIn(kind: KindFacts, variant: Variant, props: Json): Managed {
  const shown = publicProps(props);
  const names = variant.aspects.map(({ name }) => name);
  const isMember = (name: string) => !names.includes(name) && !(kind.status !== undefined && name === "status");
  return {
    members: Object.fromEntries(Object.entries(shown).filter(([name]) => isMember(name))),
    aspects: Object.fromEntries(names.filter((name) => Object.hasOwn(shown, name)).map((name) => [name, shown[name]])),
    ...(kind.status !== undefined && { status: shown.status }),
  };
}

/** The same by argument, as the program and the state have it. */
export const propsOf = ({ members, aspects, status }: Managed): Json => ({
  ...members,
  ...aspects,
  ...(status !== undefined && { status }),
});
