import { type BrandedObject, type BrandObject, brand } from "../../values/branded";

/** Outputs that no program declares, as far as a gateway shows them. */
export type Computed = BrandedObject<"computed">;

/** The same with the origin that the object lives on, `https://host[:port]`: what a state records of it. */
export type Located = Computed & { readonly gateway: string };

/** Says so of members that are picked out of an object one by one. What is something already, such as the whole object, is refused. */
export const computedOutputs = brand as BrandObject<Computed>;
