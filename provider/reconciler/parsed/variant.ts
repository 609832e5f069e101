import type { KindFacts, Variant } from "../kind-facts";

/** What the type of an object, or of the arguments of one, says. Asked once, where they are parsed. */
export interface Typed {
  /** That of the type; of a type that is newer than the contract the first. */
  readonly variant: Variant;
  /** The contract has the type, or the kind has no types: the variant is surely its own. */
  readonly isKnownType: boolean;
  /** Aspects of which an object of that type needs something while it is in use. */
  readonly needed: readonly string[];
}

export function typedBy({ variants }: KindFacts, type: unknown): Typed {
  const known = variants.find(({ types }) => types.includes(type as string) || types.length === 0);
  const variant = known ?? (variants[0] as Variant);
  const needed = Object.entries(variant.needed ?? {}).flatMap(([name, types]) => (types.includes(type as string) ? [name] : []));
  return { variant, isKnownType: known !== undefined, needed };
}

export const variantOf = (kind: KindFacts, type: unknown): Variant => typedBy(kind, type).variant;
