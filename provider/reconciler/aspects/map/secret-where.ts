import { isSecretBy, mayBeSecret } from "../../../../sdk/secrets/places";
import type { MemberTable } from "../../compare/member-table";
import { placesIn } from "../../compare/secret-places";
import type { Members, Provenance } from "../../provenance";
import type { ItemFacts } from "./item-facts";

/**
 * Of a table, the members that are secret by what stands beside them: of which items no read shows them, and of which
 * items no look shows them, since they may be secret.
 */
export function secretWhereIn(table: MemberTable): Required<Pick<ItemFacts, "hiddenWhen" | "secretWhen">> {
  const deciders = placesIn(table).flatMap(({ path: [name = ""], where }) => (where === undefined ? [] : [{ name, where }]));
  const when = (judge: typeof isSecretBy) =>
    Object.fromEntries(deciders.map(({ name, where }) => [name, (item: Members<Provenance>) => judge(where, item)] as const));
  return { hiddenWhen: when(isSecretBy), secretWhen: when(mayBeSecret) };
}
