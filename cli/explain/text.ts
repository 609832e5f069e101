import { type Access, type Answering, type Decision, type DeclaredApp, type InEveryReading, spelled } from "pulumi-oag/rules";
import { isObject } from "../json";
import { type Explained, reason, whoIsLetIn, whyPolicy } from "./explain";

/** What becomes of a request, in few words. */
export const outcomeWords: Readonly<Record<Decision["outcome"], string>> = {
  open: "let in, nobody has to sign in",
  "needs-session": "has to sign in",
  in: "let in",
  out: "refused by the rule",
  denied: "refused",
  unavailable: "not served",
  "not-evaluated": "not known",
  "not-proxied": "not served here",
};

/** The app in a line. */
export function headline({ label, type, status, id }: DeclaredApp, where: string): string {
  const known = [type, status, id].filter((value): value is string => typeof value === "string");
  return `app ${JSON.stringify(typeof label === "string" ? label : "(not known here)")} (${known.join(", ")}) of ${where}`;
}

/** All there is to say of a path, a subject a line. */
export function explainedLines(app: DeclaredApp, explained: Explained): string[] {
  const { path, answering, withoutSession, letIn, session } = explained;
  const lines: [string, readonly string[]][] = [
    ["path", [pathWords(path)]],
    ["policy", inAllReadings(answering, (one) => policyWords(one, path))],
    ["without a session", [...inAllReadings(withoutSession, decisionWords), ...refusal(app, "noSession", withoutSession, "needs-session")]],
    ["who is let in", [whoIsLetIn(app, explained)]],
    ...(session === undefined
      ? []
      : [
          ["this session", [...inAllReadings(session, decisionWords), ...refusal(app, "policyDenied", session, "out")]] as [
            string,
            string[],
          ],
        ]),
    ["the back end gets", inAllReadings(letIn, headerWords)],
  ];
  const wide = Math.max(...lines.map(([name]) => name.length)) + 1;
  return lines.flatMap(([name, texts]) => texts.map((text, nth) => `  ${(nth === 0 ? `${name}:` : "").padEnd(wide)}  ${text}`));
}

function pathWords({ raw, normalised }: Access["path"]): string {
  if (raw === normalised) return JSON.stringify(raw);
  return `${JSON.stringify(raw)}, which policies may see as ${JSON.stringify(normalised)} (decoded, without its query)`;
}

function policyWords(one: Answering, path: Access["path"]): string {
  const { policy, none } = one;
  if (policy !== undefined) return `${policy.at}, ${policy.rule}: ${whyPolicy(one, path)}`;
  if (none === "UNKNOWN") return "not known here";
  return `none, and the request ${none === "PASS" ? "passes" : "is refused"}`;
}

const decisionWords = (decision: Decision): string => `${outcomeWords[decision.outcome]}: ${reason(decision)}`;

function headerWords({ outcome, headers: { names, remark } }: Decision): string {
  if (outcome === "not-evaluated") return "not known";
  const all = names.map(({ name, type, source }) => `${name} (${[type, source].filter(Boolean).join(", ")})`);
  return all.length === 0 ? `no header of the app: ${remark}` : `${all.join(", ")}: ${remark}`;
}

/** What the readings say: one line where they agree in it; else the likely one, the others, and what decides. */
function inAllReadings<T>(
  { likely, all, dependsOn }: InEveryReading<T>,
  words: (one: T) => string,
  keyOf: (one: T) => string = words,
): string[] {
  const others = [...new Map(all.map((one) => [keyOf(one), one])).values()];
  const [only] = others;
  if (others.length === 1 && only !== undefined) return [words(only)];
  const first = likely === undefined ? [] : [`uncertain, likely ${words(likely)}`];
  const rest = others.filter((one) => likely === undefined || keyOf(one) !== keyOf(likely));
  return [
    ...first,
    ...rest.slice(0, 5).map((one, nth) => `${first.length === 0 && nth === 0 ? "uncertain, " : "or "}${words(one)}`),
    ...(rest.length > 5 ? [`or one of ${rest.length - 5} more`] : []),
    `depends on ${spelled(dependsOn)}`,
  ];
}

/** How the app meets those who may not pass. */
function refusal(
  app: DeclaredApp,
  member: "noSession" | "policyDenied",
  { all }: InEveryReading<Decision>,
  outcome: Decision["outcome"],
): string[] {
  const behavior: unknown = app.behavior;
  const value = isObject(behavior) ? behavior[member] : undefined;
  return typeof value === "string" && all.some((one) => one.outcome === outcome) ? [`behavior.${member} is ${value}`] : [];
}
