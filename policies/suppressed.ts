import type { StackValidationPolicy } from "@pulumi/policy";
import { OagApp } from "pulumi-oag";
import { audit, type RuleTuning, type Suppressed } from "pulumi-oag/rules";
import type { Audits } from "./audited";
import { declaredFrom } from "./declared";
import type { HiddenNames } from "./secrets";
import { stackObjects } from "./stack-objects";

/** Tells what the tuning puts aside in a stack, with the reasons and a count: never silent. */
export function suppressedPolicy(tuning: RuleTuning, audits: Audits, now: () => Date, hiddenNames: HiddenNames): StackValidationPolicy {
  return {
    name: "suppressed",
    description: "What the tuning switches off, by rule and with its reason. To see it as findings again, take the switch away.",
    enforcementLevel: "advisory",
    severity: "low",
    validateStack: ({ resources }, report) => {
      const apps = resources.filter((resource) => resource.isType(OagApp));
      const ofApps = apps.flatMap(({ props }) => audits.of(declaredFrom(props), tuning).suppressed);
      const ofOthers = audit(stackObjects(resources, hiddenNames).objects, now(), tuning).suppressed.filter(
        ({ finding }) => finding.subject.kind !== "app",
      );
      // Paths that are listed as open stand in the pack itself: a preview is not the place to read them again.
      const switched = [...ofApps, ...ofOthers].filter(({ openPath }) => openPath === undefined);
      for (const [why, count] of counted(switched)) report(`${why.rule}: ${count} put aside, because ${why.reason}`);
    },
  };
}

interface Why {
  rule: string;
  reason: string;
}

function counted(all: readonly Suppressed[]): [Why, number][] {
  const byKey = new Map<string, [Why, number]>();
  for (const { finding, reason } of all) {
    const key = JSON.stringify([finding.rule, reason]);
    byKey.set(key, [{ rule: finding.rule, reason }, (byKey.get(key)?.[1] ?? 0) + 1]);
  }
  return [...byKey.values()];
}
