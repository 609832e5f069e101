import type { Json } from "../../../sdk/json";
import type { Declaration } from "../../reconciler/parsed/declaration";

/** Whether a create makes attributes and policies by the template of the type. */
export const makesTemplates = ({ variant, managed: { aspects } }: Declaration): boolean =>
  variant.name === "proxied" && (aspects.attributes === undefined || aspects.policies === undefined);

type Made = (item: Json) => boolean;

/** What templates make, as far as the documents tell: a policy that protects everything, headers from the identity provider. */
const made: Readonly<Record<string, Made>> = {
  policies: (item) => item.resourcePath === "/" && item.rule === "PROTECTED",
  attributes: (item) => item.source === "IDP" && item.type !== "COOKIE",
};

/** True for an item that a template makes of what is called so, where it makes any. */
export const isOfTemplate = (aspect: string, item: Json): boolean => (made[aspect] as Made)(item);

/** True for what templates make items of. */
export const hasTemplate = (aspect: string): boolean => Object.hasOwn(made, aspect);
