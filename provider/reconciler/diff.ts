import type { Json } from "../../sdk/json";
import type { DiffResult } from "../plugin/lifecycle";
import { holdsUnknown, isUnknown } from "../plugin/markers";
import { publicProps, sameMember } from "./compare";
import { parseDeclaration } from "./declaration";
import type { Kind } from "./kind";
import { sameDeclaration } from "./managed";
import { parseState } from "./state";

/** Compares the state with the program, without a look at the gateway. */
export function diffObject(kind: Kind, outputs: Json, inputs: Json): DiffResult {
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
