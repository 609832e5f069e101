import type { AppView } from "../input/view";
import { type Dependence, spelled } from "../matcher/options";
import { quoted } from "../path-to";
import type { AppContext } from "../rule";
import { type JudgedPolicy, judgedPolicies, judgedPolicy } from "./judged-policies";

/** The policies in force that let in whoever comes. An open app has none: it is open as a whole. */
export const openPolicies = (app: AppView): JudgedPolicy[] =>
  app.isOpen ? [] : judgedPolicies(app, true).filter(({ level }) => level === 0);

/** A path that the policy is meant for, and nobody else: below it. */
export const below = (path: string): string => `${path}${path.endsWith("/") ? "" : "/"}index`;

/** What answers a path in the likely reading, if it asks for less than a policy does. */
interface Weaker extends JudgedPolicy {
  probe: string;
  dependsOn: readonly Dependence[];
}

/** Looks whether what likely answers a path asks for less than a policy does. */
export function weakerAt(probe: string, { level, policy }: JudgedPolicy, context: AppContext): Weaker | undefined {
  const { likely, dependsOn } = context.answers(probe);
  const found = judgedPolicy(likely?.policy);
  if (found === undefined || found.policy === policy || found.level >= level) return undefined;
  return { ...found, probe, dependsOn };
}

/** "/admin" is answered by policies["/"] (NO_AUTH). */
export const answeredBy = ({ probe, policy, rule }: Weaker): string => `${quoted(probe)} is answered by ${policy.at} (${rule})`;

/** The end of a finding that the documents leave open; empty where they do not. */
export const openly = (dependsOn: readonly Dependence[]): string =>
  dependsOn.length === 0 ? "" : `; uncertain, depends on ${spelled(dependsOn)}`;
