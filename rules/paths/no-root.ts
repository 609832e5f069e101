import { isKnown } from "../input/unknown";
import { onOption } from "../matcher/options";
import { proxiedRule } from "../rule";

export const noRoot = proxiedRule({
  id: "no-root",
  severity: "warning",
  finds: "An app without an active policy for /.",
  why: "What happens to a path that no policy takes is in no document: it may be refused, or pass.",
  source: "about-application-policy-precedence",
  cure: "Declare a policy for /, PROTECTED for example.",
  find(app, { tuning }) {
    const { items, isComplete } = app.policies;
    if (!isComplete || app.isOpen) return [];
    const isRoot = items.some(({ path, active }) => (!isKnown(path) || path === "/") && (!isKnown(active) || active));
    if (isRoot) return [];
    const isFixed = tuning.options.noRoot !== undefined;
    const what = { DENY: "are refused", PASS: "reach the back end without a session" }[tuning.options.noRoot ?? "DENY"];
    return [
      {
        at: "policies",
        text: `has no active policy for "/": paths that no other takes ${isFixed ? what : "are refused, or reach the back end without a session"}`,
        dependsOn: isFixed ? [] : [onOption("noRoot")],
      },
    ];
  },
});
