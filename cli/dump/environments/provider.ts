import type { SettingKey } from "pulumi-oag/sdk";
import { explicitProvider, type NamedProvider, type ProviderSetting, providerConstants, settingOf } from "../provider";
import { scopesFor, toldSettings } from "../setting-lines";
import type { Constant } from "../shared/program";
import type { Environment } from "./environment";
import { ownWords } from "./plan";

/**
 * The explicit provider of each environment's stack, by environment.
 * @throws CliError when the name is none for a variable of the program
 */
export const providersFor = (name: string | undefined, project: string, environments: readonly string[]): (NamedProvider | undefined)[] =>
  environments.map((stack) => explicitProvider(name, project, stack, ownWords));

/** One provider for all stacks: what not every one of them has is asked for as what may be there. */
export function providerFor(name: string, environments: readonly Environment[]): Constant[] {
  const isGiven = ({ settings }: Environment, key: SettingKey) => settings.some((setting) => setting.key === key);
  // Whatever a dump's folder tells, each stack has a client.
  const known = toldSettings.filter((key) => key !== "clientId");
  const settings = known.flatMap((key): ProviderSetting[] => {
    // A dump's folder does not tell how its gateway is reached.
    if (!environments.some((one) => one.isFolder || isGiven(one, key))) return [];
    return [{ key, isOptional: !environments.every((one) => isGiven(one, key)) }];
  });
  const isLenient = environments.some((one) => one.isLenient);
  const validation = isLenient ? settingOf("validation", true) : undefined;
  const scopes = environments.map(({ snapshot }) => scopesFor(snapshot));
  // A gateway may refuse a client that asks for what it does not have.
  const isForAll = scopes.every((one) => one !== undefined);
  return providerConstants({ name }, [{ key: "clientId" }, ...settings], { validation, scopes: isForAll ? scopes[0] : undefined });
}
