import { OagConfigError } from "./errors";
import { type SettingName, setting } from "./message";
import { misplacedIn } from "./secrets/misplaced-key";
import type { SettingKey } from "./setting-table";

/**
 * Refuses a private key in a setting that is not for it, and the content of a file where its path belongs.
 * @param named what the settings are called where they were given
 * @throws OagConfigError naming the setting, never with its text
 */
export function assertKeyInPlace(key: SettingKey, text: string, named: (key: SettingKey) => SettingName = setting): void {
  const texts = misplacedIn(key, text);
  if (texts === undefined) return;
  const what = texts.flatMap((part, nth) => (nth === 0 ? [part] : [named("privateKey"), part]));
  throw new OagConfigError([named(key), ...what], key);
}
