import type { Path } from "../../../sdk/path";
import { type StateId, stateIdIn } from "../../ids";
import type { Outputs } from "../../lifecycle";
import { ownedPathsIn, unreadPathsIn } from "../../values/owned-paths";
import type { Variant } from "../kind-facts";
import { Owned } from "./owned";
import { dotted } from "./paths";

/** Our own notes in the outputs, beside what is declared and what the gateway adds. */
export interface Notes {
  /** What the program owns. */
  owned: Owned;
  /** The create did not finish: the next update converges fully. */
  incomplete: boolean;
  /** The id that the program declares to adopt. */
  importId: StateId | undefined;
  /**
   * Owned write-only values that the state has never known, since an import could not take them along (`apiToken`,
   * the value of an attribute). Names only.
   */
  unread: readonly Path[];
}

export const importIdIn = (id: unknown): StateId | undefined => (typeof id === "string" ? stateIdIn(id) : undefined);

/** The notes that outputs carry. Outputs without any come from `.get()` and own nothing. */
export function notesIn(variant: Variant, props: Outputs): Notes {
  const isAspect = (name: string) => variant.aspects.some((aspect) => aspect.name === name);
  return {
    owned: Owned.of(ownedPathsIn(props, isAspect) ?? []),
    incomplete: props.__incomplete === true,
    importId: importIdIn(props.__import),
    unread: unreadPathsIn(props, isAspect) ?? [],
  };
}

/** The notes of what is finished: the program owns what it declares. */
export const finished = (owned: Owned, importId: StateId | undefined): Notes => ({
  owned,
  incomplete: false,
  importId,
  unread: [],
});

/** The same as outputs carry them. */
export interface WrittenNotes {
  __owned: string[];
  __incomplete?: true;
  __import?: StateId;
  __unread?: string[];
}

export function notesOut({ owned, incomplete, importId, unread }: Notes): WrittenNotes {
  return {
    __owned: owned.paths,
    ...(incomplete && { __incomplete: true }),
    ...(importId !== undefined && { __import: importId }),
    ...(unread.length > 0 && { __unread: unread.map(dotted) }),
  };
}
