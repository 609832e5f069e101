import { OagConfigError } from "./errors";
import { message, type NameOf, named, type SettingName } from "./message";
import { fileKeyOf, type SettingInFile, type SettingKey, settingTable } from "./setting-table";

/** A place where settings are given, which goes before those behind it: a stack's configuration, options of a command, environment variables. */
export interface SettingLayer {
  /** The text of a setting; undefined where this place gives none. */
  value(key: SettingKey): string | undefined;
  /** A setting by the name that it has there. */
  named(key: SettingKey): SettingName;
}

/** A setting as it was given. */
export interface GivenSetting {
  /** The setting itself, or the one that names the file which holds its value. */
  readonly key: SettingKey;
  /** The text, or the file's path. */
  readonly text: string;
  /** The name under which it was given. */
  readonly name: SettingName;
  /** Where it was given. */
  readonly layer: SettingLayer;
}

const isInFile = (key: SettingKey): key is SettingInFile => settingTable[key].hasFile === true;

/** All that the first layer has of a setting which has something of it: a value and the file that holds it are one setting. */
function allGiven(layers: readonly SettingLayer[], key: SettingKey): readonly GivenSetting[] {
  const keys = isInFile(key) ? [key, fileKeyOf(key)] : [key];
  const each = layers.map((layer) =>
    keys.flatMap((one): GivenSetting[] => {
      const text = layer.value(one);
      return text === undefined ? [] : [{ key: one, text, name: layer.named(one), layer }];
    }),
  );
  return each.find(({ length }) => length > 0) ?? [];
}

/** Where a setting is given: by the first layer that has it, or the file that holds it; undefined where none does. */
export const whereGiven = (layers: readonly SettingLayer[], key: SettingKey): GivenSetting | undefined => allGiven(layers, key)[0];

/**
 * The same of a setting whose value is needed.
 * @param nameOf what a setting is called of which its layer does not say so @default the name that whoever shows the error has for it
 * @throws OagConfigError where the layer has both, the value and a file
 */
export function givenSetting(layers: readonly SettingLayer[], key: SettingKey, nameOf?: NameOf): GivenSetting | undefined {
  const [given, other] = allGiven(layers, key);
  if (given === undefined || other === undefined) return given;
  const both = message`${given.name} and ${other.name} are both set; keep one of them`;
  throw new OagConfigError(nameOf === undefined ? both : named(both, nameOf), key);
}
