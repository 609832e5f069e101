import { expressionOf, isNotParsed } from "../expression/evaluate";
import type { AppView } from "../input/view";
import { policiesThat } from "../open/protection";
import { proxiedRule } from "../rule";
import { rulesOf } from "./rules-of";

/** Every expression of an app that says who may pass, and where. */
const expressionsOf = (app: AppView) => [
  ...rulesOf(app).map(({ at, expression }) => ({ at, expression })),
  ...policiesThat(app, true)
    .filter(({ rule }) => rule === "CUSTOM")
    .map(({ policy, path }) => ({ at: policy.at, expression: expressionOf(path) })),
];

const found = (app: AppView, reason: "invalid" | "notEvaluated", begin: string) =>
  expressionsOf(app).flatMap(({ at, expression }) =>
    isNotParsed(expression) && expression.reason === reason ? [{ at, text: `${begin}: ${expression.text}` }] : [],
  );

export const brokenExpression = proxiedRule({
  id: "broken-expression",
  severity: "error",
  finds: "A rule, or a CUSTOM path, that is no regular expression.",
  why: "The gateway cannot use it; an app that is saved with it may fail as a whole.",
  source: "learn-about-oag-policy",
  cure: "Mend the expression; try it in a policy that is not in use.",
  find: (app) => found(app, "invalid", "is no regular expression"),
});

export const expressionNotEvaluated = proxiedRule({
  id: "expression-not-evaluated",
  severity: "note",
  finds: "A rule, or a CUSTOM path, that the gateway may take and that is not evaluated here.",
  why: "What it lets in was not looked at.",
  source: "learn-about-oag-policy",
  cure: "Write it without what is named, or try it on the gateway.",
  find: (app) => found(app, "notEvaluated", "was not evaluated"),
});
