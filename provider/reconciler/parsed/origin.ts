import type { Json } from "../../../sdk/json";

declare const origin: unique symbol;

/** Where a value comes from: a program declares it, a state knows it, a gateway shows it. */
export type Origin = "declared" | "known" | "live";

/** What a program wrote, or a state has of that: values in the program's form. */
export type Written = "declared" | "known";

/** A value that says where it comes from, so that none is taken for another. Only types carry that; nothing is added to the value. */
export interface From<O extends Origin> {
  readonly [origin]: O;
}

/** The same of an object's members. */
export type Members<O extends Origin> = Json & From<O>;

/** Says of what is parsed where it comes from. Of what has an origin already it says that it has become another one. */
interface Mark<O extends Origin> {
  (members: Json): Members<O>;
  (value: unknown): From<O> | undefined;
}

const mark = <T>(value: T): T => value;

export const declaredIn = mark as Mark<"declared">;
export const knownIn = mark as Mark<"known">;
export const liveIn = mark as Mark<"live">;

/** Some of an object's members. */
export const filtered = <O extends Origin>(members: Members<O>, isWanted: (name: string) => boolean): Members<O> =>
  Object.fromEntries(Object.entries(members).filter(([name]) => isWanted(name))) as Members<O>;
