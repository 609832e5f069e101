/**
 * What is wise for an Okta Access Gateway: findings on declarations and live objects, and which policy answers a path. Pure: no
 * I/O, no Pulumi, no clock but the one that is handed in.
 * @module pulumi-oag/rules
 */
export { type Access, type Answering, type AnsweringPolicy, accessTo, type InEveryReading, type NoPath } from "./access/access";
export type { Decision, Outcome, Visitor } from "./access/decide";
export type { SentHeader, SentHeaders } from "./access/headers";
export { type PathClass, pathClasses } from "./access/path-classes";
export type { SessionValues } from "./access/session-text";
export { type Audit, audit } from "./audit";
export { type Finding, type Lowered, type Severity, type Subject, type Suppressed, sentenceOf } from "./finding";
export type {
  AuditedObjects,
  DeclaredApp,
  DeclaredAttribute,
  DeclaredBehavior,
  DeclaredCertificate,
  DeclaredHealthCheck,
  DeclaredIdentityProvider,
  DeclaredPolicy,
  DeclaredResource,
  DeclaredSession,
  DeclaredValidation,
} from "./input/declared";
export { liveApp } from "./input/live";
export { isKnown, type Known, type Unknown, unknown, withheld } from "./input/unknown";
export {
  type Dependence,
  type KnownOptions,
  type OptionName,
  type OptionText,
  optionTexts,
  type Readings,
  spelled,
} from "./matcher/options";
export type { PathForms } from "./matcher/path-form";
export { type ReadTuning, readTuning, type TuningProblem } from "./read-tuning";
export type { RuleText } from "./rule";
export { type SwitchedTo, switchedTo } from "./rule-switch";
export { type ListedRule, ruleTexts } from "./rule-texts";
export type { UnusedSwitch } from "./switches";
export { type AppTuning, defaultTuning, type RuleSwitch, type RuleTuning, type SharedTuning, type Tuning } from "./tuning";
