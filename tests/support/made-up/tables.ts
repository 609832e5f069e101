import { Ajv2020 } from "ajv/dist/2020.js";
import type { MemberTable } from "../../../dist/provider/reconciler/compare/member-table.js";
import type { Variant } from "../../../dist/provider/reconciler/kind-facts.js";
import type { Member } from "../../../dist/sdk/generated/contract.js";
import { type Shape, shapes } from "../../../dist/sdk/generated/reads.js";
import type { SchemaValidator } from "../../../dist/sdk/generated/validators.js";

// What the build makes of sdk/openapi.yaml for a real kind, made here of a table of members.

const ajv = new Ajv2020({ allErrors: true, strict: false });

const schemaOf = (table: MemberTable): object => ({
  type: "object",
  properties: Object.fromEntries(Object.entries(table).map(([name, member]) => [name, memberSchema(member)])),
  required: Object.keys(table).filter((name) => table[name]?.required),
  additionalProperties: false,
});

const memberSchema = ({ type, members, enum: words }: Member): object =>
  members === undefined ? { type, ...(words && { enum: words }) } : schemaOf(members);

/** What a program may declare. */
export const validatorOf = (table: MemberTable): SchemaValidator => ajv.compile(schemaOf(table)) as SchemaValidator;

const shapeOf = (table: MemberTable): Shape => ({
  type: "object",
  members: Object.fromEntries(
    Object.entries(table).map(([name, { type, members, writeOnly }]) => [
      name,
      { ...(members === undefined ? { type } : shapeOf(members)), ...(writeOnly && { hidden: true }) },
    ]),
  ),
});

/** A kind of one variant, whose read schema has this name, which is its own: all tests of a process share them. */
export function variantOf(schema: string, members: MemberTable, rest: Pick<Variant, "aspects"> & Partial<Variant>): Variant {
  const text = { type: "string" } as const;
  if (Object.hasOwn(shapes, schema)) throw new Error(`there is a read schema ${schema} already`);
  (shapes as Record<string, Shape>)[schema] = shapeOf({ id: text, status: text, ...members });
  return {
    name: "plain",
    types: [],
    members,
    readOnly: ["id", "status"],
    computed: [],
    validator: validatorOf(members),
    ...rest,
  };
}
