import type { SecretPlace } from "../../../sdk/generated/credentials";
import type { MemberTable } from "./member-table";

/** Where an object of these members has what is secret whatever a program does. */
export function placesIn(table: MemberTable): SecretPlace[] {
  return Object.entries(table).flatMap(([name, { type, secret, secretWhere, writeOnly, members = {} }]) => {
    if (secretWhere !== undefined)
      return Object.entries(secretWhere).map(([member, values]) => {
        const plain = (table[member]?.enum ?? []).filter((value) => !values.includes(value));
        return { path: [name], where: { member, secret: values, plain } };
      });
    if (secret ?? writeOnly) return [{ path: [name] }];
    const within = placesIn(members);
    // A list counts whole.
    return type === "array" && within.length > 0 ? [{ path: [name] }] : within.map(placeUnder(name));
  });
}

/** The same place as it is under names, `*` for each that a program chooses. */
export const placeUnder =
  (...above: readonly string[]) =>
  ({ path, ...rest }: SecretPlace): SecretPlace => ({ path: [...above, ...path], ...rest });
