import { type SettingKey, type SettingLayer, SettingName, settingTable } from "pulumi-oag/sdk";
import { inEnvironment } from "./settings";
import { nameOfSetting, variableAsSet } from "./variable-names";

/** What commander has for options: their texts, and `true` for one that takes none. */
export type OptionValues = Readonly<Partial<Record<SettingKey, unknown>>>;

/**
 * Options, then the environment. An option that is given blank decides all the same: whoever's variable is empty on the command line gets
 * no other gateway.
 */
export const layersOf = (values: OptionValues): readonly SettingLayer[] => [
  { value: (key) => (isOption(values, key) ? textOf(values[key]) : undefined), named: (key) => new SettingName(key, nameOfSetting(key)) },
  {
    value: (key) => filled(inEnvironment(key)),
    named: (key) => new SettingName(key, variableAsSet(settingTable[key].variable ?? key)),
  },
];

/** The text of what was given; undefined where it is blank. */
export const filled = (text: string | undefined): string | undefined => (text === undefined || text.trim() === "" ? undefined : text);

const textOf = (value: unknown): string | undefined => (value === true ? "true" : typeof value === "string" ? value : undefined);

/** Commander takes a variable for the option where there is none, but for the name of a file, which goes before what a variable holds. */
function isOption(values: OptionValues, key: SettingKey): boolean {
  const { fileOf } = settingTable[key];
  return values[key] !== undefined && (fileOf !== undefined || values[key] !== inEnvironment(key));
}
