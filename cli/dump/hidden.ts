import type { Path } from "pulumi-oag/provider/v1";
import type { Member } from "pulumi-oag/sdk";
import { isObject, type Json } from "../json";
import type { KindName } from "../kinds";
import { type Table, tablesOf } from "./tables";

/** True of a member that is a credential by what stands beside it in its object. */
const isSecretBeside = ({ secretWhere = {} }: Member, holder: Json): boolean =>
  Object.entries(secretWhere).some(([name, values]) => values.some((value) => value === holder[name]));

/** The members of an item that are credentials by what it is. */
export const secretsBeside = (table: Table, item: Json): string[] =>
  Object.entries(table).flatMap(([name, member]) => (isSecretBeside(member, item) ? [name] : []));

/** What no read shows: a credential, and what comes with one. */
export const isUnread = ({ writeOnly, unread }: Member): boolean => writeOnly === true || unread === "always";

/** What no read shows of an object, at any depth, whether a program must be given it or not. */
function hiddenOf(table: Table, object: Json): Path[] {
  return Object.entries(table).flatMap(([name, member]): Path[] => {
    if (isUnread(member) || isSecretBeside(member, object)) return [[name]];
    const inner = object[name];
    return member.members && isObject(inner) ? hiddenOf(member.members, inner).map((path) => [name, ...path]) : [];
  });
}

/** The same of the arguments of a resource: of its own members, those of declared blocks, and those of each declared item. */
export function hiddenIn(kind: KindName, inputs: Json): Path[] {
  const { own, blocks, maps } = tablesOf[kind](inputs.type);
  const within = (tables: Readonly<Record<string, Table>>, each: (name: string, table: Table, value: Json) => Path[]): Path[] =>
    Object.entries(tables).flatMap(([name, table]) => {
      const value = inputs[name];
      return isObject(value) ? each(name, table, value) : [];
    });
  return [
    ...hiddenOf(own, inputs),
    ...within(maps, (name, table, map) =>
      Object.entries(map).flatMap(([key, item]) => (isObject(item) ? hiddenOf(table, item).map((path) => [name, key, ...path]) : [])),
    ),
    ...within(blocks, (name, table, block) => hiddenOf(table, block).map((path) => [name, ...path])),
  ];
}
