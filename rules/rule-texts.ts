import { rules } from "./list";
import type { Rule, RuleText } from "./rule";

/** What a rule says about itself, and what it looks at. */
export interface ListedRule extends RuleText {
  /** The objects that it looks at. */
  about: Rule["about"];
}

/** What every rule says about itself, in the order in which they are listed: for tables, SARIF and a policy pack. */
export const ruleTexts: readonly ListedRule[] = rules.map(({ id, severity, finds, why, source, cure, about }) => ({
  id,
  severity,
  finds,
  why,
  source,
  cure,
  about,
}));
