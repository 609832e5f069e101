import type { Json } from "../../sdk/json";

declare const meaning: unique symbol;

/** A value that says in its type what it is, so that it is taken for nothing else. Nothing is added to the value. */
export interface Marked<Meaning extends string> {
  readonly [meaning]: Meaning;
}

/** An object that says so. */
export type MarkedObject<Meaning extends string> = Json & Marked<Meaning>;

/** The one place that says what a value is: by a name of its own, with the type of the crossing. */
export const mark = (value: unknown): unknown => value;

/** What says nothing yet. What does is refused where it would be marked once more: it becomes something else by name only. */
export type Unmarked<T> = T extends Marked<string> ? never : T;

/** Says of an object which says nothing yet what it is from now on. */
export type MarkObject<Said extends MarkedObject<string>> = <T extends Json>(object: Unmarked<T>) => Said;
