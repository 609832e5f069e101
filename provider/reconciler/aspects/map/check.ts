import { isObject, type Json } from "../../../../sdk/json";
import { spelled } from "../../../errors/problem";
import { holdsUnknown, isUnknown } from "../../../values/markers";
import type { Problems } from "../../check/problems";
import { present } from "../../compare/equal";
import { type From, filtered, type Members } from "../../parsed/origin";
import { writable } from "../block";
import type { ItemFacts } from "./item-facts";
import { type Entry, entriesOf } from "./items";

/** Every problem of a declared map. */
export function checkItems(problems: Problems, facts: ItemFacts, declared: From<"declared"> | undefined, isUntouched: () => boolean): void {
  if (!isObject(declared)) {
    problems.add([facts.name], `must be an object whose keys name each ${facts.singular}`);
    return;
  }
  for (const [key, item] of Object.entries(present(declared))) {
    const path = [facts.name, key];
    if (isUnknown(item)) continue;
    if (!isObject(item)) problems.add(path, "must be an object");
    else
      problems.checkObject(
        { ...facts.implied(key), ...present(item) },
        {
          path,
          validator: facts.validator,
          members: writable(facts.table),
          fixed: Object.keys(facts.table).filter((name) => facts.table[name]?.readOnly),
          // An import has no value of a secret attribute to give.
          required: lacksSecret(item) && isUntouched() ? facts.required.filter((name) => name !== "value") : facts.required,
        },
      );
  }
  checkDuplicates(problems, facts, declared);
}

const lacksSecret = (item: Json) => item.source === "SECRET" && (item.value === undefined || item.value === null);

/** The items that are objects. */
export const properEntries = (facts: ItemFacts, declared: Members<"declared">): Entry<"declared">[] =>
  entriesOf(
    facts,
    filtered(declared, (key) => isObject(declared[key])),
  );

/** Two keys that the gateway takes for the same item, or two items that want one name. */
function checkDuplicates(problems: Problems, facts: ItemFacts, declared: Members<"declared">): void {
  const same = new Map<string, string>();
  for (const { key, item, identity } of properEntries(facts, declared)) {
    if (facts.identifying.some((name) => holdsUnknown(item[name]))) continue;
    const first = same.get(identity);
    if (first !== undefined) problems.add([facts.name, key], `is the same ${facts.singular} as ${spelled([facts.name, first])}`);
    same.set(identity, first ?? key);
  }
  const { nameOf } = facts;
  if (nameOf === undefined) return;
  const named = new Map<string, string>();
  for (const { key, item } of properEntries(facts, declared)) {
    if (holdsUnknown(item.name)) continue;
    const name = nameOf(item);
    const first = named.get(name);
    if (first !== undefined)
      problems.add(
        [facts.name, key],
        `has the name of ${spelled([facts.name, first])}; ${facts.singular} names are unique, choose another`,
      );
    named.set(name, first ?? key);
  }
}
