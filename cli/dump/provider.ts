import { CliError } from "../errors";
import { Code, literal } from "./literal";
import { reservedWords } from "./names";
import type { GivenSetting } from "./setting-lines";
import type { Constant } from "./shared/program";

/** An explicit provider: its name in the stack, and its URN. */
export interface NamedProvider {
  name: string;
  urn: string;
}

/** The stack that the lines of a dump make. */
export const firstStack = "production";

/** @throws CliError when the name is none for a variable of the program */
export function explicitProvider(name: string | undefined, project: string): NamedProvider | undefined {
  if (name === undefined) return undefined;
  if (!/^[A-Za-z_$][\w$]{0,59}$/.test(name) || reservedWords().has(name) || name === "oag")
    throw new CliError("--provider: give a name that a variable of the program can have, and that means nothing in it yet");
  return { name, urn: `urn:pulumi:${firstStack}::${project}::pulumi:providers:pulumi-nodejs::${name}` };
}

/** The provider as the program declares it: with the settings of the stack, which the dump was told, and nothing else. */
export function providerConstants({ name }: NamedProvider, settings: readonly GivenSetting[], isLenient: boolean): Constant[] {
  const read = (key: string, method: string): [string, Code] => [key, new Code(`oag.${method}(${literal(key)})`, ["oag"])];
  const typed = (value: string | undefined): string => (value === "true" || value === "false" ? "requireBoolean" : "require");
  const args = Object.fromEntries([
    read("hostname", "require"),
    ...settings.map(({ key, value, isSecret }) =>
      key === "authorizationScheme"
        ? ([key, new Code(`oag.require<"Bearer" | "none">(${literal(key)})`, ["oag"])] as [string, Code])
        : read(key, isSecret ? "requireSecret" : typed(value)),
    ),
    read("privateKey", "requireSecret"),
    ...(isLenient ? [["validation", "warn"] as [string, unknown]] : []),
  ]);
  return [
    { identifier: "oag", value: new Code('new pulumi.Config("oag")', ["pulumi"]) },
    { identifier: name, value: new Code([`new OagProvider(${literal(name)}, `, () => args, ")"], ["OagProvider"]) },
  ];
}
