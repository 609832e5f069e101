import * as pulumi from "@pulumi/pulumi";
import { passwordsIn } from "../../sdk/secrets/proxy";

type Config = Readonly<Record<string, string>>;

/** What is in plain configuration lies in clear in Pulumi.<stack>.yaml and, since the engine stores it, in the state. */
function isPlain(config: Config, key: string): boolean {
  // Not in the SDK's type declarations, though exported since secrets exist.
  const { isConfigSecret } = pulumi.runtime as typeof pulumi.runtime & { isConfigSecret?: (key: string) => boolean };
  return config[key] !== undefined && isConfigSecret?.(key) === false;
}

/** Settings that must be secret, and what is to be done about one that is not. */
const secretSettings = [
  {
    name: "privateKey",
    isSecret: () => true,
    command: "pulumi config set --secret oag:privateKey < key.pem",
    cure: "make a new key: disable and enable the API on the gateway",
  },
  {
    name: "proxy",
    isSecret: (value: string | undefined) => passwordsIn(value).length > 0,
    command: "pulumi config set --secret oag:proxy",
    cure: "change the password on the proxy",
  },
];

/**
 * What to do about a secret setting that is in plain configuration; undefined where it is none.
 * @param key where it stands, which may be a misspelt one
 * @param name the setting that it is, or is meant to be
 */
export function exposed(config: Config, key: string, name: string): { command: string; cure: string } | undefined {
  const setting = secretSettings.find((candidate) => candidate.name === name);
  return setting !== undefined && isPlain(config, key) && setting.isSecret(config[key]) ? setting : undefined;
}
