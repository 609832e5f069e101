import { proxiedRule } from "../rule";
import { otherWord, type Trial, withGroups } from "./made-up-people";

export const groupWithoutBorders = proxiedRule({
  id: "group-without-borders",
  severity: "warning",
  finds: "A rule that lets in members of groups whose names only begin, or end, like the one that it looks for.",
  why: "Groups stand in one text, joined by colons: without a colon on both sides, admins also fits not-admins.",
  source: "policy-protected-rule-expressions",
  cure: String.raw`Look for the whole name between colons: (^|\s)Groups=([^:\s][^:\r\n]*:)*NAME:`,
  find: (_, context) =>
    context.trials().flatMap(({ rule, trial }) => {
      const how = bordersMissing(trial);
      return how === undefined ? [] : [{ at: rule.at, text: `lets in members of a group whose name ${how} like one that it looks for` }];
    }),
});

function bordersMissing(trial: Trial): string | undefined {
  const lets = (word: string, instead: string) =>
    trial.joins.some((join) => {
      const member = trial.passes(join, (person) => withGroups(person, word, [otherWord]));
      const other = member && withGroups(member, word, [instead]);
      return other !== undefined && trial.lets(other, join) === true;
    });
  const [ends, begins] = [
    trial.words.some(({ text }) => lets(text, `${otherWord}${text}`)),
    trial.words.some(({ text }) => lets(text, `${text}${otherWord}`)),
  ];
  return ends && begins ? "begins or ends" : ends ? "ends" : begins ? "begins" : undefined;
}
