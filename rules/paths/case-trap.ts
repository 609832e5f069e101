import { closedPolicies } from "../open/judged-policies";
import { answeredBy, openly, weakerAt } from "../open/protection";
import { type Found, proxiedRule } from "../rule";

export const caseTrap = proxiedRule({
  id: "case-trap",
  severity: "warning",
  finds: "A case-sensitive policy whose path in capitals goes to a policy that asks for less.",
  why: "If the back end does not tell /Admin from /admin, whoever types the other one passes the stricter policy by.",
  source: "about-application-policy-precedence (inferred)",
  cure: "Set caseSensitive: false on the stricter policy.",
  find: (app, context) =>
    closedPolicies(app)
      .filter(({ policy, path }) => policy.caseSensitive === true && path.toUpperCase() !== path.toLowerCase())
      .flatMap((closed): Found[] => {
        const { path } = closed;
        const other = path === path.toUpperCase() ? path.toLowerCase() : path.toUpperCase();
        const weaker = weakerAt(other, closed, context);
        if (weaker === undefined) return [];
        return [
          {
            at: closed.policy.at,
            text: `is ${closed.rule} and case-sensitive: ${answeredBy(weaker)}${openly(weaker.dependsOn)}`,
            dependsOn: weaker.dependsOn,
            tellsDoubt: true,
          },
        ];
      }),
});
