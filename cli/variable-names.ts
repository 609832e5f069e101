import { type SettingKey, settingTable } from "pulumi-oag/sdk";
import { optionOf, settings, variableOfOption } from "./settings";

/** The prefix of the variables that a command reads. */
const own = "OAG_";

/** The prefix under which the user set them, as in `env:STAGING`; undefined where it is the command's own. */
let prefix: string | undefined;

/** Does work on the gateway that the variables of a prefix name; messages in it name the variables with that prefix. */
export async function underPrefix<T>(wanted: string, work: () => Promise<T>): Promise<T> {
  const before = prefix;
  prefix = wanted;
  try {
    return await work();
  } finally {
    prefix = before;
  }
}

/** A variable by the name under which it was set. */
export const variableAsSet = (variable: string): string =>
  prefix !== undefined && variable.startsWith(own) ? `${prefix}_${variable.slice(own.length)}` : variable;

/** What an option is called: of a prefix's gateway by its variable, since options name the one gateway of a command alone. */
const optionAsSet = (option: string): string => (prefix === undefined ? option : variableAsSet(variableOfOption(option) ?? option));

/** How a user knows a setting. */
export const nameOfSetting = (key: string): string => optionAsSet(optionOf(key));

/** Where a setting may be given: by its option, or that of the file which holds it, and by its variable. */
export function waysTo(key: SettingKey): string {
  const file = settings.find(({ fileOf }) => fileOf === key);
  const { variable } = settingTable[key];
  return [...new Set([nameOfSetting(file?.key ?? key), ...(variable === undefined ? [] : [variableAsSet(variable)])])].join(" or ");
}
