/**
 * A policy pack over the rules of pulumi-oag: one policy a rule.
 * @module pulumi-oag-policies
 */
import type { EnforcementLevel, Policies, Policy, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { validateResourceOfType } from "@pulumi/policy";
import { OagApp, type OagAppArgs } from "pulumi-oag";
import { audit, type ListedRule, type RuleTuning, ruleTexts, type Severity, sentenceOf, switchedTo } from "pulumi-oag/rules";
import { Audits } from "./audited";
import { configSchemaOf } from "./config-schema";
import { declaredFrom } from "./declared";
import { type PolicyOptions, parseOptions, parseTuning } from "./options";
import { HiddenNames } from "./secrets";
import { stackObjects } from "./stack-objects";
import { suppressedPolicy } from "./suppressed";

export type { Enforcement, PolicyOptions } from "./options";

/**
 * The policies, one a rule, for a pack of one's own.
 * @param options tuning of the rules, and how hard they are enforced
 * @param now the time by which certificates are judged
 * @throws Error with everything that is wrong with the options
 *
 * @example
 * new PolicyPack("acme", { policies: oagPolicies({ maxSession: 28_800, allowedOpenPaths: ["/health/"] }) });
 */
export function oagPolicies(options: PolicyOptions = {}, now: () => Date = () => new Date()): Policies {
  const { tuning, levelOf } = parseOptions(options);
  const [audits, hiddenNames] = [new Audits(), new HiddenNames()];
  return [
    hiddenNames.policy,
    ...ruleTexts.map((rule) => {
      const head = headOf(rule, tuning, levelOf);
      return rule.about === "app" ? appPolicy(head, tuning, audits, hiddenNames) : sharedPolicy(head, tuning, now, hiddenNames);
    }),
    suppressedPolicy(tuning, audits, now, hiddenNames),
  ];
}

const importance: Readonly<Record<Severity, Policy["severity"]>> = { error: "high", warning: "medium", note: "low" };

function headOf(rule: ListedRule, { rules = {} }: RuleTuning, levelOf: (rule: string, severity: Severity) => EnforcementLevel): Policy {
  const to = switchedTo(Object.hasOwn(rules, rule.id) ? rules[rule.id] : undefined);
  const severity = to?.severity ?? rule.severity;
  return {
    name: rule.id,
    description: `${rule.finds} ${rule.why} ${rule.cure}`,
    enforcementLevel: to?.off !== undefined ? "disabled" : levelOf(rule.id, severity),
    severity: importance[severity],
    remediationSteps: rule.cure,
    ...configSchemaOf(rule.id),
  };
}

/** The tuning of a pack, and above it what a file gives one policy. */
const configured = (tuning: RuleTuning, policy: string, config: object): RuleTuning =>
  Object.keys(config).length === 0 ? tuning : { ...tuning, ...parseTuning(config, `the configuration of the policy ${policy}`) };

function appPolicy(head: Policy, tuning: RuleTuning, audits: Audits, hiddenNames: HiddenNames): ResourceValidationPolicy {
  return {
    ...head,
    validateResource: validateResourceOfType<OagApp, OagAppArgs>(OagApp, (props, args, report) => {
      const { findings } = audits.of(declaredFrom(props), configured(tuning, head.name, args.getConfig()));
      const found = findings.filter(({ rule }) => rule === head.name);
      const instead = hiddenNames.insteadOf(args.urn, args.name);
      const messages = instead === undefined || found.length === 0 ? found.map(sentenceOf) : [instead];
      for (const message of messages) report(message);
    }),
  };
}

function sharedPolicy(head: Policy, tuning: RuleTuning, now: () => Date, hiddenNames: HiddenNames): StackValidationPolicy {
  return {
    ...head,
    validateStack: ({ resources, getConfig }, report) => {
      const { objects, targetOf } = stackObjects(resources, hiddenNames);
      const { findings } = audit(objects, now(), configured(tuning, head.name, getConfig()));
      for (const finding of findings.filter(({ rule }) => rule === head.name)) {
        const target = targetOf(finding);
        if (target?.name !== undefined)
          report(sentenceOf({ ...finding, subject: { ...finding.subject, name: target.name } }), target.resource.urn);
        else if (target !== undefined)
          report(hiddenNames.insteadOf(target.resource.urn, target.resource.name) ?? sentenceOf(finding), target.resource.urn);
      }
    },
  };
}
