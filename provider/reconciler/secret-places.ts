import type { SecretPlace } from "../../sdk/generated/credentials";
import { Block } from "./aspects/block";
import { ItemMap } from "./aspects/map/map";
import type { MemberTable } from "./compare/members";
import type { KindFacts, Variant } from "./kind-facts";

/** Where the resources of a kind have what is secret whatever a program does: where it says so itself, or else where its tables do. */
export const secretPlacesOf = ({ secrets, variants }: Pick<KindFacts, "secrets" | "variants">): readonly SecretPlace[] =>
  secrets ?? variants.flatMap(placesOf);

const placesOf = ({ members, updateMembers = {}, readMembers = {}, aspects }: Variant): SecretPlace[] => [
  ...[members, updateMembers, readMembers].flatMap(placesIn),
  ...aspects.flatMap((aspect) => {
    if (aspect instanceof ItemMap) return placesIn(aspect.facts.table).map(under(aspect.name, "*"));
    return aspect instanceof Block ? placesIn(aspect.table).map(under(aspect.name)) : [];
  }),
];

const under =
  (...above: readonly string[]) =>
  ({ path, ...rest }: SecretPlace): SecretPlace => ({ path: [...above, ...path], ...rest });

function placesIn(table: MemberTable): SecretPlace[] {
  return Object.entries(table).flatMap(([name, { type, secret, secretWhere, writeOnly, members = {} }]) => {
    if (secretWhere !== undefined)
      return Object.entries(secretWhere).map(([member, values]) => {
        const plain = (table[member]?.enum ?? []).filter((value) => !values.includes(value));
        return { path: [name], where: { member, secret: values, plain } };
      });
    if (secret ?? writeOnly) return [{ path: [name] }];
    const within = placesIn(members);
    // A list counts whole.
    return type === "array" && within.length > 0 ? [{ path: [name] }] : within.map(under(name));
  });
}
