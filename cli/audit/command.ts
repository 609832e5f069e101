import { posix } from "node:path";
import { Option } from "commander";
import { type Audit, audit, type Finding, ruleTexts, type Severity } from "pulumi-oag/rules";
import { addConnectionOptions } from "../connection";
import { counted } from "../counts";
import { lineOf } from "../error-details";
import { CliError, exitCodes } from "../errors";
import { stderr, stdout } from "../output";
import { ProgressLine } from "../progress-line";
import { isShown } from "../shown-paths";
import { readSource, type SourceOptions } from "../sources/read";
import type { Source } from "../sources/source";
import { RedactingCommand } from "../usage-errors";
import { version } from "../version";
import { leftOut, mostShown, sarifOf } from "./sarif";
import { tableOf } from "./table";
import { parseDays, readTuningFile, unmatchedTuning } from "./tuning";

interface AuditOptions extends SourceOptions {
  json?: true;
  sarif?: true;
  sarifFile?: string;
  failOn: Severity | "never";
  within?: string;
  tuning?: string;
  rules?: true;
}

export const auditCommand = addConnectionOptions(
  new RedactingCommand("audit")
    .description("Looks for what is open to the world or unwise: on a gateway, in a dump, or in a stack's state. Nothing is changed.")
    .argument(
      "[source]",
      "a folder that `pulumi-oag dump` wrote, a file of `pulumi stack export`, or - for standard input (default: the gateway)",
    )
    .option("--dump <folder>", "a folder that `pulumi-oag dump` wrote")
    .option("--tuning <file>", "JSON: limits, what is meant to be open, and rules that are off, each with its reason")
    .option("--within <days>", "certificates that end within so many days are found, for example 30d (default: the tuning's, else 30d)")
    .addOption(
      new Option("--fail-on <severity>", "the least severity for which the command ends with 2")
        .choices(["error", "warning", "note", "never"])
        .default("error"),
    )
    .option("--skip-unreadable", "leave out what cannot be read instead of failing")
    .option("--rules", "list the rules: what each finds, why, and what to do")
    .option("--json", "print the result as one line of JSON")
    .addOption(new Option("--sarif", "print the result as SARIF 2.1.0, for code scanning").conflicts("json"))
    .option(
      "--sarif-file <path>",
      "file of the repository that findings are shown at (default: Pulumi.yaml, for a dump that of its folder)",
    ),
)
  .addHelpText(
    "after",
    `
Exit codes: 0 nothing as bad as --fail-on, 2 something is, 1 an error.
A finding that the tuning puts aside does not count and is told with its reason. No text shows the value of an attribute, a
directive or a rule; what an export marks as secret is not looked at.

A file of tuning:
  {"allowedOpenPaths": ["/health/"], "rules": {"debug-on": "off: because this gateway is for tests"},
   "apps": {"Payroll": {"rules": {"no-groups": "off: because groups are assigned in Okta"}}},
   "certificates": {"*.lab.example.com": {"rules": {"self-signed-certificate": "off: because the lab trusts it"}}}}`,
  )
  .action(run);

async function run(given: string | undefined, options: AuditOptions): Promise<void> {
  if (options.rules) return listRules(options.json === true);
  if (options.sarifFile !== undefined && options.sarif !== true)
    throw new CliError("OAG_USAGE", "--sarif-file goes together with `--sarif`");
  if (options.sarifFile !== undefined && !isShown(options.sarifFile))
    throw new CliError("OAG_USAGE", "--sarif-file: give the path of a file of the repository, for example infra/Pulumi.yaml");
  const { within } = options;
  const tuning = { ...readTuningFile(options.tuning), ...(within !== undefined && { withinDays: parseDays(within) }) };
  const source = await readSource(given, options, new ProgressLine());
  stderr.lines(...unmatchedTuning(tuning, source));
  const { apps, identityProviders, certificates = [] } = source;
  const result = audit({ apps, identityProviders, certificates }, new Date(), tuning);
  const isBad = countFrom(result, options.failOn) > 0;
  if (options.json) stdout.json(jsonOf(result, source, isBad));
  else if (options.sarif) printSarif(result, source, options);
  else stdout.lines(...tableOf(result, source));
  process.exitCode = isBad ? exitCodes.different : exitCodes.fine;
}

/** How many findings are as bad as that, or worse. */
function countFrom({ counts }: Audit, failOn: AuditOptions["failOn"]): number {
  const order = ["error", "warning", "note"] as const;
  return failOn === "never" ? 0 : order.slice(0, order.indexOf(failOn) + 1).reduce((sum, severity) => sum + counts[severity], 0);
}

const jsonOf = (result: Audit, { name, apps, identityProviders, certificates, unreadable }: Source, isBad: boolean) => ({
  ok: !isBad,
  source: name,
  objects: { apps: apps.length, identityProviders: identityProviders.length, certificates: certificates?.length ?? null },
  unreadable: unreadable.map(lineOf),
  ...result,
  findings: result.findings.map(withoutOwn),
  suppressed: result.suppressed.map((one) => ({ ...one, finding: withoutOwn(one.finding) })),
});

/** A finding without what only whoever makes a sentence of it asks. */
const withoutOwn = ({ tellsDoubt: _, ...finding }: Finding) => finding;

function printSarif(result: Audit, source: Source, { sarifFile }: AuditOptions): void {
  const folder = source.type === "dump" ? source.name.replaceAll("\\", "/") : ".";
  const isWithin = !/^(\/|[A-Za-z]:|\.\.(\/|$))/.test(posix.normalize(folder));
  const file = sarifFile ?? posix.join(isWithin ? folder : ".", "Pulumi.yaml");
  stdout.json(sarifOf(result, { version, file: encodeURI(file) }));
  const lack = leftOut(result);
  if (lack !== undefined) stderr.lines(lack);
  if (result.findings.length > mostShown)
    stderr.lines(`code scanning shows the first ${mostShown} of ${counted(result.findings.length, "finding")}, which are the worst`);
}

function listRules(isJson: boolean): void {
  if (isJson) {
    stdout.json({ rules: ruleTexts });
    return;
  }
  const wide = Math.max(...ruleTexts.map(({ id }) => id.length));
  const indent = " ".repeat(9);
  stdout.lines(
    ...ruleTexts.flatMap(({ id, severity, finds, why, cure }) => [
      `${severity.padEnd(7)}  ${id.padEnd(wide)}  ${finds}`,
      `${indent}why:  ${why}`,
      `${indent}cure: ${cure}`,
    ]),
    `${counted(ruleTexts.length, "rule")}.`,
  );
}
