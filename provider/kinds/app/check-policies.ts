import { parseExpression } from "../../../rules/evaluator/parse";
import { NotParsed } from "../../../rules/evaluator/tree";
import { isObject } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import { type Entry, properEntries } from "../../reconciler/aspects/map/items";
import { isSameValue } from "../../reconciler/compare/equal";
import { present } from "../../reconciler/compare/present";
import type { Problems } from "../../reconciler/problems/problems";
import { declaredIn, type From } from "../../reconciler/provenance";
import { isUnknown } from "../../values/markers";
import { policies } from "./aspects";

/** What no gateway can use, although each member fits the contract. What the state has like that is left alone. */
export function checkPolicies(problems: Problems, declared: From<"declared"> | undefined, before: From<"known"> | undefined): void {
  const known = present(before);
  for (const entry of properEntries(policies.facts, isObject(declared) ? declared : declaredIn({})))
    if (!isSameValue(known[entry.key], entry.declared)) checkPolicy(problems, entry);
}

function checkPolicy(problems: Problems, { key, item, declared }: Entry<"declared">): void {
  const { rule, resourcePath, regexRule } = item;
  // A newer rule may have any path.
  if (isUnknown(rule) || !ruled.includes(textOf(rule))) return;
  const path = ["policies", key];
  const wherePath = declared.resourcePath === undefined ? path : [...path, "resourcePath"];
  const keyIsName = declared.resourcePath === undefined ? "; if the key is a name, declare resourcePath" : "";
  if (typeof resourcePath === "string" && !isUnknown(resourcePath)) {
    const broken = rule === "CUSTOM" ? brokenness(resourcePath) : undefined;
    if (broken !== undefined) problems.add(wherePath, "OAG_ARGUMENT_FORM", `${broken}${keyIsName}`);
    else if (rule !== "CUSTOM" && !resourcePath.trim().startsWith("/"))
      problems.add(
        wherePath,
        "OAG_ARGUMENT_FORM",
        `must begin with a slash (only the path of a CUSTOM policy is an expression)${keyIsName}`,
      );
  }
  checkRule(problems, [...path, "regexRule"], { rule, regexRule });
}

/** Rules that need an expression. */
const needing: readonly string[] = Object.entries(policies.facts.table.rule?.needs ?? {}).flatMap(([rule, any]) =>
  any.includes("regexRule") ? [rule] : [],
);

const ruled: readonly string[] = policies.facts.table.rule?.enum ?? [];

/** What a policy asks for, and its expression. */
interface Ruled {
  rule: unknown;
  regexRule: unknown;
}

function checkRule(problems: Problems, path: readonly string[], { rule, regexRule }: Ruled): void {
  const isMissing = regexRule === undefined || regexRule === "";
  if (isMissing && needing.includes(textOf(rule))) problems.add(path, "OAG_ARGUMENT_MISSING", `is required where rule is ${textOf(rule)}`);
  if (isMissing || typeof regexRule !== "string" || isUnknown(regexRule)) return;
  if (rule !== "PROTECTED_REGEX" && rule !== "CUSTOM") return;
  const broken = brokenness(regexRule);
  if (broken !== undefined) problems.add(path, "OAG_ARGUMENT_FORM", broken);
}

/** Why a text is no regular expression, as far as that is certain. The reason repeats nothing of it but a sign. */
function brokenness(source: string): string | undefined {
  const parsed = parseExpression(source);
  return parsed instanceof NotParsed && parsed.reason === "invalid" ? `is no regular expression: ${parsed.text}` : undefined;
}
