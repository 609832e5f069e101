import { type SettingKey, settingTable } from "pulumi-oag/sdk";
import { CliError } from "../errors";
import { Code, literal } from "./literal";
import { reservedWords } from "./names";
import type { Constant } from "./shared/program";

/** An explicit provider: its name in the stack, and its URN. */
export interface NamedProvider {
  name: string;
  urn: string;
}

/** The stack that the lines of a dump make. */
export const firstStack = "production";

/** Variable of the gateway's settings in the stack's configuration. */
export const configName = "oag";

/** A setting that the provider is given from the stack's configuration. */
export interface ProviderSetting {
  key: SettingKey;
  /** Not every stack has it. */
  isOptional?: boolean;
}

/** What a text of the configuration is read as, where it is no plain text. */
function methodOf(key: SettingKey): string {
  const { value, isSecret } = settingTable[key];
  if (isSecret) return "Secret";
  if (value === "switch") return "Boolean";
  if (value === "text" || value === "words") return "";
  return "unit" in value ? "Number" : `<${value.map((word) => literal(word)).join(" | ")}>`;
}

/**
 * The provider of a stack.
 * @param ownWords what the program means something else by
 * @throws CliError when the name is none for a variable of the program
 */
export function explicitProvider(
  name: string | undefined,
  project: string,
  stack = firstStack,
  ownWords: readonly string[] = [],
): NamedProvider | undefined {
  if (name === undefined) return undefined;
  const taken = [...reservedWords(), ...ownWords, configName];
  if (!/^[A-Za-z_$][\w$]{0,59}$/.test(name) || taken.includes(name))
    throw new CliError("OAG_USAGE", "--provider: give a name that a variable of the program can have, and that means nothing in it yet");
  return { name, urn: `urn:pulumi:${stack}::${project}::pulumi:providers:pulumi-nodejs::${name}` };
}

/**
 * The provider as the program declares it: with the settings of the stack, which the dump was told, and nothing else.
 * @param more what it is told besides: validation is `warn`, or code for it, where values are let through that are newer than this version;
 * scopes are those beyond the default
 */
export function providerConstants(
  { name }: Pick<NamedProvider, "name">,
  settings: readonly ProviderSetting[],
  { validation, scopes }: { validation?: string | Code | undefined; scopes?: readonly string[] | undefined } = {},
): Constant[] {
  const all: ProviderSetting[] = [{ key: "hostname" }, ...settings, { key: "privateKey" }];
  const args = {
    ...Object.fromEntries(all.map(({ key, isOptional }) => [key, settingOf(key, isOptional === true)])),
    ...(validation !== undefined && { validation }),
    ...(scopes !== undefined && { scopes }),
  };
  return [
    { identifier: configName, value: new Code(`new pulumi.Config("${configName}")`, ["pulumi"]) },
    { identifier: name, value: new Code([`new OagProvider(${literal(name)}, `, () => args, ")"], ["OagProvider"]) },
  ];
}

/** A setting as the program asks for it. */
export const settingOf = (key: SettingKey, isOptional: boolean): Code =>
  new Code(`${configName}.${isOptional ? "get" : "require"}${methodOf(key)}(${literal(key)})`, [configName]);
