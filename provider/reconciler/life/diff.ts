import type { DiffResult } from "../../lifecycle";
import { holdsUnknown, isUnknown } from "../../values/markers";
import { isSameMember, isSameValue } from "../compare/equal";
import { factsOf } from "../compare/normal";
import type { Variant } from "../kind-facts";
import { propsOf } from "../parsed/by-aspect";
import type { Declaration } from "../parsed/declaration";
import type { Managed } from "../parsed/managed";
import type { State } from "../parsed/state";

/** Compares the state with the program, without a look at the gateway: drift stands in what the state knows since the last refresh. */
export function diffObject(old: State, { kind, variant, managed }: Declaration): DiffResult {
  // What is not known may turn out to be anything, also where it stands for an aspect that is empty or absent so far.
  const isKnown = !holdsUnknown(propsOf(managed));
  if (!old.incomplete && isKnown && isSameDeclaration(old.variant, old.known, managed)) return { changes: false };
  const replaces = Object.keys(kind.replace).filter(
    (name) =>
      !isUnknown(managed.members[name]) && !isSameMember(factsOf(variant.members, name), old.known.members[name], managed.members[name]),
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
function isSameDeclaration(variant: Variant, a: Managed<"known">, b: Managed<"declared">): boolean {
  const same = (left: unknown, right: unknown, isSame: boolean) => (left === undefined) === (right === undefined) && isSame;
  const sameOwn = (name: string) => {
    const [left, right] = [a.members[name], b.members[name]];
    return same(left, right, isSameMember(factsOf(variant.members, name), left, right));
  };
  return (
    same(a.status, b.status, isSameValue(a.status, b.status)) &&
    [...new Set([...Object.keys(a.members), ...Object.keys(b.members)])].every(sameOwn) &&
    variant.aspects.every((aspect) => aspect.isSame(a.aspects[aspect.name], b.aspects[aspect.name]))
  );
}
