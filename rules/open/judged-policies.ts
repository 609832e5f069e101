import { isKnown } from "../input/unknown";
import type { AppView, PolicyView } from "../input/view";
import { levelOfRule } from "./levels";

/** A policy whose path and rule are known, with how much it asks of a request. */
export interface JudgedPolicy {
  policy: PolicyView;
  path: string;
  rule: string;
  level: number;
}

/** A policy as rules judge it, if it is known well enough. A rule that is newer than the contract is not judged. */
export function judgedPolicy(policy: PolicyView | undefined): JudgedPolicy | undefined {
  if (policy === undefined || !isKnown(policy.path) || !isKnown(policy.rule) || policy.rule === undefined) return undefined;
  const level = levelOfRule(policy.rule);
  return level === undefined ? undefined : { policy, path: policy.path, rule: policy.rule, level };
}

/** The policies that are in force, or, with false, those that are switched off. */
export const judgedPolicies = (app: AppView, areActive: boolean): JudgedPolicy[] =>
  app.policies.items
    .filter(({ active }) => active === areActive)
    .map(judgedPolicy)
    .filter((policy) => policy !== undefined);

/** The policies in force for plain paths below the root that ask for something. */
export const closedPolicies = (app: AppView): JudgedPolicy[] =>
  app.isOpen ? [] : judgedPolicies(app, true).filter(({ level, path, rule }) => level > 0 && rule !== "CUSTOM" && path !== "/");
