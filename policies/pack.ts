/**
 * A policy pack over the rules of pulumi-oag: one policy a rule.
 * @module pulumi-oag-policies
 */
import type { EnforcementLevel, Policies, Policy, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { validateResourceOfType } from "@pulumi/policy";
import { OagApp, type OagAppArgs } from "pulumi-oag";
import { audit, type Finding, type ListedRule, type RuleSettings, ruleTexts, type Severity, sentenceOf } from "pulumi-oag/rules";
import { Audits } from "./audited";
import { configSchemaOf } from "./config-schema";
import { declaredFrom } from "./declared";
import { estateOf } from "./estate";
import { checkedOptions, checkedSettings, type PolicyOptions } from "./options";
import { isTellable, untold } from "./secrets";
import { suppressedPolicy } from "./suppressed";

export type { Enforcement, PolicyOptions } from "./options";

/**
 * The policies, one a rule, for a pack of one's own.
 * @param options settings of the rules, and how hard they are enforced
 * @param now the time by which certificates are judged
 * @throws Error with everything that is wrong with the options
 *
 * @example
 * new PolicyPack("acme", { policies: oagPolicies({ maxSession: 28_800, allowedOpenPaths: ["/health/"] }) });
 */
export function oagPolicies(options: PolicyOptions = {}, now: () => Date = () => new Date()): Policies {
  const { settings, levelOf } = checkedOptions(options);
  const audits = new Audits();
  return [
    ...ruleTexts.map((rule) => {
      const head = headOf(rule, settings, levelOf);
      return rule.about === "app" ? appPolicy(head, settings, audits) : sharedPolicy(head, settings, now);
    }),
    suppressedPolicy(settings, audits, now),
  ];
}

const importance: Readonly<Record<Severity, Policy["severity"]>> = { error: "high", warning: "medium", note: "low" };

function headOf(rule: ListedRule, { rules = {} }: RuleSettings, levelOf: (rule: string, severity: Severity) => EnforcementLevel): Policy {
  const said = Object.hasOwn(rules, rule.id) ? rules[rule.id] : undefined;
  const isOff = said?.startsWith("off: ") === true;
  const severity = said === "error" || said === "warning" || said === "note" ? said : rule.severity;
  return {
    name: rule.id,
    description: `${rule.finds} ${rule.why} ${rule.cure}`,
    enforcementLevel: isOff ? "disabled" : levelOf(rule.id, severity),
    severity: importance[severity],
    remediationSteps: rule.cure,
    ...configSchemaOf(rule.id),
  };
}

/** The settings of a pack, and above them what a file gives one policy. */
const configured = (settings: RuleSettings, policy: string, config: object): RuleSettings =>
  Object.keys(config).length === 0 ? settings : { ...settings, ...checkedSettings(config, `the configuration of the policy ${policy}`) };

function appPolicy(head: Policy, settings: RuleSettings, audits: Audits): ResourceValidationPolicy {
  return {
    ...head,
    validateResource: validateResourceOfType<OagApp, OagAppArgs>(OagApp, (props, args, report) => {
      const app = declaredFrom(props);
      const { findings } = audits.of(app, configured(settings, head.name, args.getConfig()));
      const found = findings.filter(({ rule }) => rule === head.name);
      for (const message of told(found, isTellable(app), args.name)) report(message);
    }),
  };
}

function sharedPolicy(head: Policy, settings: RuleSettings, now: () => Date): StackValidationPolicy {
  return {
    ...head,
    validateStack: (args, report) => {
      const { findings } = audit(estateOf(args.resources), now(), configured(settings, head.name, args.getConfig()));
      for (const finding of findings.filter(({ rule }) => rule === head.name)) {
        const resource = args.resources.find(({ urn }) => urn === finding.subject.id);
        const isTold = resource !== undefined && isTellable(declaredFrom(resource.props));
        for (const message of told([finding], isTold, resource?.name ?? "")) report(message, resource?.urn);
      }
    },
  };
}

/** Findings as messages; those of a resource that hides names become one. */
const told = (found: readonly Finding[], isTold: boolean, resource: string): readonly string[] =>
  isTold ? found.map(sentenceOf) : found.length > 0 ? [untold(resource)] : [];
