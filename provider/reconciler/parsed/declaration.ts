import { textOf } from "../../../sdk/text";
import { type ParentId, parentIdIn, type StateId } from "../../ids";
import type { Inputs } from "../../lifecycle";
import { declaredInputs } from "../crossings";
import type { Keyed, KindFacts } from "../kind-facts";
import { type Arguments, argumentsIn } from "./arguments";
import type { Asked } from "./live";
import type { Managed } from "./managed";
import { importIdIn } from "./notes";
import type { Typed } from "./variant";

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

export const parseDeclaration = (kind: KindFacts, inputs: Inputs): Declaration =>
  declarationOf(kind, argumentsIn(kind, declaredInputs(inputs)));

/** What arguments declare, once nothing is wrong with them. */
export function declarationOf(kind: KindFacts, { importId, variant, isKnownType, needed, ...managed }: Arguments<"declared">): Declaration {
  const title = textOf(keyIn(kind, managed.members));
  const { parent: above } = kind.shape;
  const parent = above === undefined ? undefined : parentIdIn(textOf(managed.members[above]));
  return { variant, isKnownType, needed, kind, managed, title, importId: importIdIn(importId), parent };
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
