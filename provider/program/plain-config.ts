import * as pulumi from "@pulumi/pulumi";
import { holdsPrivateKey } from "../../sdk/secrets/misplaced-key";
import { passwordsIn } from "../../sdk/secrets/proxy";
import type { SecretSetting } from "../../sdk/setting-table";
import { ProgramError } from "./program-error";
import { isShownName } from "./shown-name";

const namespace = "oag:";

type Config = Readonly<Record<string, string>>;

/** What is in plain configuration lies in clear in Pulumi.<stack>.yaml and, since the engine stores it, in the state. */
function isPlain(config: Config, key: string): boolean {
  // Not in the SDK's type declarations, though exported since secrets exist.
  const { isConfigSecret } = pulumi.runtime as typeof pulumi.runtime & { isConfigSecret?: (key: string) => boolean };
  return config[key] !== undefined && isConfigSecret?.(key) === false;
}

/** When a setting must be secret, and what is to be done about one that is not. */
interface Care {
  isSecret(value: string | undefined): boolean;
  /** What is wrong with it. */
  flaw: string;
  command: string;
  /** What is to be known of the command. */
  hint?: string;
  /** Where it may have been seen. */
  cure: string;
}

const secretSettings: Readonly<Record<SecretSetting, Care>> = {
  privateKey: {
    isSecret: () => true,
    flaw: "is set in plain text",
    command: "pulumi config set --secret oag:privateKey < key.pem",
    cure: "make a new key: disable and enable the API on the gateway",
  },
  proxy: {
    isSecret: (value) => passwordsIn(value).length > 0,
    flaw: "is set in plain text and holds a password",
    command: "pulumi config set --secret oag:proxy",
    hint: ", which asks for the value",
    cure: "change the password on the proxy",
  },
};

const isExposed = (config: Config, key: string, { isSecret }: Care): boolean => isPlain(config, key) && isSecret(config[key]);

/**
 * What to do about a secret setting that is in plain configuration; undefined where it is none.
 * @param key where it stands, which may be a misspelt one
 * @param name the setting that it is, or is meant to be
 */
export const exposed = (config: Config, key: string, name: string): Pick<Care, "command" | "cure"> | undefined =>
  Object.entries(secretSettings).find(([secret, care]) => secret === name && isExposed(config, key, care))?.[1];

/** Refuses secret settings, and a private key under whatever name, in plain configuration. @throws RunError with the way out; never with the value */
export function assertNoneExposed(config: Config): void {
  for (const [name, care] of Object.entries(secretSettings)) {
    const { flaw, command, hint = "", cure } = care;
    if (isExposed(config, `oag:${name}`, care))
      throw new ProgramError(
        "OAG_CONFIG",
        `oag:${name} ${flaw}. Set it as a secret: ${command}${hint}. If the stack's configuration file was committed or shared, ${cure}.`,
      );
  }
  const misplaced = Object.keys(config).find(
    (key) => key.startsWith(namespace) && isPlain(config, key) && holdsPrivateKey(config[key] ?? ""),
  );
  if (misplaced !== undefined) throw new ProgramError("OAG_CONFIG", keyInPlain(misplaced.slice(namespace.length)));
}

/** What to do about a private key in plain configuration, whatever setting it was taken for, a misspelt one or the program's own. */
function keyInPlain(name: string): string {
  const { command, cure } = secretSettings.privateKey;
  const [shown, removed] = isShownName(name) ? [`${namespace}${name}`, `${namespace}${name}`] : ["a key whose name is not shown", "KEY"];
  return `${shown} holds a private key, and is set in plain text. Remove it: pulumi config rm ${removed}. Set the key as a secret: ${command}. If the stack's configuration file was committed or shared, ${cure}.`;
}
