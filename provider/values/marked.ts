declare const meaning: unique symbol;

/** A value that says in its type what it is, so that it is taken for nothing else. Nothing is added to the value. */
export interface Marked<Meaning extends string> {
  readonly [meaning]: Meaning;
}

/** What says nothing yet. What does is refused where it would be marked once more: it becomes something else by name only. */
export type Unmarked<T> = T extends Marked<string> ? never : T;
