import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readApi } from "../../scripts/generate/api.ts";
import { declarables, properties, within } from "../../scripts/generate/kinds.ts";
import { merged, refName, resolved } from "../../scripts/generate/schemas.ts";
import { root } from "../support/basics/checkout.ts";

const { schemas } = readApi(readFileSync(join(root, "sdk/openapi.yaml"), "utf8")).components;
const typed = new Set(within.flatMap(({ schema }) => schema));

/** What programs declare in another form than the API's. */
const byHand: Readonly<Record<string, string>> = {
  "ApplicationOfflineModeGroupPolicy/groups": "groups by their names",
};

/** Objects with members of their own that stand in an object which programs declare, each by the names under which it may have a type. */
function objectsIn(schema: string): { where: string; names: string[] }[] {
  const { properties: members = {} } = merged(schemas, resolved(schemas, { $ref: schema }));
  return Object.entries(members).flatMap(([name, member]) => {
    const held = member.items ?? member;
    const { properties: inner, readOnly } = resolved(schemas, held);
    if (inner === undefined || readOnly || member.readOnly) return [];
    return [{ where: `${schema}/${name}`, names: [`${schema}/${name}`, ...(held.$ref === undefined ? [] : [refName(held.$ref)])] }];
  });
}

describe("an object within a resource", () => {
  it("is a type of arguments wherever a program declares one with members of its own: scripts/generate/kinds.ts, within", () => {
    const parts = Object.values(properties).flatMap(({ maps = {}, blocks = {} }) => Object.entries({ ...maps, ...blocks }));
    const ofMembers = Object.values(declarables).flatMap(({ schema, and }) =>
      [schema, ...(and === undefined ? [] : [and])].flatMap(objectsIn),
    );
    const all = [...ofMembers, ...parts.map(([where, names]) => ({ where, names }))];
    expect(all.map(({ where }) => where)).to.include.members(["session", "policies", "IdPOfflineModeDirectory/connection"]);
    const untyped = all.filter(({ names }) => !names.some((name) => typed.has(name))).map(({ where }) => where);
    expect(untyped.sort()).to.deep.equal(Object.keys(byHand).sort());
  });
});
