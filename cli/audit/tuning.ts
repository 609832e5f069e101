import { type RuleTuning, readTuning, type TuningProblem } from "pulumi-oag/rules";
import { nearest } from "pulumi-oag/sdk";
import { counted } from "../counts";
import type { Detail } from "../error-details";
import { CliError } from "../errors";
import { type GivenFile, jsonIn, refused } from "../given-file";
import { shownPath } from "../shown-paths";
import type { Source } from "../sources/source";

/**
 * Reads a file of tuning. What it holds instead is not shown.
 * @throws CliError naming every problem of the file
 */
export function readTuningFile(path: string | undefined): RuleTuning {
  if (path === undefined) return {};
  const file: GivenFile = { path, title: shownPath(path, "the file"), option: "--tuning" };
  const given = jsonIn(file);
  if (given === undefined) throw refused(file, "is not JSON", example);
  const { tuning, problems } = readTuning(given);
  if (tuning === undefined)
    throw new CliError(
      "OAG_FILE",
      `the tuning in ${file.title} is not used; ${counted(problems.length, "problem")} to mend`,
      shown(problems),
    );
  return tuning;
}

/** Nobody mends more at once, and a log holds no megabytes of them. */
const mostTold = 50;

function shown(problems: readonly TuningProblem[]): Detail[] {
  const more = problems.length - mostTold;
  const told = problems.slice(0, mostTold).map(({ text }) => ({ text }));
  return more > 0 ? [...told, { text: `and ${counted(more, "more problem")}` }] : told;
}

const example = 'it looks like {"rules": {"debug-on": "off: because this gateway is for tests"}}';

/** Tuning for objects that are not there: it does nothing. */
export function unmatchedTuning(tuning: RuleTuning, { apps, identityProviders, certificates, name }: Source): string[] {
  const among = (what: string, own: RuleTuning["apps"], names: readonly unknown[]) => {
    const known = names.filter((one) => typeof one === "string");
    return Object.keys(own ?? {})
      .filter((given) => !known.includes(given))
      .map((given) => {
        const near = nearest(given, known).map((other) => JSON.stringify(other));
        return `the tuning names ${what} ${JSON.stringify(given)}, which ${name} does not have${near.length > 0 ? `; near: ${near.join(", ")}` : ""}`;
      });
  };
  return [
    ...among(
      "an app",
      tuning.apps,
      apps.map(({ label }) => label),
    ),
    ...among(
      "an identity provider",
      tuning.identityProviders,
      identityProviders.flatMap(({ domain, id }) => [domain, id]),
    ),
    // A state has those alone that its program looks up.
    ...(certificates === undefined
      ? []
      : among(
          "a certificate",
          tuning.certificates,
          certificates.flatMap(({ commonName, id }) => [commonName, id]),
        )),
  ];
}

/** Days of `--within`: `30d`, or `30`. */
export function parseDays(given: string): number {
  const days = Number(/^(\d{1,5})d?$/.exec(given)?.[1] ?? 0);
  if (days > 0) return days;
  throw new CliError("OAG_USAGE", "--within must be a number of days above 0, for example 30d");
}
