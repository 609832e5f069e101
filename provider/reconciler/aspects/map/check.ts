import { isObject } from "../../../../sdk/json";
import { message } from "../../../../sdk/message";
import { spelled } from "../../../errors/argument-path";
import type { PlainText } from "../../../values/branded";
import { holdsUnknown, isUnknown } from "../../../values/markers";
import { writable } from "../../compare/member-table";
import { inside, isThere, present } from "../../compare/present";
import type { Problems } from "../../problems/problems";
import { butNot } from "../../problems/wanted-type";
import type { From, Members } from "../../provenance";
import { type Identity, type ItemFacts, isUnseen } from "./item-facts";
import { properEntries } from "./items";

/** Every problem of a declared map. */
export function checkItems(problems: Problems, facts: ItemFacts, declared: From<"declared"> | undefined, isUntouched: () => boolean): void {
  if (!isObject(declared)) {
    problems.add([facts.name], "OAG_ARGUMENT_TYPE", `must be an object whose keys name each ${facts.singular}${butNot(declared)}`);
    return;
  }
  for (const [key, item] of Object.entries(present(declared))) {
    const path = [facts.name, key];
    if (isUnknown(item)) continue;
    if (!isObject(item)) problems.add(path, "OAG_ARGUMENT_TYPE", `must be an object${membersOf(facts, key)}${butNot(item)}`);
    else
      problems.checkObject(
        { ...facts.implied(key), ...present(inside(declared, key)) },
        {
          path,
          validator: facts.validator,
          // Made for what is told of a problem alone.
          get members() {
            return writable(facts.table);
          },
          get readOnly() {
            return readOnlyOf(facts);
          },
          // An import has nothing to give of what no read shows.
          required: facts.required.filter(
            (name) => !(isUnseen(facts, name, inside(declared, key)) && !isThere(item[name]) && isUntouched()),
          ),
        },
      );
  }
  checkDuplicates(problems, facts, declared);
}

/** Members of an item that are not for a program to say. */
const readOnlyOf = ({ table }: ItemFacts): string[][] =>
  Object.keys(table)
    .filter((name) => table[name]?.readOnly)
    .map((name) => [name]);

/** The members that an item must have and its key does not imply. */
function membersOf({ required, implied }: ItemFacts, key: PlainText): string {
  const names = required.filter((name) => !Object.hasOwn(implied(key), name));
  if (names.length === 0) return "";
  return ` with the ${names.length === 1 ? "member" : "members"} ${names.join(" and ")}`;
}

/** Two keys that the gateway takes for the same item, or two items that want one name. */
function checkDuplicates(problems: Problems, facts: ItemFacts, declared: Members<"declared">): void {
  const entries = properEntries(facts, declared);
  const same = new Map<Identity, string>();
  for (const { key, item, identity } of entries) {
    if (facts.identifying.some((name) => holdsUnknown(item[name]))) continue;
    const first = same.get(identity);
    if (first !== undefined)
      problems.add([facts.name, key], "OAG_ARGUMENT_CONFLICT", message`is the same ${facts.singular} as ${spelled([facts.name, first])}`);
    same.set(identity, first ?? key);
  }
  const { nameOf } = facts;
  if (nameOf === undefined) return;
  const named = new Map<string, string>();
  for (const { key, item } of entries) {
    if (holdsUnknown(item.name)) continue;
    const name = nameOf(item);
    const first = named.get(name);
    if (first !== undefined)
      problems.add(
        [facts.name, key],
        "OAG_ARGUMENT_CONFLICT",
        message`has the name of ${spelled([facts.name, first])}; ${facts.singular} names are unique, choose another`,
      );
    named.set(name, first ?? key);
  }
}
