// What the type of an app decides, as the contract's unions and schemas have it: of which types an app is, by which schemas it is sent and
// read, and which parts it has.

import type { AppVariant } from "../../sdk/generated/contract.ts";
import { properties, variantsOfApps } from "./kinds.ts";
import { asObject, type SchemaNode } from "./schema-node.ts";
import { named, nameIn, refName, resolved, type Schemas } from "./schemas.ts";

/** The schema of each type in a union. */
const unionOf = (schemas: Schemas, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(named(schemas, name).discriminator?.mapping ?? {}).map(([type, ref]) => [type, refName(ref)]));

/** The parts that reads of apps embed. */
const embeddedIn = (schemas: Schemas, read: string): Readonly<Record<string, SchemaNode>> =>
  asObject(resolved(schemas, named(asObject(named(schemas, read), read).properties, "_embedded")), `_embedded of ${read}`).properties;

/** The same, each with the schema of it, or of one of its items. */
const partsIn = (schemas: Schemas, read: string): Record<string, string> =>
  Object.fromEntries(Object.entries(embeddedIn(schemas, read)).map(([name, part]) => [name, nameIn(part.items ?? part)]));

/** The same of apps that have all of them, maps first, each with the word by which a read is asked for it. */
export function expandedByIn(schemas: Schemas): Readonly<Record<string, string>> {
  const embedded = embeddedIn(schemas, "HeaderBasedApplicationWithEmbedded");
  const { maps = {}, blocks = {} } = named(properties, "app");
  const names = [...Object.keys(maps), ...Object.keys(blocks)].filter((name) => Object.hasOwn(embedded, name));
  return Object.fromEntries(names.map((name) => [name, embedded[name]?.["x-expand"] ?? name]));
}

/** Of the blocks of apps those that a schema says apps of a variant have, and no read embeds. */
const apartOf = (schemas: Schemas, create: string): string[] =>
  Object.entries(properties.app?.blocks ?? {}).flatMap(([name, [first = ""]]) =>
    named(schemas, first)["x-part-of"] === create ? [name] : [],
  );

export function appVariantsOf(schemas: Schemas): Readonly<Record<string, AppVariant>> {
  const [creates, reads, whole] = ["ApplicationCreateRequest", "Application", "ApplicationWithEmbedded"].map((name) =>
    unionOf(schemas, name),
  ) as [Readonly<Record<string, string>>, Readonly<Record<string, string>>, Readonly<Record<string, string>>];
  const variantOf = (create: string): AppVariant => {
    const types = Object.keys(creates).filter((type) => creates[type] === create);
    const [first = ""] = types;
    const update = create.replace("CreateRequest", "UpdateRequest");
    return {
      types,
      create,
      // The body of a replace is not documented for all: it is that of a create then.
      update: schemas[update] === undefined ? create : update,
      read: reads[first] ?? named(whole, first),
      parts: partsIn(schemas, named(whole, first)),
      apart: apartOf(schemas, create),
    };
  };
  return Object.fromEntries(Object.entries(variantsOfApps).map(([name, create]) => [name, variantOf(create)]));
}
