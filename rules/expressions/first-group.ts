import { proxiedRule } from "../rule";
import { otherWord, type Person, type Trial, withGroups } from "./made-up-people";

export const firstGroupOnly = proxiedRule({
  id: "first-group-only",
  severity: "warning",
  finds: "A rule that tests a person's first group alone.",
  why: "In which order a session has the groups is not promised: who is to be let in stays out, and who is to stay out gets in.",
  source: "example-policy, policy-protected-rule-expressions",
  cure: String.raw`Begin with (^|\s)Groups=([^:\s][^:\r\n]*:)*NAME: to let a group in, with ^(?!(.*\s)?Groups=([^:\s][^:\r\n]*:)*NAME:) to keep it out.`,
  find: (_, context) =>
    context.trials().flatMap(({ rule, trial }) => {
      const what = depends(trial);
      return what === undefined ? [] : [{ at: rule.at, text: `tests the first group alone: ${what}` }];
    }),
});

function depends(trial: Trial): string | undefined {
  if (changes(trial, true)) return "who has another one before it stays out";
  return changes(trial, false) ? "who has another one before it gets in" : undefined;
}

/** Whether one more group, in front of the one that decides, turns the result around. */
const changes = (trial: Trial, isLetIn: boolean): boolean =>
  trial.joins.some((join) =>
    trial.words.some(({ text }) =>
      trial.people().some((person) => {
        const without = withGroups(person, text, [otherWord]);
        const behind = withGroups(person, text, [otherWord, text]);
        const isSo = (who: Person | undefined, expected: boolean) => who !== undefined && trial.lets(who, join) === expected;
        return isSo(person, isLetIn) && isSo(without, !isLetIn) && isSo(behind, !isLetIn);
      }),
    ),
  );
