import { isKnown } from "../input/unknown";
import type { AppView, PolicyView } from "../input/view";
import { judgedPolicies } from "../open/judged-policies";

/** A rule that a session is tested with, as it is written. */
export interface SessionRule {
  policy: PolicyView;
  /** Where the rule stands. */
  at: string;
  source: string;
}

/** The rules of an app's policies in force that decide who may pass. */
export const sessionRules = (app: AppView): SessionRule[] =>
  app.isOpen
    ? []
    : judgedPolicies(app, true).flatMap(({ policy, rule }) => {
        const { regexRule } = policy;
        const isAsked = rule === "PROTECTED_REGEX" || rule === "CUSTOM";
        if (!isAsked || !isKnown(regexRule) || regexRule === undefined || regexRule === "") return [];
        return [{ policy, at: `${policy.at}.regexRule`, source: regexRule }];
      });
