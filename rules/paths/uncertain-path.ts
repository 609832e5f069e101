import { spelled } from "../matcher/options";
import { closedPolicies, type JudgedPolicy, judgedPolicy } from "../open/judged-policies";
import { below } from "../open/protection";
import { quoted } from "../path-to";
import { type AppContext, type Found, proxiedRule } from "../rule";

export const uncertainPath = proxiedRule({
  id: "uncertain-path",
  severity: "note",
  finds: "A policy whose path goes to one that asks for less, if the documents are read in another way.",
  why: "The pages on precedence contradict themselves, so which policy answers is not certain.",
  source: "about-application-policy-precedence, managing-oag-policy",
  cure: "Try the path on the gateway, and fix what you found in the tuning, under options.",
  find: (app, context) =>
    closedPolicies(app).flatMap((closed) => {
      const found = [closed.path, below(closed.path)].map((probe) => weakerReading(probe, closed, context));
      return found.find((finding) => finding !== undefined) ?? [];
    }),
});

/** The reading in which least is asked for, where the likely one asks for enough. */
function weakerReading(probe: string, { policy, rule, level }: JudgedPolicy, context: AppContext): Found | undefined {
  const { likely, outcomes, dependsOn } = context.answers(probe);
  const expected = judgedPolicy(likely?.policy);
  if (expected === undefined || expected.level < level) return undefined;
  const weakest = outcomes
    .map((outcome) => judgedPolicy(outcome.policy))
    .filter((judgement) => judgement !== undefined && judgement.level < level)
    .sort((a, b) => (a?.level ?? 0) - (b?.level ?? 0))[0];
  if (weakest === undefined) return undefined;
  return {
    at: policy.at,
    text: `is ${rule}, but ${quoted(probe)} may be answered by ${weakest.policy.at} (${weakest.rule}); depends on ${spelled(dependsOn)}`,
    dependsOn,
    tellsDoubt: true,
  };
}
