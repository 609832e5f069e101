import { isObject, type Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { Validation } from "../../gateway/settings";
import { holdsUnknown, isUnknown } from "../../plugin/markers";
import { type Problem, spelled } from "../../plugin/problem";
import { asImported } from "../../reconciler/check/imported";
import { allowedWords, notAnArgument, Problems, withType } from "../../reconciler/check/problems";
import { present, publicProps } from "../../reconciler/compare";
import { tellFindings } from "./check-notices";
import { checkRules } from "./check-rules";
import { applicationTypes, familiesWith, familyOf, findFamily, fixedNames } from "./family";
import { entriesOf } from "./items";
import { type MapPart, type Part, policies } from "./parts";
import { nameOf } from "./policy-order";

const statuses = ["ACTIVE", "INACTIVE", "MAINTENANCE"];

/** Every problem of an OagApp's arguments. No I/O. */
export function checkApp(olds: Json, news: Json, context: { validation: Validation; notice(message: string): void }): Problem[] {
  const problems = new Problems(context.validation, context.notice);
  const args = publicProps(news);
  checkType(problems, args);
  if (isUnknown(args.type)) return problems.found;
  const family = familyOf(args.type);
  const parts = new Map(family.parts.map((part) => [part.name as string, part]));
  const own = Object.fromEntries(Object.entries(args).filter(([name]) => !parts.has(name) && name !== "status" && name !== "type"));
  const required = Object.entries(family.members)
    .filter(([name, member]) => member.required && member.default === undefined && name !== "type")
    .map(([name]) => name);
  problems.checkObject(own, {
    path: [],
    validator: withType(family.validator, family.types[0]),
    members: family.members,
    required,
    onUnknown: (name) => misplaced(name, args.type, [...Object.keys(family.members), ...parts.keys(), "status"]),
    fixed: fixedNames(family),
  });
  for (const [name, part] of parts) if (args[name] !== undefined) checkPart(problems, part, args[name], () => asImported(olds, news));
  checkStatus(problems, args.status);
  checkRules(problems, family, olds, args, news.__import);
  if (problems.found.length === 0) tellFindings(publicProps(olds), args, context.notice);
  return problems.found;
}

function checkType(problems: Problems, args: Json): void {
  if (args.type === undefined) {
    problems.add(["type"], `is required (one of ${applicationTypes.join(", ")})`);
    return;
  }
  if (isUnknown(args.type) || findFamily(args.type) !== undefined) return;
  if (typeof args.type !== "string") {
    problems.add(["type"], "must be a text");
    return;
  }
  problems.addNewer(["type"], allowedWords(applicationTypes, args.type));
}

function misplaced(name: string, type: unknown, known: readonly string[]): string {
  const others = familiesWith(name);
  if (others.length === 0) return notAnArgument(name, known);
  return `does not belong to an app of ${findFamily(type) ? `type ${textOf(type)}` : "this type"}, only to ${others.map((family) => (family.types.length === 1 ? family.types[0] : `${family.name} types`)).join(" and ")}`;
}

function checkPart(problems: Problems, part: Part, value: unknown, isUntouched: () => boolean): void {
  if (isUnknown(value)) return;
  if (!isObject(value)) {
    problems.add([part.name], part.kind === "map" ? `must be an object whose keys name each ${part.singular}` : "must be an object");
    return;
  }
  if (part.kind === "block") {
    problems.checkObject(value, { path: [part.name], validator: part.validator, members: writable(part), required: [] });
    return;
  }
  for (const [key, item] of Object.entries(present(value))) {
    const path = [part.name, key];
    if (isUnknown(item)) continue;
    if (!isObject(item)) problems.add(path, "must be an object");
    else
      problems.checkObject(
        { ...part.implied(key), ...present(item) },
        {
          path,
          validator: part.validator,
          members: writable(part),
          fixed: Object.keys(part.members).filter((name) => part.members[name]?.readOnly),
          // An import has no value of a secret attribute to give.
          required: lacksSecret(item) && isUntouched() ? part.required.filter((name) => name !== "value") : part.required,
        },
      );
  }
  checkDuplicates(problems, part, value);
  if (part === policies) checkPolicyNames(problems, value);
}

const lacksSecret = (item: Json) => item.source === "SECRET" && (item.value === undefined || item.value === null);

const writable = (part: Part) => Object.fromEntries(Object.entries(part.members).filter(([, member]) => !member.readOnly));

/** Two keys that the gateway takes for the same item. */
function checkDuplicates(problems: Problems, part: MapPart, value: Json): void {
  const seen = new Map<string, string>();
  for (const { key, item, identity } of entriesOf(part, Object.fromEntries(Object.entries(value).filter(([, item]) => isObject(item))))) {
    if (["name", "type", "hostname", "resourcePath"].some((name) => holdsUnknown(item[name]))) continue;
    const first = seen.get(identity);
    if (first !== undefined) problems.add([part.name, key], `is the same ${part.singular} as ${spelled([part.name, first])}`);
    seen.set(identity, first ?? key);
  }
}

/** Two policies that want one name: the gateway refuses the second. */
function checkPolicyNames(problems: Problems, value: Json): void {
  const seen = new Map<string, string>();
  for (const { key, item } of entriesOf(policies, Object.fromEntries(Object.entries(value).filter(([, inner]) => isObject(inner))))) {
    if (holdsUnknown(item.name)) continue;
    const name = nameOf(item);
    const first = seen.get(name);
    if (first !== undefined)
      problems.add(["policies", key], `has the name of ${spelled(["policies", first])}; policy names are unique, choose another`);
    seen.set(name, first ?? key);
  }
}

function checkStatus(problems: Problems, status: unknown): void {
  if (status === undefined || isUnknown(status) || statuses.includes(status as string)) return;
  problems.add(["status"], allowedWords(statuses, status));
}
