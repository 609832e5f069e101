import { readFileSync } from "node:fs";
import { assertAllowed } from "../../sdk/allowed-words";
import type { OagClientOptions } from "../../sdk/client-options";
import { OagConfigError } from "../../sdk/errors";
import { assertKeyInPlace } from "../../sdk/key-in-place";
import { message, type NameOf, SettingName, setting } from "../../sdk/message";
import { type GivenSetting, givenSetting, type SettingLayer, whereGiven } from "../../sdk/setting-layers";
import {
  type ClientSetting,
  clientSettings,
  type RequiredSetting,
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
  const layers: SettingLayer[] = [
    { value: (key) => nonEmpty(config(keyOf(key))), named: names.named },
    { value: (key) => nonEmpty(environment[settingTable[key].variable ?? ""]), named: (key) => setting(key, settingTable[key].variable) },
  ];
  const named = namedIn(layers, names);
  const read = (key: keyof typeof settingRows) => {
    const given = givenSetting(layers, key, keyOf);
    if (given === undefined) return undefined;
    const text = given.key === key ? given.text : inFile(key, given, readFile);
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

/** The name under which a setting was given; its own where it was not. */
const namedIn =
  (layers: readonly SettingLayer[], names: SettingNames) =>
  (key: string): SettingName =>
    (isSetting(key) ? whereGiven(layers, key)?.name : undefined) ?? names.named(key);

const isSetting = (key: string): key is SettingKey => Object.hasOwn(settingTable, key);

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
    const segments = error.segments().map((segment) => (segment instanceof SettingName ? named(segment.key) : segment));
    throw new OagConfigError(segments, error.setting, error.code === "OAG_PRIVATE_KEY" ? error.code : "OAG_CONFIG");
  }
}

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

/** The value of a setting that is given by the file which holds it. @param key the setting itself */
function inFile(key: SettingKey, { key: fileKey, text: path, name, layer }: GivenSetting, readFile: FileReader): string {
  assertKeyInPlace(fileKey, path, layer.named);
  try {
    return readFile(path, fileKey);
  } catch (error) {
    throw new OagConfigError(
      message`${name}: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"}); give an absolute path, or one relative to the folder of the program`,
      key,
    );
  }
}
