import { sourceOf } from "../matcher/match";
import { judgedPolicies } from "../open/judged-policies";
import { type Found, proxiedRule } from "../rule";
import { rulesOf } from "./rules-of";

export const expressionsTooCostly = proxiedRule({
  id: "expressions-too-costly",
  severity: "error",
  finds: "An app whose rules and CUSTOM paths take more steps than an audit gives them.",
  why: "They were not tried to the end: who gets in, and what else there is to find, may be hidden behind them.",
  source: "learn-about-oag-policy",
  cure: "Write the expression that is named without repetitions and look-arounds inside each other, or try it on the gateway.",
  find(app, { budget }): Found[] {
    const expressions = [
      ...rulesOf(app).map(({ at, source }) => ({ at, source })),
      ...judgedPolicies(app, true)
        .filter(({ rule }) => rule === "CUSTOM")
        .map(({ policy, path }) => ({ at: policy.at, source: sourceOf(path, policy.caseSensitive === true) })),
    ];
    const [first, ...others] = expressions
      .filter(({ source }) => budget.isCut(source))
      .toSorted((a, b) => budget.takenBy(b.source) - budget.takenBy(a.source));
    if (first === undefined) return [];
    const more =
      others.length === 0 ? "" : `, and ${others.length} more of this app's expressions ${others.length === 1 ? "was" : "were"} not`;
    return [{ at: first.at, text: `takes too many steps and was not tried to the end${more}: findings may be missing` }];
  },
});
