import { readFileSync } from "node:fs";
import { expect } from "chai";
import { parse } from "yaml";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { inputsIn } from "../../../dist/provider/lifecycle.js";
import { validators } from "../../../dist/sdk/generated/validators.js";
import type { Json } from "../../support/basics/json.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import { type Declared, kindNames, seedOf } from "../../support/seeds/index.ts";

type Steps = readonly (string | number)[];
type Check = NonNullable<(typeof lifecycles)["app"]["check"]>;

const { schemas } = (parse(readFileSync("sdk/openapi.yaml", "utf8")) as { components: { schemas: Record<string, Json> } }).components;

/** A schema with its reference followed and its parts put together. */
function whole(schema: Json): Json {
  if (schema.$ref !== undefined)
    return { ...whole(schemas[String(schema.$ref).split("/").at(-1) ?? ""] ?? {}), ...schema, $ref: undefined };
  if (schema.allOf === undefined) return schema;
  const parts = (schema.allOf as Json[]).map(whole);
  return {
    ...schema,
    allOf: undefined,
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required ?? []),
  };
}

/** Keywords that this walk knows: one that the contract begins to use must not go unchecked. */
const words = ["type", "enum", "pattern", "minimum", "maximum", "maxLength", "format", "items", "properties", "required", "$ref", "allOf"];
const says = ["description", "default", "readOnly", "writeOnly"];

/** One fact of the contract: a wrong value, undefined for none at all, and where it is to be refused. */
interface Fact {
  says: string;
  wrong: unknown;
  at: Steps;
  refusedAt?: Steps;
}

const notOf: Record<string, unknown> = { string: 7, integer: "x", number: "x", boolean: "x", array: "x", object: "x" };

/** What the contract says of one member, and of all that is within. */
function factsOf(given: Json, at: Steps): Fact[] {
  const schema = whole(given);
  const type = String(Array.isArray(schema.type) ? schema.type[0] : schema.type);
  const unknown = Object.keys(schema).filter((word) => schema[word] !== undefined && !word.startsWith("x-"));
  expect([...new Set([...words, ...says, ...unknown])], at.join(".")).to.have.members([...words, ...says]);
  const fact = (says: string, wrong: unknown, refusedAt = at): Fact => ({ says, wrong, at, refusedAt });
  const facts = [fact(`type ${type}`, notOf[type])];
  if (schema.enum !== undefined) facts.push(fact("enum", type === "string" ? "NO_SUCH" : Number(schema.enum[0]) + 1));
  if (schema.minimum !== undefined) facts.push(fact("minimum", schema.minimum - 1));
  if (schema.maximum !== undefined) facts.push(fact("maximum", schema.maximum + 1));
  if (schema.maxLength !== undefined) facts.push(fact("maxLength", "x".repeat(schema.maxLength + 1)));
  if (schema.pattern !== undefined) facts.push(fact("pattern", "% %"));
  if (schema.format !== undefined) facts.push(fact(`format ${schema.format}`, "% %"));
  if (schema.items !== undefined) {
    const item = whole(schema.items);
    facts.push(fact("items", [notOf[item.type]], [...at, 0]));
    if (item.enum !== undefined) facts.push(fact("enum of items", ["NO_SUCH"], [...at, 0]));
  }
  return [...facts, ...(schema.properties === undefined ? [] : factsWithin(schema, at))];
}

function factsWithin(schema: Json, at: Steps, not: readonly string[] = []): Fact[] {
  const { properties, required = [] } = schema;
  return Object.entries(properties as Record<string, Json>)
    .filter(([name, member]) => !member.readOnly && !not.includes(name))
    .flatMap(([name, member]) => [
      ...(required.includes(name) && whole(member).default === undefined
        ? [{ says: "required", wrong: undefined, at: [...at, name] }]
        : []),
      ...factsOf(member, [...at, name]),
    ]);
}

/** Arguments with another value in one place. */
function changed(args: unknown, [step, ...rest]: Steps, value: unknown): unknown {
  if (step === undefined) return value;
  const object = (args ?? {}) as Json;
  const inner = changed(object[step], rest, value);
  const { [step]: _, ...others } = object;
  return inner === undefined ? others : { ...object, [step]: inner };
}

const context = { validation: "strict", notice: () => {} } as const;
const places = (kind: KindName, args: Json): Steps[] =>
  (lifecycles[kind].check as Check)({ olds: inputsIn({}), news: inputsIn(args) }, context).problems.map(({ path }) => path);

/** What there is to check of a kind; one without a seed fails by a test of its own. */
function seedIn(kind: KindName): readonly Declared[] {
  try {
    return seedOf(kind).declared;
  } catch {
    return [];
  }
}

describe("all that the contract states of what a program declares", () => {
  for (const kind of kindNames) {
    it(`is stated of every kind that there is: ${kind}`, () => {
      expect(seedOf(kind).declared).to.not.deep.equal([]);
    });

    for (const { schema, base, at = [], not } of seedIn(kind))
      it(`is checked in the preview: ${schema}`, () => {
        expect(places(kind, base), "nothing is wrong with the arguments as they are").to.deep.equal([]);
        // What the key of an item says need not be declared.
        const implied = at.length === 2 ? ["name", "type", "hostname", "resourcePath"] : [];
        const facts = factsWithin(whole(schemas[schema] ?? {}), at, not).filter(
          (fact) => fact.says !== "required" || !implied.includes(String(fact.at.at(-1))),
        );
        const unchecked = facts.filter(({ wrong, at: where, refusedAt = where }) => {
          const found = places(kind, changed(base, where, wrong) as Json);
          return !found.some((place) => JSON.stringify(place) === JSON.stringify(refusedAt));
        });
        expect(unchecked.map((fact) => `${fact.at.join(".")}: ${fact.says}`)).to.deep.equal([]);
      });
  }

  it("is more than a few facts, also of the failover mode, which stands in a schema of its own", () => {
    const [{ base } = { base: {} }] = seedOf("idp").declared;
    expect(places("idp", { ...base, failoverMode: "NO_SUCH" })).to.deep.equal([["failoverMode"]]);
    expect(places("idp", { ...base, failoverMode: 7 })).to.deep.equal([["failoverMode"]]);
    const all = kindNames.flatMap((kind) =>
      seedIn(kind).flatMap(({ schema, at = [], not }) => factsWithin(whole(schemas[schema] ?? {}), at, not)),
    );
    expect(all.length).to.be.at.least(270);
  });

  it("is looked for by as many schemas as there are validators of what a program declares", () => {
    expect(kindNames.flatMap((kind) => seedOf(kind).declared).length).to.equal(Object.keys(validators).length);
  });
});
