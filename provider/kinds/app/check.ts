import type { Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import type { Validation } from "../../gateway/settings";
import { isUnknown } from "../../plugin/markers";
import type { Problem } from "../../plugin/problem";
import { asImported } from "../../reconciler/check/imported";
import { allowedWords, notAnArgument, Problems, withType } from "../../reconciler/check/problems";
import { publicProps } from "../../reconciler/compare";
import { findVariant, variantOf } from "../../reconciler/kind";
import { tellFindings } from "./check-notices";
import { checkRules } from "./check-rules";
import { app, applicationTypes, fixedNames, variantsWith } from "./kind";

/** Every problem of an OagApp's arguments. No I/O. */
export function checkApp(olds: Json, news: Json, context: { validation: Validation; notice(message: string): void }): Problem[] {
  const problems = new Problems(context.validation, context.notice);
  const args = publicProps(news);
  checkType(problems, args);
  if (isUnknown(args.type)) return problems.found;
  const variant = variantOf(app, args.type);
  const aspects = new Map(variant.aspects.map((aspect) => [aspect.name, aspect]));
  const own = Object.fromEntries(Object.entries(args).filter(([name]) => !aspects.has(name) && name !== "status" && name !== "type"));
  const required = Object.entries(variant.members)
    .filter(([name, member]) => member.required && member.default === undefined && name !== "type")
    .map(([name]) => name);
  problems.checkObject(own, {
    path: [],
    validator: withType(variant.validator, variant.types[0]),
    members: variant.members,
    required,
    onUnknown: (name) => misplaced(name, args.type, [...Object.keys(variant.members), ...aspects.keys(), "status"]),
    fixed: fixedNames(variant),
  });
  for (const [name, aspect] of aspects)
    if (args[name] !== undefined && !isUnknown(args[name])) aspect.check(problems, args[name], () => asImported(olds, news));
  checkStatus(problems, args.status);
  checkRules(problems, variant, olds, args, news.__import);
  if (problems.found.length === 0) tellFindings(publicProps(olds), args, context.notice);
  return problems.found;
}

function checkType(problems: Problems, args: Json): void {
  if (args.type === undefined) {
    problems.add(["type"], `is required (one of ${applicationTypes.join(", ")})`);
    return;
  }
  if (isUnknown(args.type) || findVariant(app, args.type) !== undefined) return;
  if (typeof args.type !== "string") {
    problems.add(["type"], "must be a text");
    return;
  }
  problems.addNewer(["type"], allowedWords(applicationTypes, args.type));
}

function misplaced(name: string, type: unknown, known: readonly string[]): string {
  const others = variantsWith(name);
  if (others.length === 0) return notAnArgument(name, known);
  return `does not belong to an app of ${findVariant(app, type) ? `type ${textOf(type)}` : "this type"}, only to ${others.map(({ name, types }) => (types.length === 1 ? types[0] : `${name} types`)).join(" and ")}`;
}

function checkStatus(problems: Problems, status: unknown): void {
  const statuses = app.status?.values ?? [];
  if (status === undefined || isUnknown(status) || statuses.includes(status as string)) return;
  problems.add(["status"], allowedWords(statuses, status));
}
