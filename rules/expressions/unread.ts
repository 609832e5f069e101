import { expressionOf, isNotParsed } from "../evaluator/evaluate";
import type { AppView } from "../input/view";
import { judgedPolicies } from "../open/judged-policies";
import type { Found } from "../rule";
import { rulesOf } from "./rules-of";

/** Every expression of an app that says who may pass, and where. */
const expressionsOf = (app: AppView) => [
  ...rulesOf(app).map(({ at, expression }) => ({ at, expression })),
  ...judgedPolicies(app, true)
    .filter(({ rule }) => rule === "CUSTOM")
    .map(({ policy, path }) => ({ at: policy.at, expression: expressionOf(path) })),
];

/** The expressions that could not be read for one reason. */
export const unread = (app: AppView, reason: "invalid" | "notEvaluated", begin: string): Found[] =>
  expressionsOf(app).flatMap(({ at, expression }) =>
    isNotParsed(expression) && expression.reason === reason ? [{ at, text: `${begin}: ${expression.text}` }] : [],
  );
