import { rules } from "./list";
import type { Rule, RuleText } from "./rule";

/** What a rule says about itself, and what it looks at. */
export interface ListedRule extends RuleText {
  /** The objects that it looks at. */
  about: Rule["about"];
}

/** What every rule says about itself, in the order in which they are listed: for tables, SARIF and a policy pack. */
export const ruleTexts: readonly ListedRule[] = rules.map((rule) => {
  const { id, severity, finds, why, source, about } = rule;
  return { id, severity, finds, why, source, cure: cureOf(rule), about };
});

/** The whole cure, with what tuning can do. */
function cureOf(rule: Rule): string {
  const instead = rule.about === "app" ? rule.orTuning : undefined;
  return instead === undefined ? rule.cure : `${rule.cure.replace(/\.$/, "")}; or ${instead}.`;
}
