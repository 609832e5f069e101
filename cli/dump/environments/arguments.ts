import { nearest } from "pulumi-oag/sdk";
import { type DifferenceMap, emptyMap, readMap } from "../../diff/map-file";
import { assertSide } from "../../diff/read-side";
import { CliError } from "../../errors";
import { shownName } from "../../shown-paths";

/** What the command line says of one environment. */
export interface EnvironmentArgument {
  name: string;
  source: string;
  /** What the first environment has, and what this one has for it. */
  map: DifferenceMap;
}

const form = "give two or more, as in: --environments staging=env:STAGING production=dumps/production";

/** @throws CliError when an environment or a map cannot be used; nothing is read but the maps */
export function parseEnvironmentArguments(pairs: readonly string[], mapFiles: readonly string[]): EnvironmentArgument[] {
  const environments = pairs.map((pair, index) => {
    const [, name = "", source = ""] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    if (source === "")
      throw new CliError("OAG_USAGE", `--environments: ${shownName(name, `number ${index + 1}`)} is not NAME=SOURCE; ${form}`);
    // It names a stack, and files that not every file system tells from others in upper case.
    if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(name))
      throw new CliError(
        "OAG_USAGE",
        `--environments: ${shownName(name, `what is given as number ${index + 1}`)} is no name for a stack; give letters, digits and hyphens, at most 40`,
      );
    return { name, source };
  });
  const names = environments.map(({ name }) => name.toLowerCase());
  const twice = environments.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index);
  if (twice !== undefined)
    throw new CliError("OAG_USAGE", `--environments: ${JSON.stringify(twice.name)} is named twice, upper and lower case aside`);
  if (environments.length < 2) throw new CliError("OAG_USAGE", `--environments: one gateway needs none; ${form}`);
  for (const { name, source } of environments) assertSide(source, `the source of ${name}`);
  const maps = parseMapArguments(
    mapFiles,
    environments.map(({ name }) => name),
  );
  return environments.map((environment) => ({ ...environment, map: maps.get(environment.name) ?? emptyMap }));
}

/** `FILE` where there are two environments, `NAME=FILE` otherwise. */
function parseMapArguments(files: readonly string[], names: readonly string[]): Map<string, DifferenceMap> {
  const [first, ...others] = names as [string, ...string[]];
  const maps = new Map<string, DifferenceMap>();
  for (const file of files) {
    const [, named, path] = /^([A-Za-z0-9-]+)=(.+)$/s.exec(file) ?? [];
    const name = named ?? (others.length === 1 ? others[0] : undefined);
    if (name === undefined) throw new CliError("OAG_USAGE", `--map: say for which environment: \`--map ${others[0]}=FILE\``);
    if (!others.includes(name)) {
      const near = nearest(name, others)[0];
      throw new CliError(
        "OAG_USAGE",
        name === first
          ? `--map: ${name} is the first environment; a map says what another one has for what it has`
          : `--map: no environment is called ${shownName(name, "that")}${near === undefined ? "" : `; did you mean ${near}?`} The others are ${others.join(", ")}`,
      );
    }
    if (maps.has(name)) throw new CliError("OAG_USAGE", `--map: there are two for ${name}; give one`);
    maps.set(name, readMap(path ?? file));
  }
  return maps;
}
