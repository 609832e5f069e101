import { expressionOf, isNotParsed } from "../evaluator/evaluate";
import type { Node } from "../evaluator/tree";
import { onOption } from "../matcher/options";
import { judgedPolicies } from "../open/judged-policies";
import { proxiedRule } from "../rule";

export const unanchoredCustom = proxiedRule({
  id: "unanchored-custom-path",
  severity: "note",
  finds: "A CUSTOM policy whose path does not begin with ^.",
  why: "nginx searches a regular expression anywhere in a path, so /admin may also fit /public/admin; the pages do not say what the gateway does.",
  source: "learn-about-oag-policy",
  cure: "Begin the path with ^.",
  find(app, { tuning }) {
    if (tuning.options.anchor === "FULL") return [];
    return judgedPolicies(app, true)
      .filter(({ rule, path }) => rule === "CUSTOM" && !beginsAtStart(path))
      .map(({ policy }) => ({
        at: policy.at,
        text: "is CUSTOM without ^ at its beginning, so it may fit in the middle of a path",
        dependsOn: tuning.options.anchor === undefined ? [onOption("anchor")] : [],
      }));
  },
});

function beginsAtStart(pattern: string): boolean {
  const expression = expressionOf(pattern);
  // What cannot be read is told by another rule.
  return isNotParsed(expression) || isAnchored(expression.tree);
}

function isAnchored(node: Node | undefined): boolean {
  if (node?.type === "sequence") return isAnchored(node.items[0]);
  if (node?.type === "choice") return node.branches.every(isAnchored);
  return node?.type === "anchor" && node.at === "start";
}
