import { isId } from "../../../sdk/id";
import { textOf } from "../../../sdk/text";
import { withArticle } from "../../errors/article";
import type { Problem } from "../../errors/problem";
import type { CheckContext } from "../../lifecycle";
import { isUnknown } from "../../values/markers";
import { isHidden } from "../compare/hidden";
import type { KindFacts } from "../kind-facts";
import { allowedWords, notAnArgument, Problems, withType } from "../problems/problems";
import { butNot } from "../problems/wanted-type";
import { filtered } from "../provenance";
import type { Constraints, Given } from "./constraints";
import { checkImportId, checkReplacedImport } from "./import-id";
import { isAsImported } from "./imported";
import { checkOutputTexts } from "./output-text";

/** Every problem of a resource's arguments. No I/O. */
export function checkDeclared(kind: KindFacts, constraints: Constraints, given: Given, context: CheckContext): Problem[] {
  const problems = new Problems(context);
  const { args } = given;
  const { variant, members, importId } = args;
  const hasTypes = kind.variants.some(({ types }) => types.length > 0);
  if (hasTypes) checkType(problems, kind, args);
  if (hasTypes && isUnknown(members.type)) return problems.found;
  const aspects = variant.aspects.filter(({ name }) => args.aspects[name] !== undefined);
  const parent = kind.shape.parent === undefined ? [] : [kind.shape.parent];
  const apart = [...parent, ...variant.aspects.map(({ name }) => name), ...(kind.status ? ["status"] : []), ...(hasTypes ? ["type"] : [])];
  for (const name of parent) checkParent(problems, kind, name, members[name]);
  const isUntouched = () => isAsImported(given);
  const own = filtered(members, (name) => !apart.includes(name));
  problems.checkObject(own, {
    path: [],
    validator: hasTypes ? withType(variant.validator, variant.types[0]) : variant.validator,
    members: variant.members,
    required: Object.entries(variant.members)
      .filter(([name, member]) => member.required && member.default === undefined && !apart.includes(name))
      // An import has no credential to give, and that of a newer type may have any name.
      .filter(([name, member]) => !isHidden(member) || (args.isKnownType && !(members[name] === undefined && isUntouched())))
      .map(([name]) => name),
    onUnknown: (name) => misplaced(kind, name, args, [...new Set([...Object.keys(variant.members), ...apart])]),
    // Made for what is told of a problem alone.
    get readOnly() {
      return [...[...variant.readOnly, ...variant.computed, "gateway"].map((name) => [name]), ...(constraints.refused?.(variant) ?? [])];
    },
  });
  checkEmpty(problems, given);
  checkOutputTexts(problems, { ...members, ...args.aspects });
  for (const aspect of aspects) if (!isUnknown(args.aspects[aspect.name])) aspect.check(problems, args.aspects[aspect.name], isUntouched);
  checkStatus(problems, kind, args.status);
  checkImportId(problems, kind, importId);
  checkReplacedImport(problems, kind, given);
  constraints.check?.(problems, given);
  if (problems.found.length === 0) constraints.tell?.(given, context.notice);
  return problems.found;
}

function checkType(problems: Problems, kind: KindFacts, { members: { type }, isKnownType }: Given["args"]): void {
  const types = kind.variants.flatMap((variant) => variant.types);
  if (type === undefined) problems.add(["type"], "OAG_ARGUMENT_MISSING", `is required (one of ${types.join(", ")})`);
  else if (isUnknown(type) || isKnownType) return;
  else if (typeof type !== "string") problems.add(["type"], "OAG_ARGUMENT_TYPE", `must be a text${butNot(type)}`);
  else problems.addNewer(["type"], "OAG_ARGUMENT_WORD", allowedWords(types, type));
}

/** A text that the contract demands, and of which it says no more: blanks are none. What the state has like that is left alone. */
function checkEmpty(problems: Problems, { args, olds }: Given): void {
  for (const [name, { required, type, format, enum: words }] of Object.entries(args.variant.members)) {
    if (!required || type !== "string" || format !== undefined || words !== undefined) continue;
    const value = args.members[name];
    if (typeof value === "string" && value.trim() === "" && value !== olds.members[name])
      problems.add([name], "OAG_ARGUMENT_MISSING", "must not be empty");
  }
}

/** The id of what a nested object is under stands in paths of requests. */
function checkParent(problems: Problems, { noun }: KindFacts, name: string, id: unknown): void {
  if (isUnknown(id) || isId(id)) return;
  if (id === undefined) problems.add([name], "OAG_ARGUMENT_MISSING", `is required (the id of what ${withArticle(noun)} is under)`);
  else problems.add([name], "OAG_ARGUMENT_FORM", "must be the id of another resource");
}

function checkStatus(problems: Problems, { status: aspect }: KindFacts, status: unknown): void {
  if (aspect === undefined || status === undefined || isUnknown(status) || aspect.values.includes(status as string)) return;
  if (typeof status === "string") problems.add(["status"], "OAG_ARGUMENT_WORD", allowedWords(aspect.values, status));
  else problems.add(["status"], "OAG_ARGUMENT_TYPE", `must be one of ${aspect.values.join(", ")}${butNot(status)}`);
}

/** What to say of a name that other variants know: a misplaced argument is no misspelt one. */
function misplaced(kind: KindFacts, name: string, { members: { type }, isKnownType }: Given["args"], known: readonly string[]): string {
  const others = kind.variants.filter(
    ({ members, aspects }) => Object.hasOwn(members, name) || aspects.some((aspect) => aspect.name === name),
  );
  if (others.length === 0) return notAnArgument(name, known);
  const where = others.map((other) => (other.types.length === 1 ? other.types[0] : `${other.name} types`)).join(" and ");
  return `does not belong to ${withArticle(kind.noun)} of ${isKnownType ? `type ${textOf(type)}` : "this type"}, only to ${where}`;
}
