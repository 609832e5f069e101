import type { KindFacts, Variant } from "../kind-facts";

/** What the type of an object, or of the arguments of one, says. Asked once, where they are parsed. */
export interface Typed {
  /** That of the type; of a type that is newer than the contract the first. */
  readonly variant: Variant;
  /** The contract has the type, or the kind has no types: the variant is surely its own. */
  readonly isKnownType: boolean;
}

export function typedBy({ variants }: KindFacts, type: unknown): Typed {
  const variant = variants.find(({ types }) => types.includes(type as string) || types.length === 0);
  return { variant: variant ?? (variants[0] as Variant), isKnownType: variant !== undefined };
}

export const variantOf = (kind: KindFacts, type: unknown): Variant => typedBy(kind, type).variant;
