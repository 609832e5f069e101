import { type Audit, type Finding, type Lowered, sentenceOf, spelled, type UnusedSwitch } from "pulumi-oag/rules";
import { counted } from "../counts";
import { cureOfRule } from "../rule-cure";
import type { Source } from "../sources/source";

/** An audit for people: a row for each finding, the worst first, then what to do, and what was counted. */
export function tableOf(result: Audit, source: Source): string[] {
  const { findings } = result;
  return [
    ...rows(findings),
    ...(findings.length > 0 ? ["", "What to do:", ...cures(findings), ""] : []),
    ...putAside(result),
    ...result.lowered.map(loweredWords),
    ...result.unused.map((one) => `${unusedWords(one)}; it may go`),
    summary(result, source),
  ];
}

function rows(findings: readonly Finding[]): string[] {
  const cells = findings.map((finding): [string, string, string] => [finding.severity, finding.rule, wordsOfFinding(finding)]);
  const wide = (column: 0 | 1) => Math.max(...cells.map((row) => row[column].length));
  return cells.map(([severity, rule, words]) => `${severity.padEnd(wide(0))}  ${rule.padEnd(wide(1))}  ${words}`);
}

/** A finding as a sentence; where the documents leave it open, with what it depends on, unless its text says that itself. */
export function wordsOfFinding(finding: Finding): string {
  const { dependsOn, tellsDoubt } = finding;
  const isToBeTold = dependsOn.length > 0 && !tellsDoubt;
  return isToBeTold ? `${sentenceOf(finding)} (uncertain: depends on ${spelled(dependsOn)})` : sentenceOf(finding);
}

/** What the tuning made less, as a sentence without an end. */
export const loweredWords = ({ rule, severity }: Lowered): string => `severity lowered by the tuning: ${rule} is a ${severity}`;

/** A switch that was of no use, as a sentence without an end. */
export function unusedWords({ rule, openPath, app, identityProvider, certificate }: UnusedSwitch): string {
  const [noun, name] =
    [
      ["app", app],
      ["identity provider", identityProvider],
      ["certificate", certificate],
    ].find(([, given]) => given !== undefined) ?? [];
  const what = openPath === undefined ? `a switch for ${rule}` : `${JSON.stringify(openPath)} of allowedOpenPaths`;
  return `${what} in the tuning${noun === undefined ? "" : ` of ${noun} ${JSON.stringify(name)}`} puts nothing aside`;
}

function cures(findings: readonly Finding[]): string[] {
  const found = [...new Set(findings.map(({ rule }) => rule))];
  const wide = Math.max(...found.map((rule) => rule.length));
  return found.map((rule) => `  ${rule.padEnd(wide)}  ${cureOfRule(rule)}`);
}

function putAside({ suppressed }: Audit): string[] {
  const groups = new Map<string, number>();
  for (const { finding, reason } of suppressed) {
    const key = `${finding.rule} (because ${reason})`;
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  return [...groups].map(([key, count]) => `put aside: ${count} of ${key}`);
}

/** What was counted, and of how much. */
function summary({ counts }: Audit, { apps, identityProviders, certificates, name }: Source): string {
  const found = [counted(counts.error, "error"), counted(counts.warning, "warning"), counted(counts.note, "note")].join(", ");
  const aside = counts.suppressed > 0 ? ` and ${counts.suppressed} put aside` : "";
  const objects = [
    counted(apps.length, "app"),
    counted(identityProviders.length, "identity provider"),
    certificates === undefined ? "no certificate, since they were not to be read" : counted(certificates.length, "certificate"),
  ];
  return `${found}${aside} in ${objects.join(", ")} of ${name}.`;
}
