import type { SecretPlace } from "../../sdk/generated/credentials";
import { placesIn } from "./compare/secret-places";
import type { KindFacts, Variant } from "./kind-facts";

/** Where the resources of a kind have what is secret whatever a program does: where it says so itself, or else where its tables do. */
export const secretPlacesOf = ({ secrets, variants }: Pick<KindFacts, "secrets" | "variants">): readonly SecretPlace[] =>
  secrets ?? variants.flatMap(placesOf);

const placesOf = ({ members, updateMembers = {}, readMembers = {}, aspects }: Variant): SecretPlace[] => [
  ...[members, updateMembers, readMembers].flatMap(placesIn),
  ...aspects.flatMap((aspect) => aspect.secretPlaces?.() ?? []),
];
