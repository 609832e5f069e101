import { type RuleTuning, readTuning, ruleTexts, type Severity } from "pulumi-oag/rules";

/** How hard a policy is enforced: `mandatory` stops a preview and an update, `advisory` warns, `disabled` is not run. */
export type Enforcement = "advisory" | "mandatory" | "disabled";

/** The tuning of a pack: that of the rules, and how hard they are enforced. */
export interface PolicyOptions extends RuleTuning {
  /**
   * One level for all, or a level by rule or by severity; a rule's own counts before that of its severity.
   * @default { error: "mandatory", warning: "advisory", note: "advisory" }
   */
  readonly enforcement?: Enforcement | Readonly<Record<string, Enforcement>>;
}

const levels: readonly unknown[] = ["advisory", "mandatory", "disabled"] satisfies Enforcement[];
const bySeverity: Readonly<Record<Severity, Enforcement>> = { error: "mandatory", warning: "advisory", note: "advisory" };

/**
 * Tuning that was checked.
 * @throws Error with everything that is wrong; it shows names and no value
 */
export function parseOptions({ enforcement = {}, ...rest }: PolicyOptions): {
  tuning: RuleTuning;
  levelOf(rule: string, severity: Severity): Enforcement;
} {
  const problems = enforcementProblems(enforcement);
  const tuning = parseTuning(rest, "pulumi-oag-policies", problems);
  const given = typeof enforcement === "string" ? { error: enforcement, warning: enforcement, note: enforcement } : enforcement;
  const own = (name: string) => (Object.hasOwn(given, name) ? (given as Readonly<Record<string, Enforcement>>)[name] : undefined);
  return { tuning, levelOf: (rule, severity) => own(rule) ?? own(severity) ?? bySeverity[severity] };
}

/**
 * Tuning of the rules that was checked.
 * @param problems what else is wrong
 */
export function parseTuning(tuning: object, where: string, problems: readonly string[] = []): RuleTuning {
  const read = readTuning(tuning);
  const all = [...problems, ...read.problems.map(({ text }) => text)];
  if (read.tuning === undefined || all.length > 0) throw new Error(`${where}: ${all.join("; ")}`);
  return read.tuning;
}

function enforcementProblems(enforcement: unknown): string[] {
  const allowed = `must be "advisory", "mandatory" or "disabled"`;
  if (typeof enforcement === "string") return levels.includes(enforcement) ? [] : [`enforcement ${allowed}`];
  if (typeof enforcement !== "object" || enforcement === null || Array.isArray(enforcement))
    return [`enforcement ${allowed}, or an object with rules and severities as its names`];
  return Object.entries(enforcement).flatMap(([name, level]) => {
    const isName = Object.hasOwn(bySeverity, name) || ruleTexts.some(({ id }) => id === name);
    if (!isName) return [`enforcement[${JSON.stringify(name)}] is neither a rule nor a severity; the rules are listed in the README`];
    return levels.includes(level) ? [] : [`enforcement[${JSON.stringify(name)}] ${allowed}`];
  });
}
