import { readFileSync } from "node:fs";
import { assertAllowed } from "../../sdk/allowed-words";
import type { OagClientOptions } from "../../sdk/client-options";
import { OagConfigError } from "../../sdk/errors";
import { assertKeyInPlace } from "../../sdk/key-in-place";
import { message, type NameOf, SettingName, setting } from "../../sdk/message";
import {
  type ClientSetting,
  clientSettings,
  fileKeyOf,
  type RequiredSetting,
  type SettingInFile,
  type SettingKey,
  settingRows,
  settingTable,
  settingValue,
} from "../../sdk/setting-table";
import { defaultScopes, resolveSettings, type Settings } from "../../sdk/settings";
import { keyOf, namesIn, type SettingNames } from "./setting-names";

/** Reads one configuration value by its full key. */
export type ConfigReader = (key: string) => string | undefined;

/** Reads the file that a `…File` key names. */
type FileReader = (path: string, key: string) => string;

/** How the program's arguments are validated: `warn` lets values and members newer than ours through. */
export type Validation = (typeof settingRows)["validation"]["value"][number];

/** Everything that the `oag` namespace configures. */
interface ProviderSettings {
  client: OagClientOptions;
  validation: Validation;
  /** A setting by the name under which it was given: the variable, the file that holds it. */
  named(key: string): SettingName;
  /** What messages call a setting that says nothing of where it was given. */
  nameOf: NameOf;
}

/**
 * Reads the settings from the stack's configuration (or an OagProvider's arguments), then from environment variables.
 * Files are read here and not earlier.
 * @throws OagConfigError naming the key, what is allowed and the cure
 */
export function readSettings(
  config: ConfigReader,
  environment: NodeJS.ProcessEnv,
  readFile: FileReader = (path) => readFileSync(path, "utf8"),
): ProviderSettings {
  const names = namesIn(config);
  const layers: Layer[] = [
    { value: (key) => nonEmpty(config(keyOf(key))), named: names.named },
    { value: (key) => nonEmpty(environment[settingTable[key].variable ?? ""]), named: (key) => setting(key, settingTable[key].variable) },
  ];
  const named = namedIn(layers, names);
  const read = (key: keyof typeof settingRows) => {
    const text = isInFile(key) ? fromLayers(layers, key, readFile) : fromFirst(layers, key);
    if (text === undefined) return undefined;
    assertKeyInPlace(key, text, named);
    return settingValue(key, assertAllowed(key, text, named(key)));
  };
  const given = (keys: readonly ClientSetting[]) => Object.fromEntries(keys.map((key) => [key, read(key)]));
  const required = assertRequired(given(clientSettings.filter(isRequired)), names);
  const others = Object.entries(given(clientSettings.filter((key) => !isRequired(key))));
  // Each as the table has it, whose rows are of the types of the options.
  const optional: Partial<OagClientOptions> = Object.fromEntries(others.filter(([, value]) => value !== undefined && value !== false));
  const validation = (read("validation") ?? settingRows.validation.value[0]) as Validation;
  return { client: { scopes: defaultScopes, ...optional, ...required }, validation, named, nameOf: names.nameOf };
}

const isRequired = (key: ClientSetting): key is RequiredSetting => settingTable[key].isRequired === true;
const isInFile = (key: SettingKey): key is SettingInFile => settingTable[key].hasFile === true;

/** The stack's configuration or the variables: the first that has a setting, or either of a pair, decides. */
interface Layer {
  value(key: SettingKey): string | undefined;
  readonly named: (key: SettingKey) => SettingName;
}

/** The name under which a setting was given; its own where it was not. */
const namedIn =
  (layers: readonly Layer[], names: SettingNames) =>
  (key: string): SettingName => {
    const candidates = [key, `${key}File`].filter((candidate) => Object.hasOwn(settingTable, candidate)) as SettingKey[];
    const givenIn = (layer: Layer) => candidates.find((candidate) => layer.value(candidate) !== undefined);
    const layer = layers.find((candidate) => givenIn(candidate) !== undefined);
    return layer?.named(givenIn(layer) as SettingKey) ?? names.named(key);
  };

/**
 * Checks what was read, and fills in the defaults.
 * @param options the same options, where some are stood in for
 * @throws OagConfigError that names a setting as it was given
 */
export function resolveNamed({ client, named }: ProviderSettings, options: OagClientOptions = client): Settings {
  try {
    return resolveSettings(options);
  } catch (error) {
    if (!(error instanceof OagConfigError)) throw error;
    const parts = error.parts().map((part) => (part instanceof SettingName ? named(part.key) : part));
    throw new OagConfigError(parts, error.setting, error.code === "OAG_PRIVATE_KEY" ? error.code : "OAG_CONFIG");
  }
}

const fromFirst = (layers: readonly Layer[], key: SettingKey): string | undefined =>
  layers.map((layer) => layer.value(key)).find((found) => found !== undefined);

/** A value, or the file that holds it: whichever the first layer names that names one. */
function fromLayers(layers: readonly Layer[], key: SettingInFile, readFile: FileReader): string | undefined {
  const fileKey = fileKeyOf(key);
  const layer = layers.find((candidate) => candidate.value(key) !== undefined || candidate.value(fileKey) !== undefined);
  const [found, path] = [layer?.value(key), layer?.value(fileKey)];
  if (layer !== undefined && found !== undefined && path !== undefined)
    throw new OagConfigError(`${nameIn(layer, key)} and ${nameIn(layer, fileKey)} are both set; keep one of them`, key);
  if (layer === undefined || path === undefined) return found;
  assertKeyInPlace(fileKey, path, layer.named);
  return fromFile(key, layer.named(fileKey), path, readFile);
}

const nameIn = (layer: Layer, key: SettingKey) => layer.named(key).given ?? keyOf(key);

const nonEmpty = (value: string | undefined) => (value === undefined || value.trim() === "" ? undefined : value);

/** @throws with all that is missing */
function assertRequired(given: Partial<OagClientOptions>, { cureOf }: SettingNames): Required<Pick<OagClientOptions, RequiredSetting>> {
  const missing = clientSettings.filter(isRequired).filter((key) => given[key] === undefined);
  if (missing.length === 0) return given as Required<Pick<OagClientOptions, RequiredSetting>>;
  throw new OagConfigError(
    missing.flatMap((key, index) => (index === 0 ? cureOf(key) : ["; ", ...cureOf(key)])),
    missing[0],
  );
}

/** @param key the setting whose value the file holds */
function fromFile(key: SettingInFile, name: SettingName, path: string, readFile: FileReader): string {
  try {
    return readFile(path, fileKeyOf(key));
  } catch (error) {
    throw new OagConfigError(
      message`${name}: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"}); give an absolute path, or one relative to the folder of the program`,
      key,
    );
  }
}
