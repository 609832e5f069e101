import { pick } from "../../sdk/json";
import { type Branded, type BrandedObject, type BrandObject, brand, type Unbranded } from "../values/branded";

/** Where a value comes from: a program declares it, a state knows it, a gateway shows it. */
export type Provenance = "declared" | "known" | "live";

/** What a program wrote, or a state has of that: values in the program's form. */
export type Written = "declared" | "known";

/** A value that says where it comes from, so that none is taken for another. */
export type From<O extends Provenance> = Branded<O>;

/** The same of an object's members. */
export type Members<O extends Provenance> = BrandedObject<O>;

/** A value that is to be one of several words, such as a status, and may be compared with any of them. */
export type Word<O extends Provenance> = (string & From<O>) | From<O>;

/** Says of what is parsed, or made anew, where it comes from. What is something already is refused. */
type Brand<O extends Provenance> = BrandObject<Members<O>> & (<T>(value: Unbranded<T>) => From<O> | undefined);

/** What becomes of a value when its meaning changes. */
interface Become<Before extends Provenance, After extends Provenance> {
  (members: Members<Before>): Members<After>;
  (value: From<Before> | undefined): From<After> | undefined;
}

export const declaredIn = brand as Brand<"declared">;
export const knownIn = brand as Brand<"known">;
export const liveIn = brand as Brand<"live">;

/** What was sent, and taken by the gateway, is known from now on. */
export const nowKnown = brand as Become<Written, "known">;
/** What is live, where it has the program's form: as a state would know it. */
export const liveAsKnown = brand as Become<"live", "known">;
/** What is known, where a write says it once more. */
export const knownAsDeclared = brand as Become<"known", "declared">;

/** Some of an object's members. */
export const filtered = <O extends Provenance>(members: Members<O>, isWanted: (name: string) => boolean): Members<O> =>
  pick(members, isWanted) as Members<O>;
