import type { KindFacts, Variant } from "../kind-facts";

/** The variant of a type, if the contract knows it; that of a kind without types. */
export const findVariant = ({ variants }: KindFacts, type: unknown): Variant | undefined =>
  variants.find(({ types }) => types.includes(type as string) || types.length === 0);

/** The variant of a type; one that is newer than the contract is taken for the first. */
export const variantOf = (kind: KindFacts, type: unknown): Variant => findVariant(kind, type) ?? (kind.variants[0] as Variant);
