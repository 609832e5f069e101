import { ruleTexts } from "pulumi-oag/rules";

/** What to do about what a rule finds. */
export const cureOfRule = (rule: string): string => ruleTexts.find(({ id }) => id === rule)?.cure ?? "";
