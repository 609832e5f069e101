import type { Json } from "../../sdk/json";

/** What the client types by the API as the reconciler takes it; ids and what is no object stay. */
type Plain<T> = T extends readonly (infer Item)[] ? Plain<Item>[] : T extends object ? Json : T;

type PlainArguments<Given extends readonly unknown[]> = { [At in keyof Given]: Plain<Given[At]> };

/** The calls of a family of the client on plain JSON: the same names, and as many ids. */
export type PlainCalls<Family> = {
  [Name in keyof Family]: Family[Name] extends (...given: infer Given) => Promise<infer Result>
    ? (...given: PlainArguments<Given>) => Promise<Plain<Result>>
    : never;
};

/**
 * The client's calls are typed by the API, member by member; the reconciler works on plain JSON of any kind, and what it sends
 * and takes is judged by the contract at run time: bodies by check, responses where they enter. Said here once for all of them.
 */
export const plainCalls = <Family extends object>(family: Family): PlainCalls<Family> => family as unknown as PlainCalls<Family>;
