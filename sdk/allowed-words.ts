import { OagConfigError } from "./errors";
import { joined, message, quoted, type SettingName, setting } from "./message";
import { type SettingKey, settingTable } from "./setting-table";

/**
 * Checks the text of a setting of which only some words are allowed. The text is not shown.
 * @param name how the setting was called where it was given
 * @returns the text
 * @throws OagConfigError where it is none of them
 */
export function assertAllowed(key: SettingKey, text: string, name: SettingName = setting(key)): string {
  const { value } = settingTable[key];
  const allowed = value === "switch" ? ["true", "false"] : Array.isArray(value) ? value : undefined;
  if (allowed?.includes(text) === false)
    throw new OagConfigError(message`${name}: allowed are ${joined(allowed.map(quoted), " and ")}`, key);
  return text;
}
