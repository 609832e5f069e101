import { type Marked, type MarkedObject, type MarkObject, mark, type Unmarked } from "../values/branded";

/** Where a value comes from: a program declares it, a state knows it, a gateway shows it. */
export type Origin = "declared" | "known" | "live";

/** What a program wrote, or a state has of that: values in the program's form. */
export type Written = "declared" | "known";

/** A value that says where it comes from, so that none is taken for another. */
export type From<O extends Origin> = Marked<O>;

/** The same of an object's members. */
export type Members<O extends Origin> = MarkedObject<O>;

/** A value that is to be one of several words, such as a status, and may be compared with any of them. */
export type Word<O extends Origin> = (string & From<O>) | From<O>;

/** Says of what is parsed, or made anew, where it comes from. What is something already is refused. */
type Mark<O extends Origin> = MarkObject<Members<O>> & (<T>(value: Unmarked<T>) => From<O> | undefined);

/** What becomes of a value when its meaning changes. */
interface Become<Before extends Origin, After extends Origin> {
  (members: Members<Before>): Members<After>;
  (value: From<Before> | undefined): From<After> | undefined;
}

export const declaredIn = mark as Mark<"declared">;
export const knownIn = mark as Mark<"known">;
export const liveIn = mark as Mark<"live">;

/** What was sent, and taken by the gateway, is known from now on. */
export const nowKnown = mark as Become<Written, "known">;
/** What is live, where it has the program's form: as a state would know it. */
export const liveAsKnown = mark as Become<"live", "known">;
/** What is known, where a write says it once more. */
export const knownAsDeclared = mark as Become<"known", "declared">;

/** Some of an object's members. */
export const filtered = <O extends Origin>(members: Members<O>, isWanted: (name: string) => boolean): Members<O> =>
  Object.fromEntries(Object.entries(members).filter(([name]) => isWanted(name))) as Members<O>;
