import { joined, message } from "../../sdk/message";
import { onOption } from "../matcher/options";
import { judgedPolicies } from "../open/judged-policies";
import { type DeclaredContext, proxiedRule } from "../rule";

export const severalCustom = proxiedRule<DeclaredContext>({
  id: "several-custom",
  severity: "warning",
  finds: "Several CUSTOM policies in one app.",
  why: "They are tried before all others, the oldest first; the order in a program or a list says nothing.",
  source: "about-application-policy-precedence",
  cure: "Let no request fit two of them, or make one of them.",
  find(app) {
    const custom = judgedPolicies(app, true).filter(({ rule }) => rule === "CUSTOM");
    if (custom.length < 2) return [];
    const names = custom.map(({ policy }) => policy.where);
    const listed = message`${joined(names.slice(0, -1), ", ")} and ${names.at(-1) ?? []}`;
    return [
      {
        at: ["policies"],
        text: message`has ${custom.length} CUSTOM policies, ${listed}: the oldest that fits decides, whatever the order here`,
        topic: { policies: custom.map(({ policy }) => policy.key) },
        dependsOn: [onOption("customOrder")],
      },
    ];
  },
});
