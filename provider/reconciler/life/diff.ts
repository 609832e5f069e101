import type { Json } from "../../../sdk/json";
import type { DiffResult } from "../../lifecycle";
import { holdsUnknown, isUnknown } from "../../values/markers";
import type { Aspect } from "../aspects/aspect";
import { publicProps, sameMember } from "../compare/equal";
import type { KindFacts, Variant } from "../kind-facts";
import { parseDeclaration } from "../parsed/declaration";
import type { Managed } from "../parsed/managed";
import { parseState } from "../parsed/state";

/** Compares the state with the program, without a look at the gateway. */
export function diffObject(kind: KindFacts, outputs: Json, inputs: Json): DiffResult {
  const old = parseState(kind, outputs);
  const { managed } = parseDeclaration(kind, inputs);
  // What is not known may turn out to be anything, also where it stands for a part that is empty or absent so far.
  const isKnown = !holdsUnknown(publicProps(inputs));
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
function sameDeclaration(variant: Variant, a: Managed, b: Managed): boolean {
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
const formOf = (aspect: Aspect, value: unknown): unknown => (value === undefined ? undefined : aspect.canonical(value));
