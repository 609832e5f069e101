import { type SettingFacts, type SettingKey, scopeOf, settingTable } from "pulumi-oag/sdk";

/** Reading is all that these commands do. */
export const readScopes = [scopeOf("listApplication"), scopeOf("listCertificates"), scopeOf("listIDPs")].join(" ");

/** The option of a setting. */
interface SettingOption {
  flag: `--${string}`;
  about: string;
  default?: string;
}

/** What a process list must not show, or no command needs: it is given by an environment variable alone. */
const noOption = undefined;

/** The options of the commands, in the order of their help. */
const options: Readonly<Record<SettingKey, SettingOption | undefined>> = {
  hostname: { flag: "--hostname <host>", about: "the gateway's host name, host or host:port" },
  clientId: { flag: "--client-id <id>", about: "OAuth client id that the console shows" },
  privateKey: noOption,
  privateKeyFile: { flag: "--private-key-file <file>", about: "file that holds the private key" },
  scopes: { flag: "--scopes <scopes>", about: "scopes to ask for, separated by spaces", default: readScopes },
  authorizationScheme: { flag: "--authorization-scheme <scheme>", about: "Bearer or none" },
  caCertificate: noOption,
  caCertificateFile: { flag: "--ca-certificate-file <file>", about: "PEM certificates to trust" },
  serverCertificateSha256: { flag: "--server-certificate-sha256 <pin>", about: "fingerprint of a self-signed gateway's certificate" },
  insecureSkipVerify: { flag: "--insecure-skip-verify", about: "do not verify the gateway's certificate" },
  proxy: noOption,
  requestTimeout: { flag: "--request-timeout <seconds>", about: "seconds that one request may take" },
  maxConcurrency: { flag: "--max-concurrency <number>", about: "requests in flight at a time" },
  maxRetries: { flag: "--max-retries <number>", about: "retries of a request" },
  assertionId: { flag: "--assertion-id <true|false>", about: "whether client assertions carry a random jti" },
  validation: noOption,
};

/** A setting as the commands are given it. */
interface CommandSetting extends SettingFacts {
  readonly key: SettingKey;
  readonly option: SettingOption | undefined;
}

/** How each setting is given: the stack's key after `oag:`, the option, the variable. */
export const settings: readonly CommandSetting[] = (Object.keys(options) as SettingKey[]).map((key) => ({
  key,
  ...settingTable[key],
  option: options[key],
}));

const wordOf = ({ flag }: SettingOption): string => flag.split(" ")[0] as string;

/** The variable that is the same as an option, where it is one of a setting. */
export const variableOfOption = (word: string): string | undefined =>
  settings.find(({ option }) => option !== undefined && wordOf(option) === word)?.variable;

/** The text of a setting's environment variable; undefined where there is none. */
export function inEnvironment(key: SettingKey): string | undefined {
  const { variable } = settingTable[key];
  return variable === undefined ? undefined : process.env[variable];
}

/** How a user of the command line knows a setting: the SDK's `hostname` is the option `--hostname`. */
export function optionOf(key: string): string {
  const setting = settings.find((candidate) => candidate.key === key);
  if (setting === undefined) return `'${key}'`;
  const { option, variable = "" } = setting;
  if (option !== undefined) return wordOf(option);
  // What is in no variable came from its file.
  const file = settings.find(({ fileOf }) => fileOf === key);
  const isInVariable = (inEnvironment(setting.key) ?? "").trim() !== "";
  return file === undefined || isInVariable ? variable : optionOf(file.key);
}
