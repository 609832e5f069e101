import { rules } from "./list";
import type { Rule, RuleText } from "./rule";

/** What every rule says about itself, in the order in which they are listed: for tables, SARIF and a policy pack. */
export const ruleTexts: readonly (RuleText & { about: Rule["about"] })[] = rules.map(
  ({ id, severity, finds, why, source, cure, about }) => ({ id, severity, finds, why, source, cure, about }),
);
