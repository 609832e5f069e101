import { type Command, Option } from "commander";
import {
  assertAllowed,
  clientSettings,
  givenSetting,
  OagClient,
  type OagClientOptions,
  resolveSettings,
  type SettingKey,
  settingTable,
  settingValue,
  whereGiven,
} from "pulumi-oag/sdk";
import { CliError } from "./errors";
import { textIn } from "./given-file";
import { kindNames, kinds } from "./kinds";
import { refuseSecrets, secrets } from "./refuse-secrets";
import { filled, layersOf } from "./setting-layers";
import { optionOf, readScopes, settings } from "./settings";
import { nameOfSetting, waysTo } from "./variable-names";

/** The options that name a gateway, as far as they are given. */
export type ConnectionOptions = Partial<Record<SettingKey, string | boolean>>;

/** One gateway as the commands use it. */
export interface Connection {
  origin: string;
  client: OagClient;
}

/** Gives a command the options that name a gateway, under the names that the environment variables and the stack's configuration have. */
export function addConnectionOptions(command: Command): Command {
  for (const { option: given, variable, value, fileOf } of settings) {
    if (given === undefined) continue;
    const isFile = fileOf !== undefined;
    const option = new Option(given.flag, isFile ? `${given.about} (env: ${variable})` : given.about);
    // An option that names a file beats its environment variable, so where it comes from must stay known.
    if (variable !== undefined && !isFile) option.env(variable);
    if (value === "switch" && option.required) option.choices(["true", "false"]);
    if (given.default !== undefined) option.default(given.default, "the three read scopes");
    command.addOption(option);
  }
  return command.addHelpText(
    "after",
    `
The private key is read from the variable OAG_PRIVATE_KEY or a file, never from an argument, which every process of
the machine could see; the same goes for a proxy with a password (OAG_PROXY). The five documented scopes are not needed:
${readScopes} suffice.`,
  );
}

/** The options by which a command line names a gateway, as far as it does. */
export const namedOptions = (command: Command): string[] =>
  settings.flatMap(({ key, option }) => (option !== undefined && command.getOptionValueSource(key) === "cli" ? [optionOf(key)] : []));

/** @throws CliError when an option is missing, OagConfigError when one is malformed; nothing is sent. */
export function connect(values: ConnectionOptions): Connection {
  const options = clientOptions(values);
  const resolved = resolveSettings(options);
  const config = new Map(Object.entries(stackKeys(values)));
  for (const kind of kindNames) kinds[kind].handler.configure({ config: { get: (key) => config.get(key) }, secrets });
  return { origin: resolved.origin, client: new OagClient(options, { secrets, examine: refuseSecrets }) };
}

/** The settings as the SDK takes them. Files are read here. */
export function clientOptions(values: ConnectionOptions): OagClientOptions {
  const layers = layersOf(values);
  for (const { key } of settings) {
    const given = whereGiven(layers, key);
    if (filled(given?.text) !== undefined && given?.key === key) assertAllowed(key, given.text, given.name);
  }
  // The certificates before the key: of two files that cannot be read, theirs is told.
  const given = [...clientSettings].reverse().flatMap((key) => {
    const one = givenSetting(layers, key);
    const text = filled(one?.text);
    const found =
      one === undefined || text === undefined || one.key === key ? text : fromFile(one.name.given ?? nameOfSetting(one.key), text);
    return found === undefined || (settingTable[key].value === "switch" && found !== "true")
      ? []
      : [[key, settingValue(key, found)] as const];
  });
  const options: Partial<OagClientOptions> = { scopes: readScopes.split(" "), ...Object.fromEntries(given) };
  assertNamed(options);
  return options;
}

/** The same as a stack's configuration; what is not an option, the plugin side reads from environment variables by itself. */
function stackKeys(values: ConnectionOptions): Record<string, string> {
  const given = settings.flatMap(({ key }) => (values[key] === undefined ? [] : [[`oag:${key}`, String(values[key])]]));
  return { "oag:scopes": readScopes, ...Object.fromEntries(given) };
}

const fromFile = (option: string, path: string): string => textIn({ path, option, title: "the file", code: "OAG_CONFIG" });

/** All that is missing at once: what names a gateway, and the key. */
function assertNamed(options: Partial<OagClientOptions>): asserts options is OagClientOptions {
  const missing = clientSettings.filter((key) => settingTable[key].isRequired && options[key] === undefined);
  if (missing.length === 0) return;
  const isGateway = missing.some((key) => !settingTable[key].isSecret);
  throw new CliError("OAG_CONFIG", `no ${isGateway ? "gateway is named" : "private key"}: set ${missing.map(waysTo).join(", ")}`);
}
