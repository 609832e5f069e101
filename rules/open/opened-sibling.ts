import { type Found, proxiedRule } from "../rule";
import { closedPolicies } from "./judged-policies";
import { answeredBy, below, openly, weakerAt } from "./protection";

export const openedSibling = proxiedRule({
  id: "opened-sibling",
  severity: "error",
  finds: "A policy that asks for a session, and whose path, or what lies below it, an open policy answers.",
  why: "An open path without a slash covers what begins with its text, and a closed path with a slash covers itself alone.",
  source: "about-application-policy-precedence",
  cure: "End the open path with a slash, and leave the slash off the closed one.",
  find: (app, context) =>
    closedPolicies(app).flatMap((closed): Found[] => {
      const own = weakerAt(closed.path, closed, context);
      const weaker = own?.level === 0 ? own : weakerAt(below(closed.path), closed, context);
      if (weaker?.level !== 0) return [];
      return [
        {
          at: closed.policy.at,
          text: `is ${closed.rule}, but ${answeredBy(weaker)}, without a session${openly(weaker.dependsOn)}`,
          dependsOn: weaker.dependsOn,
          tellsDoubt: true,
        },
      ];
    }),
});
