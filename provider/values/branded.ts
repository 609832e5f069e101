import type { Json } from "../../sdk/json";

declare const meaning: unique symbol;

/** A value that says in its type what it is, so that it is taken for nothing else. Nothing is added to the value. */
export interface Branded<Meaning extends string> {
  readonly [meaning]: Meaning;
}

/** An object that says so. */
export type BrandedObject<Meaning extends string> = Json & Branded<Meaning>;

/** A text that says nothing of what it is, such as a key of a program's. One that does is refused in its place. */
export type PlainText = string & { readonly [meaning]?: never };

/** The one place that says what a value is: by a name of its own, with the type of the crossing. */
export const brand = (value: unknown): unknown => value;

/** What says nothing yet. What does is refused where it would be branded once more: it becomes something else by name only. */
export type Unbranded<T> = T extends Branded<string> ? never : T;

/** Says of an object which says nothing yet what it is from now on. */
export type BrandObject<Said extends BrandedObject<string>> = <T extends Json>(object: Unbranded<T>) => Said;
