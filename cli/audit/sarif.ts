import { createHash } from "node:crypto";
import { type Audit, type Finding, type ListedRule, ruleTexts, type Severity } from "pulumi-oag/rules";
import { counted } from "../counts";
import { loweredWords, unusedWords, wordsOfFinding } from "./table";

/** Code scanning shows so many results of a run. */
export const mostShown = 5000;
/** It refuses a file with more than these. */
const mostTaken = 25_000;

const problem: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "recommendation" };

/**
 * An audit as SARIF 2.1.0, as code scanning reads it: it demands a file and a region for every result, so each is at the beginning of
 * `file`, and the object itself is a logical location. A fingerprint is of what was found and where, not of today's words.
 * What was put aside is no result (code scanning would open it all the same), and is told as a notification with its reason.
 */
export function sarifOf(result: Audit, { version, file }: { version: string; file: string }): object {
  const seen = new Map<string, number>();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "pulumi-oag",
            semanticVersion: version,
            informationUri: "https://www.npmjs.com/package/pulumi-oag-cli",
            rules: ruleTexts.map(ruleOf),
          },
        },
        columnKind: "utf16CodeUnits",
        results: result.findings.slice(0, mostTaken).map((finding) => resultOf(finding, file, seen)),
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(result) }],
        properties: { counts: result.counts },
      },
    ],
  };
}

/**
 * A text in which nothing becomes a link or a placeholder: in SARIF, `[words](address)` is a link, `{0}` stands for an argument of the
 * message and doubled braces for braces (2.1.0, 3.11.5 and 3.11.6); and names are a gateway's.
 */
const plain = (text: string): string => {
  const braced = text.replace(/[{}]/g, "$&$&");
  return braced.includes("](") ? braced.replace(/[[\]]/g, "\\$&") : braced;
};

const ruleOf = ({ id, severity, finds, why, source, cure, about }: ListedRule) => ({
  id,
  shortDescription: { text: finds },
  fullDescription: { text: why },
  help: { text: `${why}\n\nWhat to do: ${cure}\n\nSource: ${source}`, markdown: `${why}\n\n**What to do:** ${cure}\n\nSource: ${source}` },
  defaultConfiguration: { level: severity },
  properties: { tags: ["okta-access-gateway", about], precision: "high", "problem.severity": problem[severity] },
});

function resultOf(finding: Finding, file: string, seen: Map<string, number>) {
  const { rule, severity, subject, at, dependsOn } = finding;
  const fullyQualifiedName = `${subject.kind}/${subject.name}${at === "" ? "" : `/${at}`}`;
  return {
    ruleId: rule,
    ruleIndex: ruleTexts.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: plain(wordsOfFinding(finding)) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file }, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } },
        logicalLocations: [{ name: at === "" ? subject.name : at, fullyQualifiedName, kind: at === "" ? "object" : "member" }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding, seen) },
    ...(dependsOn.length > 0 && { properties: { dependsOn: dependsOn.map(({ option, text }) => option ?? text) } }),
  };
}

/** A label and a domain outlive an object that is made anew; certificates may share a name, and a renewed one is another. */
function fingerprint({ rule, subject, at }: Finding, seen: Map<string, number>): string {
  const object = subject.kind === "certificate" ? (subject.id ?? subject.name) : subject.name;
  const hash = createHash("sha256")
    .update(JSON.stringify([rule, subject.kind, object, at]))
    .digest("hex")
    .slice(0, 32);
  const nth = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, nth);
  return `${hash}:${nth}`;
}

/** What a file that is too large for code scanning lacks; undefined where it lacks nothing. */
export const leftOut = ({ findings }: Audit): string | undefined =>
  findings.length > mostTaken
    ? `code scanning takes ${mostTaken} results of a run: the others of ${counted(findings.length, "finding")}, which are the least, were left out`
    : undefined;

const notifications = (audit: Audit) => [
  ...[leftOut(audit) ?? []].flat().map((text) => ({ level: "warning", message: { text } })),
  ...aboutTuning(audit),
];

const aboutTuning = ({ suppressed, lowered, unused }: Audit) => [
  ...suppressed.map(({ finding, reason }) => ({
    level: "note",
    message: { text: plain(`put aside: ${wordsOfFinding(finding)} (because ${reason})`) },
    associatedRule: { id: finding.rule },
  })),
  ...lowered.map((one) => ({ level: "note", message: { text: loweredWords(one) }, associatedRule: { id: one.rule } })),
  ...unused.map((one) => ({ level: "note", message: { text: plain(unusedWords(one)) }, associatedRule: { id: one.rule } })),
];
