import { message } from "../../sdk/message";
import { attributesIn, builtInAttributes } from "../evaluator/names-in-rules";
import { isKnown } from "../input/unknown";
import { value } from "../path-to";
import { type DeclaredContext, proxiedRule } from "../rule";
import { sessionRules } from "./session-rules";

export const undeclaredAttribute = proxiedRule<DeclaredContext>({
  id: "undeclared-attribute",
  severity: "error",
  finds: "A rule that reads an attribute that the app does not declare.",
  why: "A session holds the attributes of the app alone, Groups among them: what looks for another finds nothing, so nobody passes, and what is to keep people out keeps out nobody or all.",
  source: "learn-about-oag-policy-types, policy-protected-rule-expressions",
  cure: "Declare the attribute, with active: false if back ends are not to get it.",
  find(app) {
    const { items, isComplete } = app.attributes;
    if (!isComplete || items.some(({ name }) => !isKnown(name))) return [];
    return sessionRules(app).flatMap((rule) => {
      const fold = (name: string) => (rule.source.includes("(?i") ? name.toLowerCase() : name);
      const present = new Set([...items.map(({ name }) => name as string), ...builtInAttributes].map(fold));
      return attributesIn(rule.source)
        .filter((name) => !present.has(fold(name)))
        .map((name) => ({
          at: message`${rule.policy.where}.regexRule`,
          text: message`reads ${value(name)}, which is no attribute of this app, so what looks for it finds nothing`,
          topic: { policy: rule.policy.key, name },
        }));
    });
  },
});
