import { isObject, type Json } from "../../../sdk/json";
import type { Managed } from "../parsed/managed";
import { knownIn, type Members, type Written } from "../parsed/origin";
import type { State } from "../parsed/state";

/**
 * An imported object may have values that the API never shows: an IdP's credential, a SAML app's `spCertificate`, the value
 * of a SECRET attribute, a directory's `connection.bindCredential`. The state owns them without knowing them (`unread`). They cannot be compared, so what the program
 * declares counts as what the gateway has: it enters the state and is not written unasked. A later change is an ordinary one.
 */
export function takeUnread(old: State, wanted: Managed<"declared">): { state: State; taken: string[] } {
  const { members, aspects } = old.known;
  const own = old.unread.filter((path) => at(members, path) === undefined && at(wanted.members, path) !== undefined);
  const inAspects = old.variant.aspects.map((aspect) => {
    const prefix = `${aspect.name}.`;
    const names = old.unread.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    const before = aspects[aspect.name];
    const { value, taken } = aspect.takeUnread?.(before, wanted.aspects[aspect.name], names) ?? { value: before, taken: [] };
    return { name: aspect.name, value, taken: taken.map((name) => `${prefix}${name}`) };
  });
  const known: Managed<"known"> = {
    ...old.known,
    members: own.reduce<Members<"known">>((result, path) => withValue(result, path.split("."), at(wanted.members, path)), members),
    aspects: Object.fromEntries(inAspects.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value])),
  };
  const taken = new Set([...own, ...inAspects.flatMap((aspect) => aspect.taken)]);
  return { state: { ...old, known, unread: [] }, taken: old.unread.filter((path) => taken.has(path)) };
}

/** A member, or one within another: `apiToken`, `connection.bindCredential`. */
const at = (members: Members<Written>, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), members);

const withValue = (members: Json, [name = "", ...rest]: readonly string[], value: unknown): Members<"known"> => {
  const inner = members[name];
  return knownIn({ ...members, [name]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value) });
};
