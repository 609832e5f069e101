import { textOf } from "../../../sdk/text";
import { type ParentId, parentIdIn, type StateId } from "../../ids";
import type { Inputs } from "../../lifecycle";
import { declaredInputs } from "../crossings";
import type { Keyed, KindFacts } from "../kind-facts";
import { managedIn } from "./by-aspect";
import type { Asked } from "./live";
import type { Managed } from "./managed";
import { importIdIn } from "./notes";
import { type Typed, typedBy } from "./variant";

/** What a program declares of one object: inputs, parsed once. */
export interface Declaration extends Typed {
  readonly kind: KindFacts;
  readonly managed: Managed<"declared">;
  /** The value of the kind's key, as people know the object. */
  readonly title: string;
  /** The id to adopt. */
  readonly importId: StateId | undefined;
  /** Of a nested kind, the id of the object above. */
  readonly parent: ParentId | undefined;
}

export function parseDeclaration(kind: KindFacts, inputs: Inputs): Declaration {
  const typed = typedBy(kind, inputs.type);
  const managed = managedIn(kind, typed.variant, declaredInputs(inputs));
  const title = textOf(keyIn(kind, managed.members));
  const { parent: above } = kind.shape;
  const parent = above === undefined ? undefined : parentIdIn(textOf(inputs[above]));
  return { ...typed, kind, managed, title, importId: importIdIn(inputs), parent };
}

/** The value of a kind's key in an object of it. */
export const keyIn = (kind: KindFacts, object: Keyed): unknown => (kind.keyOf === undefined ? object[kind.key] : kind.keyOf(object));

/** The aspects that a program declares, and what of them. */
export const declaredAspects = ({ managed, variant }: Declaration): Asked =>
  Object.fromEntries(
    variant.aspects
      .filter(({ name }) => Object.hasOwn(managed.aspects, name))
      .map((aspect) => [aspect.name, aspect.members?.(managed.aspects[aspect.name])]),
  );
