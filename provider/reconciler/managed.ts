import type { Json } from "../../sdk/json";
import type { Aspect } from "./aspect";
import { publicProps, sameMember } from "./compare";
import type { Kind, Variant } from "./kind";

/** What a program declares of an object, or what a state knows of that, by the aspect that manages it. */
export interface Managed {
  /** The object's own members. Newer ones than the contract's are among them, if check let them through. */
  readonly members: Json;
  /** By the name of the aspect. One without a value is not there. */
  readonly aspects: Readonly<Record<string, unknown>>;
  readonly status?: unknown;
}

/** Splits inputs or outputs by aspect. */
export function managedIn(kind: Kind, variant: Variant, props: Json): Managed {
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

/** True when something is declared in an aspect: an empty map is, a block without members is not. */
const formOf = (aspect: Aspect, value: unknown): unknown => (value === undefined ? undefined : aspect.canonical(value));

/** True when two declarations mean the same: order of keys and sets does not matter, owning something more does. */
export function sameDeclaration(variant: Variant, a: Managed, b: Managed): boolean {
  const same = (name: string, left: unknown, right: unknown) =>
    (left === undefined) === (right === undefined) && sameMember(name, left, right);
  const names = [...new Set([...Object.keys(a.members), ...Object.keys(b.members)])];
  return (
    same("status", a.status, b.status) &&
    names.every((name) => same(name, a.members[name], b.members[name])) &&
    variant.aspects.every((aspect) => same(aspect.name, formOf(aspect, a.aspects[aspect.name]), formOf(aspect, b.aspects[aspect.name])))
  );
}
