import type { Path } from "../../../sdk/path";
import { valueAt } from "../../values/value-at";
import { inside } from "../compare/present";
import type { Managed } from "../parsed/managed";
import type { State } from "../parsed/state";
import type { Members } from "../provenance";

/**
 * An imported object may have values that the API never shows: an IdP's credential, a SAML app's `spCertificate`, the value
 * of an attribute, a directory's `bindCredential` in its connection. The state owns them without knowing them (`unread`). They cannot be compared, so what the program
 * declares counts as what the gateway has: it enters the state and is not written unasked. A later change is an ordinary one.
 */
export function recordUnread(old: State, wanted: Managed<"declared">): { state: State; recorded: Path[] } {
  const { members, aspects } = old.known;
  const isAspect = ([first]: Path) => old.variant.aspects.some(({ name }) => name === first);
  const own = old.unread.filter(
    (path) => !isAspect(path) && valueAt(members, path) === undefined && valueAt(wanted.members, path) !== undefined,
  );
  const inAspects = old.variant.aspects.map((aspect) => {
    const names = old.unread.flatMap(([first, name]) => (first === aspect.name && name !== undefined ? [name] : []));
    const before = aspects[aspect.name];
    const { value, recorded } = aspect.recordUnread?.(before, wanted.aspects[aspect.name], names) ?? { value: before, recorded: [] };
    return { name: aspect.name, value, recorded };
  });
  const known: Managed<"known"> = {
    ...old.known,
    members: own.reduce<Members<"known">>((result, path) => withValue(result, path, valueAt(wanted.members, path)), members),
    aspects: Object.fromEntries(inAspects.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value])),
  };
  const isRecorded = (path: Path) =>
    own.includes(path) || inAspects.some(({ name, recorded }) => path[0] === name && recorded.some((key) => key === path[1]));
  return { state: { ...old, known, unread: [] }, recorded: old.unread.filter(isRecorded) };
}

const withValue = (members: Members<"known">, [name = "", ...rest]: Path, value: unknown): Members<"known"> => {
  return { ...members, [name]: rest.length === 0 ? value : withValue(inside(members, name), rest, value) };
};
