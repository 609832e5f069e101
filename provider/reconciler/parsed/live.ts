import { isObject } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { ObjectId } from "../../ids";
import type { ApiObject } from "../api-object";
import type { Variant } from "../kind-facts";
import { type From, liveAsKnown, type Members, type Word } from "../provenance";
import type { Managed } from "./managed";
import type { Typed } from "./variant";

/** An object as it is on the gateway, with the aspects that were asked for. */
export interface Live extends Typed {
  readonly id: ObjectId;
  /** Its own members, as the gateway names them. */
  readonly members: ApiObject;
  /** Of a kind whose objects have one. */
  readonly status: Word<"live"> | undefined;
  /** By the name of the aspect; only the aspect itself knows what it is. */
  readonly aspects: Readonly<Record<string, From<"live"> | undefined>>;
}

/** Members that a look, or the response to a write, shows. */
export interface ShownMembers extends Pick<Typed, "variant"> {
  readonly members: Members<"live">;
}

/** Aspects by name, each with the members that are wanted of it; undefined for all. */
export type Asked = Readonly<Record<string, readonly string[] | undefined>>;

/** Which aspects are wanted of an object, once its type is known. */
export type Wanted = (variant: Variant) => Asked;

/** All that every gateway has. */
export const everyAspect: Wanted = (variant) =>
  Object.fromEntries(variant.aspects.filter(({ isOptional }) => !isOptional).map(({ name }) => [name, undefined]));

/** What is live, as a state would know it. */
export const knownLive = ({ variant, members, aspects }: Live): Managed<"known"> => ({
  members: liveAsKnown(members),
  aspects: Object.fromEntries(
    variant.aspects.filter(({ name }) => aspects[name] !== undefined).map((aspect) => [aspect.name, aspect.shown(aspects[aspect.name])]),
  ),
});

/** A form of a live object in which equal ones are equal: the API promises no order of lists. */
export function canonicalLive({ members, aspects }: Live): unknown {
  const byId = (a: { id?: unknown }, b: { id?: unknown }) => (textOf(a.id) < textOf(b.id) ? -1 : 1);
  const sorted = (value: unknown) => {
    if (!Array.isArray(value)) return value;
    return value.every(isObject) ? [...value].sort(byId) : [...value].sort();
  };
  const inOrder = (values: Live["members"] | Live["aspects"]) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, sorted(value)]));
  return { members: inOrder(members), aspects: inOrder(aspects) };
}
