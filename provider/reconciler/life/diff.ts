import type { DiffResult } from "../../lifecycle";
import { holdsUnknown, isUnknown } from "../../values/markers";
import type { Aspect } from "../aspects/aspect";
import { sameMember } from "../compare/equal";
import type { Variant } from "../kind-facts";
import { propsOf } from "../parsed/by-aspect";
import type { Declaration } from "../parsed/declaration";
import type { Managed } from "../parsed/managed";
import type { From, Written } from "../parsed/origin";
import type { State } from "../parsed/state";

/** Compares the state with the program, without a look at the gateway. */
export function diffObject(old: State, { kind, managed }: Declaration): DiffResult {
  // What is not known may turn out to be anything, also where it stands for a part that is empty or absent so far.
  const isKnown = !holdsUnknown(propsOf(managed));
  if (!old.incomplete && isKnown && sameDeclaration(old.variant, old.known, managed)) return { changes: false };
  const replaces = Object.keys(kind.replace).filter(
    (name) => !isUnknown(managed.members[name]) && !sameMember(name, old.known.members[name], managed.members[name]),
  );
  return {
    // An unfinished create differs although its inputs may not. Otherwise `changes` stays undefined, which lets the
    // engine compare the inputs itself, show them by property and honour replaceOnChanges.
    ...(old.incomplete && { changes: true }),
    ...(replaces.length > 0 && { replaces }),
    ...(replaces.some((name) => kind.replace[name] === "delete-first") && { deleteBeforeReplace: true }),
  };
}

/** True when two declarations mean the same: order of keys and sets does not matter, owning something more does. */
function sameDeclaration(variant: Variant, a: Managed<"known">, b: Managed<"declared">): boolean {
  const same = (name: string, left: unknown, right: unknown) =>
    (left === undefined) === (right === undefined) && sameMember(name, left, right);
  const names = [...new Set([...Object.keys(a.members), ...Object.keys(b.members)])];
  return (
    same("status", a.status, b.status) &&
    names.every((name) => same(name, a.members[name], b.members[name])) &&
    variant.aspects.every((aspect) => same(aspect.name, formOf(aspect, a.aspects[aspect.name]), formOf(aspect, b.aspects[aspect.name])))
  );
}

/** True when something is declared in an aspect: an empty map is, a block without members is not. */
const formOf = (aspect: Aspect, value: From<Written> | undefined): unknown => (value === undefined ? undefined : aspect.canonical(value));
