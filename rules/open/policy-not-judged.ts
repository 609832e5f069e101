import { isObject } from "../../sdk/json";
import { spell } from "../../sdk/message";
import { isKnown, isWithheld } from "../input/unknown";
import { pathTo } from "../path-to";
import { type Found, proxiedRule } from "../rule";
import { levelOfRule } from "./levels";

export const policyNotJudged = proxiedRule({
  id: "policy-not-judged",
  severity: "warning",
  finds:
    "A policy of which no rule can tell whom it lets in: what decides that is marked as secret, newer than this version, or no value of its type.",
  why: "Whatever it lets in is not found, and neither is what it opens beside it.",
  source: "learn-about-oag-policy-types (inferred)",
  cure: "Do not mark rules and paths of policies as secret; take a version that knows the rule, or look at the policy yourself.",
  find({ declared, isOpen }) {
    const map: unknown = declared.policies;
    if (isOpen || map === undefined || map === null) return [];
    const whole = whyNotRead(map);
    if (whole !== undefined) return [{ at: "policies", text: `${whole}: none of them was judged` }];
    if (!isKnown(map)) return [];
    return Object.entries(map as object).flatMap(([key, policy]): Found[] => {
      const why = whyNotJudged(policy);
      return why === undefined ? [] : [{ at: spell(pathTo("policies", key)), text: `${why}: it was not judged` }];
    });
  },
});

/** Why a map, or an item of it, cannot be looked into; undefined where it can, and where it is not known yet. */
function whyNotRead(value: unknown): string | undefined {
  if (isWithheld(value)) return "is marked as secret";
  return isKnown(value) && !isObject(value) ? "has a type that the API does not have" : undefined;
}

/** What a policy is judged by. */
const decisive = { rule: "string", resourcePath: "string", active: "boolean" } as const;

function whyNotJudged(policy: unknown): string | undefined {
  if (policy === undefined || policy === null) return undefined;
  const whole = whyNotRead(policy);
  if (whole !== undefined || !isObject(policy) || !isKnown(policy as unknown) || policy.active === false) return whole;
  const { rule } = policy;
  for (const [name, type] of Object.entries(decisive)) {
    const value = policy[name];
    if (isWithheld(value)) return `has a secret as its ${name}`;
    if (value !== undefined && value !== null && isKnown(value) && typeof value !== type)
      return `has a value of a type that the API does not have as its ${name}`;
  }
  if (rule === undefined || rule === null) return "has no rule";
  return typeof rule === "string" && levelOfRule(rule) === undefined ? "has a rule that this version does not know" : undefined;
}
