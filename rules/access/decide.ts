import { policyTypeSet } from "../directives/policy-type";
import { directivesIn } from "../directives/statements";
import type { Budget } from "../evaluator/budget";
import { fits } from "../evaluator/evaluate";
import { attributesIn, builtInAttributes } from "../evaluator/names-in-rules";
import { isKnown } from "../input/unknown";
import type { AppView, PolicyView } from "../input/view";
import type { Choose } from "../matcher/explore";
import type { Matched } from "../matcher/match";
import { onOption, options } from "../matcher/options";
import { headersOf, nothingSent, type SentHeaders } from "./headers";
import { type Join, type SessionValues, sessionText } from "./session-text";

/** Who asks. */
export interface Visitor {
  /** The person's session. @default none: nobody is signed in */
  session?: {
    /** Values of the app's attributes, by their names: `{ Groups: ["A", "B"] }`. What is not given is taken for empty. @default all are empty */
    values?: SessionValues;
    /** False for somebody who is in none of the app's groups. @default true */
    isAssigned?: boolean;
  };
}

/**
 * What becomes of a request: it passes without a session (`open`), has to sign in first (`needs-session`), passes with its session
 * (`in`), is refused by the rule (`out`) or before any rule (`denied`), meets an app that is not active (`unavailable`), or nobody can tell
 * here (`not-evaluated`). A SAML or OIDC app has no paths here (`not-proxied`).
 */
export type Outcome = "open" | "needs-session" | "in" | "out" | "denied" | "unavailable" | "not-evaluated" | "not-proxied";

/** A decision and its reasons. */
export interface Decision {
  /** What becomes of the request. */
  outcome: Outcome;
  /** Reasons, each a sentence without an end. */
  why: readonly string[];
  /** What the back end gets. */
  headers: SentHeaders;
}

const refused = (outcome: Outcome, ...why: string[]): Decision => ({ outcome, why, headers: nothingSent });

/** What one reading makes of a request. */
export function decide(app: AppView, matched: Matched, visitor: Visitor, choose: Choose, budget: Budget): Decision {
  const decision = byPolicy(app, matched, visitor, choose, budget);
  const { status } = app;
  const isClosed = status === "INACTIVE" || status === "MAINTENANCE" || status === "CREATED";
  if (!isClosed || decision.outcome === "needs-session") return decision;
  return refused("unavailable", `the app is ${status}${status === "CREATED" ? ": it was never activated" : ", which answers 503"}`);
}

function byPolicy(app: AppView, matched: Matched, visitor: Visitor, choose: Choose, budget: Budget): Decision {
  const { policy, none, isUnknown } = matched;
  if (app.isOpen) {
    const remark = "whether an OAG_NOAUTH app sends its attributes, no document says";
    return { outcome: "open", why: ["the app is OAG_NOAUTH: nobody signs in"], headers: { names: [], remark } };
  }
  if (isUnknown) return refused("not-evaluated", matched.why ?? "the app's policies are not all known here");
  if (policy === undefined) {
    if (none === "DENY") return refused("denied", "no policy applies");
    return { outcome: "open", why: ["no policy applies, and the request passes"], headers: { names: [], remark: "no policy applies" } };
  }
  const { rule, customDirective } = policy;
  if (!isKnown(rule) || !isKnown(customDirective)) return refused("not-evaluated", `${policy.at} is not known yet`);
  const typeSet = policyTypeSet(directivesIn(customDirective ?? ""));
  if (typeSet !== undefined)
    return refused(
      "not-evaluated",
      typeSet.isCertain
        ? `${policy.at} sets $policy_type by a directive, so its rule does not hold`
        : `the directive of ${policy.at} ${typeSet.text}: its rule may not hold`,
    );
  const passes = (outcome: Outcome, ...why: string[]): Decision => ({
    outcome,
    why,
    headers: headersOf(app, policy, visitor.session !== undefined),
  });
  if (rule === "NO_AUTH" || rule === "ADAPTIVE") return passes("open", `${policy.at} is ${rule}: no session is needed`);
  if (rule !== "PROTECTED" && rule !== "PROTECTED_REGEX" && rule !== "CUSTOM")
    return refused("not-evaluated", `${policy.at} has a rule that is not known here`);
  if (visitor.session === undefined) return refused("needs-session", `${policy.at} is ${rule}: a session is needed`, ...afterLogin(app));
  if (visitor.session.isAssigned === false)
    return refused("denied", "the person is in none of the app's groups, which are tested before any policy");
  if (rule === "PROTECTED") return passes("in", `${policy.at} is PROTECTED: any session of the app will do`);
  const [isIn, ...why] = ruled(app, policy, visitor.session.values ?? {}, choose, budget);
  if (isIn === undefined) return refused("not-evaluated", ...why);
  return isIn ? passes("in", ...why) : refused("out", ...why);
}

/** What a person meets who has no session. */
function afterLogin({ declared }: AppView): string[] {
  const groups: unknown = declared.groups;
  return Array.isArray(groups) && groups.length > 0
    ? [`then only members of the app's ${groups.length} ${groups.length === 1 ? "group" : "groups"} get on`]
    : [];
}

/** Whether a rule lets a session in; undefined where that was not evaluated. Then the reasons. */
function ruled(
  app: AppView,
  policy: PolicyView,
  values: SessionValues,
  choose: Choose,
  budget: Budget,
): [boolean | undefined, ...string[]] {
  const { regexRule, at } = policy;
  const { items, isComplete } = app.attributes;
  if (!isKnown(regexRule)) return [undefined, `the rule of ${at} is not known yet`];
  if (regexRule === undefined || regexRule === "") return [undefined, `${at} has no regexRule, and no document says what that lets in`];
  if (!isComplete || items.some(({ name }) => !isKnown(name))) return [undefined, "the app's attributes are not all known here"];
  const tried = (join: Join) => fits(regexRule, sessionText(app, values, join), "search", budget);
  const [inOneLine, inLines] = [tried("SPACES"), tried("LINES")];
  const isSame = inOneLine === inLines || typeof inOneLine !== "boolean";
  const reading = isSame ? "SPACES" : choose("subjectJoin", options.subjectJoin.readings, onOption("subjectJoin"));
  const fit = reading === "LINES" ? inLines : inOneLine;
  if (typeof fit !== "boolean") return [undefined, `the rule of ${at} was not evaluated: ${fit.notEvaluated}`];
  return [
    fit,
    `the rule of ${at} ${fit ? "finds what it looks for in the session" : "does not find what it looks for in the session"}`,
    ...remarks(app, regexRule, values),
  ];
}

function remarks(app: AppView, rule: string, values: SessionValues): string[] {
  const declared = new Map(app.attributes.items.map((item) => [item.name, item]));
  const given = (name: string) => Object.hasOwn(values, name);
  const isOurs = (name: string) => declared.has(name) || builtInAttributes.includes(name);
  const read = attributesIn(rule);
  return [
    ...read.filter((name) => !isOurs(name)).map((name) => `the rule reads ${name}, which is no attribute of the app`),
    ...read
      .filter((name) => isOurs(name) && !given(name) && declared.get(name)?.source !== "STATIC")
      .map((name) => `no value was given for ${name}: ${declared.has(name) ? "taken for empty" : "a made-up one was taken"}`),
    ...Object.keys(values)
      .filter((name) => !isOurs(name))
      .map((name) => `${name} is no attribute of the app, so its value counts for nothing`),
  ];
}
