import type { Variant } from "../../reconciler/kind-facts";
import type { Declaration } from "../../reconciler/parsed/declaration";

/** What templates make, as far as the documents tell: a policy that protects everything, headers from the identity provider. */
export const templates: NonNullable<Variant["templates"]> = {
  policies: (item) => item.resourcePath === "/" && item.rule === "PROTECTED",
  attributes: (item) => item.source === "IDP" && item.type !== "COOKIE",
};

/** Whether a create makes items by the template of the type. */
export const makesTemplates = ({ variant, managed: { aspects } }: Declaration): boolean =>
  Object.keys(variant.templates ?? {}).some((name) => aspects[name] === undefined);
