import { proxiedRule } from "../rule";
import { otherWord, withValue } from "./made-up-people";

export const valueWithoutEnd = proxiedRule({
  id: "value-without-end",
  severity: "warning",
  finds: "A rule that lets in whoever has a value that only begins like the one that it looks for.",
  why: "A rule is searched anywhere in the session: UserName=u@d.com also fits u@d.com.evil.",
  source: "policy-protected-rule-expressions, learn-about-oag-policy",
  cure: String.raw`End the value: UserName=u@d\.com(\s|$).`,
  find: (_, context) =>
    context.trials().flatMap(({ rule, trial }) =>
      trial.names
        .filter((name) =>
          trial.joins.some((join) => {
            const member = trial.passes(join, (person) => withValue(person, name, otherWord));
            const value = member?.others[name];
            return (
              member !== undefined && value !== undefined && trial.lets(withValue(member, name, `${value}${otherWord}`), join) === true
            );
          }),
        )
        .map((name) => ({ at: rule.at, text: `lets in whoever has a value of ${name} that only begins like the one that it looks for` })),
    ),
});
