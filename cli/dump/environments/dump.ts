import { join, resolve } from "node:path";
import { lineOf, spelledName } from "../../error-details";
import { countOf, countsByName, countsOf, objectName } from "../../kinds";
import { stderr, stdout } from "../../output";
import { ProgressLine } from "../../progress-line";
import { importFile } from "../import-file";
import type { Kept } from "../kept-files";
import { type Files, writeProgram } from "../program";
import { toolFiles } from "../project";
import type { NamedProvider } from "../provider";
import { scopeSettings } from "../setting-lines";
import { shareValues } from "../shared/share";
import { textAt } from "../stacks";
import type { Imported } from "../verify";
import { assertFree, writeFiles } from "../write";
import { parseEnvironmentArguments } from "./arguments";
import type { Environment } from "./environment";
import { first, type Matching, matchObjects } from "./match";
import { type EnvironmentsPlan, planEnvironments } from "./plan";
import { providerFor, providersFor } from "./provider";
import { type ReadOptions, readEnvironments } from "./read";
import { environmentsReadme, importFileName, isInFile, secretLinesFor } from "./readme";
import { stackFile, stackFileName } from "./stack-file";

/** What the command line says of a program for several gateways. */
interface EnvironmentsOptions extends ReadOptions {
  out: string;
  project: string;
  environments: readonly string[];
  map: readonly string[];
  commonOnly: boolean;
  perApp: boolean;
  /** Variable and name of an explicit provider. */
  provider: string | undefined;
  force: boolean;
  json: boolean;
}

/** Writes one program for several gateways: what differs between them is the configuration of their stacks. */
export async function dumpEnvironments(options: EnvironmentsOptions): Promise<void> {
  const named = parseEnvironmentArguments(options.environments, options.map);
  assertFree(options.out, options.force);
  const providers = providersFor(
    options.provider,
    options.project,
    named.map(({ name }) => name),
  );
  const progress = new ProgressLine();
  const environments = await readEnvironments(named, options, progress);
  const matching = matchObjects(
    environments,
    named.map(({ map }) => map),
  );
  const isCommon = ({ of }: Matching["matched"][number]) => of.every((object) => object !== undefined);
  const kept = matching.matched.filter((one) => !options.commonOnly || isCommon(one));
  const plan = planEnvironments(environments, kept, options.provider);
  const files = await filesOf(options, environments, plan, providers);
  const edited = writeFiles(options.out, files.dump, options.force, undefined, files.stacks);
  tell(options, environments, matching, plan, edited);
}

/** What a dump writes and renews, and the stacks' files, which hold what others set, too. */
async function filesOf(
  { out, project, perApp, provider }: EnvironmentsOptions,
  environments: readonly Environment[],
  { constants, resources, configuration }: EnvironmentsPlan,
  providers: readonly (NamedProvider | undefined)[],
): Promise<{ dump: Files; stacks: Files }> {
  const names = environments.map(({ name }) => name);
  const before = [...(provider === undefined ? [] : providerFor(provider, environments)), ...constants];
  const dump = new Map([
    ...(await writeProgram(shareValues(resources, before, false), perApp)),
    ...toolFiles(project, `The Okta Access Gateways of ${names.join(", ")}`),
    ["README.md", environmentsReadme(project, environments, resources, providers)],
  ]);
  const stacks: Files = new Map();
  environments.forEach(({ name, snapshot, settings, isLenient }, index) => {
    const own = resources.flatMap(({ kind, name: called, of }) => {
      const object = of[index];
      return object === undefined ? [] : [{ kind, name: called, id: object.id, imported: object.imported }];
    });
    dump.set(
      importFileName(name),
      importFile(own, ({ imported }): Imported => imported, providers[index]),
    );
    const entries: [string, unknown][] = [
      ["oag:hostname", new URL(snapshot.origin).host],
      ...[...settings.filter(isInFile), ...(provider === undefined ? scopeSettings(snapshot) : [])].map(
        ({ key, value }): [string, unknown] => [`oag:${key}`, value],
      ),
      ...(isLenient ? [["oag:validation", "warn"] as [string, unknown]] : []),
      ...(configuration[index] ?? []).map(([key, value]): [string, unknown] => [`${project}:${key}`, value]),
    ];
    const path = stackFileName(name);
    stacks.set(path, stackFile(textAt(join(out, path)), entries, path));
  });
  return { dump, stacks };
}

/** Objects that not every environment has. */
function partialIn(named: readonly string[], { matched }: Matching) {
  return matched.flatMap(({ kind, of }) => {
    const has = named.filter((_, index) => of[index] !== undefined);
    return has.length === named.length ? [] : [{ in: has, kind, title: first(of).title, id: first(of).id }];
  });
}

function tell(
  { out, json, commonOnly }: EnvironmentsOptions,
  environments: readonly Environment[],
  matching: Matching,
  { resources }: EnvironmentsPlan,
  edited: readonly Kept[],
): void {
  const count = countOf(resources);
  const named = environments.map(({ name }) => name);
  const result = {
    folder: resolve(out),
    environments: environments.map(({ name, snapshot, leftOut }, index) => ({
      name,
      origin: snapshot.origin,
      secrets: secretLinesFor(name, index, resources),
      leftOut: leftOut.map(lineOf),
    })),
    ...countsByName(count),
    onlyIn: partialIn(named, matching),
    takenForOne: matching.taken,
    kept: edited.map(({ path, copy }) => ({ path, copy })),
    remarks: resources.flatMap(({ remarks, title }) => remarks.map((remark) => `${title}: ${remark}`)),
  };
  for (const { name, leftOut } of environments) stderr.lines(...leftOut.map((one) => `left out of ${name}: ${lineOf(one)}`));
  stderr.lines(...matching.unused.map((entry) => `--map: nothing was found for ${entry}`));
  if (json) stdout.json(result);
  else stdout.lines(...describe(out, countsOf(count), result, commonOnly ? "left out" : "declared there alone"));
}

interface Told {
  environments: readonly { name: string; secrets: readonly string[] }[];
  onlyIn: ReturnType<typeof partialIn>;
  takenForOne: Matching["taken"];
  kept: readonly { path: string; copy: string }[];
  remarks: readonly string[];
}

function describe(out: string, counts: string, { environments, onlyIn, takenForOne, kept, remarks }: Told, how: string): string[] {
  const named = environments.map(({ name }) => name);
  return [
    `${out}: ${counts}, for ${named.join(" and ")}. Nothing was changed on a gateway.`,
    ...kept.map(({ path, copy }) => `  kept: what you had written in ${path} is in ${copy}`),
    ...onlyIn.map(({ in: has, kind, title, id }) => `  only in ${has.join(" and ")}, ${how}: ${spelledName(objectName(kind, title, id))}`),
    ...takenForOne.map(
      ({ title, other, environment }) =>
        `  taken for one: identity provider ${JSON.stringify(title)} of ${named[0]} and ${JSON.stringify(other)} of ${environment}; --map tells otherwise`,
    ),
    ...remarks.map((remark) => `  note: ${remark}`),
    ...environments.flatMap(({ name, secrets }) =>
      secrets.length === 0
        ? []
        : ["", `The API of ${name} never shows these; each line asks for the value:`, ...secrets.map((line) => `  ${line}`)],
    ),
    "",
    `Go on with ${out}/README.md.`,
  ];
}
