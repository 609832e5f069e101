import { type Message, message, type NameOf, type SettingName, setting } from "../../sdk/message";
import { type RequiredSetting, settingRows } from "../../sdk/setting-table";
import { visibleJson } from "../../sdk/text";
import { providerNameKey } from "./provider-name";

/** Settings in the words of whoever gave them. */
export interface SettingNames {
  /** How a user knows a setting. */
  readonly nameOf: NameOf;
  /** A setting in a message. */
  named(key: string): SettingName;
  /** What to do about one that is missing. */
  cureOf(key: RequiredSetting): Message;
}

/** How a setting of the stack is known: the SDK's `hostname` is the key `oag:hostname`. */
export const keyOf = (key: string): string => `oag:${key}`;

/** The names that settings have in a configuration: keys of the stack, or arguments of an OagProvider, which no command sets. */
export function namesIn(config: (key: string) => string | undefined): SettingNames {
  const provider = config(providerNameKey);
  return provider === undefined ? ofStack : ofProvider(provider);
}

const commands: Readonly<Record<RequiredSetting, string>> = {
  hostname: "pulumi config set oag:hostname oag.example.com",
  clientId: "pulumi config set oag:clientId <the client id that the console shows>",
  privateKey: "pulumi config set --secret oag:privateKey < key.pem",
};

const ofStack: SettingNames = {
  nameOf: keyOf,
  named: (key) => setting(key),
  cureOf: (key) => {
    const alternative = key === "privateKey" ? ", or name a file with oag:privateKeyFile" : "";
    return message`${setting(key)} is not configured: ${commands[key]} (or set the variable ${settingRows[key].variable}, or ${key} of an OagProvider${alternative})`;
  },
};

const values: Readonly<Record<RequiredSetting, string>> = {
  hostname: `the gateway's host name, for example "oag.example.com"`,
  clientId: "the client id that the console shows",
  privateKey: 'a secret, for example new pulumi.Config().requireSecret("gatewayKey"), or privateKeyFile to a file',
};

function ofProvider(provider: string): SettingNames {
  const nameOf: NameOf = (key) => `${key} of OagProvider ${visibleJson(provider)}`;
  const named = (key: string) => setting(key, nameOf(key));
  const cureOf = (key: RequiredSetting) =>
    message`${named(key)} is not given: set that argument to ${values[key]} (or set the variable ${settingRows[key].variable})`;
  return { nameOf, named, cureOf };
}
