import { differing } from "../counts";
import { exitCodes } from "../errors";
import { kinds } from "../kinds";
import { stderr, stdout } from "../output";
import { ProgressLine } from "../progress-line";
import { line } from "./lines";
import { emptyMap, readMap } from "./map-file";
import { assertSide, readSide } from "./read-side";
import { compareGateways, type Pair } from "./two-gateways";

/** `diff A B`: two gateways, or dumps of them, by label. */
export async function diffTwo(a: string, b: string, options: { map?: string; json?: true }): Promise<void> {
  assertSide(a, "the first source");
  assertSide(b, "the other source");
  const map = options.map === undefined ? emptyMap : readMap(options.map);
  const progress = new ProgressLine();
  const left = await readSide(a, progress);
  const right = await readSide(b, progress);
  const { pairs, unused } = compareGateways(left.snapshot, right.snapshot, map);
  const isSame = pairs.every(({ status }) => status === "same");
  if (options.json) stdout.json({ same: isSame, a: left.snapshot.origin, b: right.snapshot.origin, resources: pairs, unused });
  else {
    stdout.lines(...pairs.flatMap((pair) => describe(pair, left.title, right.title)), summary(pairs));
    for (const entry of unused) stderr.lines(`--map: nothing was found for ${entry}`);
  }
  process.exitCode = isSame ? exitCodes.fine : exitCodes.different;
}

function describe({ kind, title, status, differences }: Pair, a: string, b: string): string[] {
  const what = `${kinds[kind].noun} ${JSON.stringify(title)}`;
  if (status === "same") return [];
  if (status === "onlyInA") return [`only in ${a}: ${what}`];
  if (status === "onlyInB") return [`only in ${b}: ${what}`];
  return [`${what}, ${a} => ${b}:`, ...differences.map(line)];
}

const summary = (pairs: readonly Pair[]) => differing(pairs.filter(({ status }) => status !== "same").length, pairs.length);
