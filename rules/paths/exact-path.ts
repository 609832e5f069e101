import { closedPolicies } from "../open/judged-policies";
import { answeredBy, below, openly, weakerAt } from "../open/protection";
import { type Found, proxiedRule } from "../rule";

export const exactPath = proxiedRule({
  id: "exact-path",
  severity: "warning",
  finds: "A stricter policy whose path ends with a slash, so that what lies below goes to one that asks for less.",
  why: "A path with a slash at its end covers itself alone.",
  source: "about-application-policy-precedence",
  cure: "Leave the slash off, so that the path covers what lies below.",
  find: (app, context) =>
    closedPolicies(app)
      .filter(({ path }) => path.endsWith("/"))
      .flatMap((closed): Found[] => {
        const weaker = weakerAt(below(closed.path), closed, context);
        // What is open altogether, opened-sibling tells.
        if (weaker === undefined || weaker.level === 0) return [];
        return [
          {
            at: closed.policy.at,
            text: `is ${closed.rule} for its own path alone: ${answeredBy(weaker)}${openly(weaker.dependsOn)}`,
            dependsOn: weaker.dependsOn,
            tellsDoubt: true,
          },
        ];
      }),
});
