import { readFileSync } from "node:fs";
import { OagConfigError } from "../../sdk/errors";
import { joined, message, type NameOf, quoted, SettingName, setting } from "../../sdk/message";
import { defaultScopes, type OagClientOptions, resolveSettings, type Settings } from "../../sdk/settings";
import { settingKeys as keys } from "./setting-keys";
import { keyOf, namesIn, type RequiredKey, type SettingNames } from "./setting-names";

/** Reads one configuration value by its full key. */
export type ConfigReader = (key: string) => string | undefined;

/** Reads the file that a `…File` key names. */
type FileReader = (path: string, key: string) => string;

/** How the program's arguments are validated: `warn` lets values and members newer than ours through. */
export type Validation = "strict" | "warn";

/** Everything that the `oag` namespace configures. */
interface ProviderSettings {
  client: OagClientOptions;
  validation: Validation;
  /** A setting by the name under which it was given: the variable, the file that holds it. */
  named(key: string): SettingName;
  /** What messages call a setting that says nothing of where it was given. */
  nameOf: NameOf;
}

type Key = keyof typeof keys;

/**
 * Reads the settings from the stack's configuration (or an OagProvider's arguments), then from the environment.
 * Files are read here and not earlier.
 * @throws OagConfigError naming the key, what is allowed and the cure
 */
export function readSettings(
  config: ConfigReader,
  environment: NodeJS.ProcessEnv,
  readFile: FileReader = (path) => readFileSync(path, "utf8"),
): ProviderSettings {
  const names = namesIn(config);
  const layers: Layer[] = [
    { value: (key) => nonEmpty(config(`oag:${key}`)), named: names.named },
    { value: (key) => nonEmpty(environment[keys[key] ?? ""]), named: (key) => setting(key, keys[key]) },
  ];
  const named = namedIn(layers, names);
  const value = (key: Key) => layers.map((layer) => layer.value(key)).find((found) => found !== undefined);
  const valueOrFile = (key: Key, fileKey: Key) => fromLayers(layers, key, fileKey, readFile);
  const client: OagClientOptions = {
    ...assertRequired(
      { hostname: value("hostname"), clientId: value("clientId"), privateKey: valueOrFile("privateKey", "privateKeyFile") },
      names,
    ),
    scopes:
      value("scopes")
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? defaultScopes,
  };
  const scheme = value("authorizationScheme");
  if (scheme !== undefined) client.authorizationScheme = parseOneOf(named("authorizationScheme"), scheme, ["Bearer", "none"]);
  const ca = valueOrFile("caCertificate", "caCertificateFile");
  if (ca !== undefined) client.caCertificate = ca;
  const pin = value("serverCertificateSha256");
  if (pin !== undefined) client.serverCertificateSha256 = pin;
  const proxy = value("proxy");
  if (proxy !== undefined) client.proxy = proxy;
  for (const key of ["insecureSkipVerify", "assertionId"] as const)
    if (parseOneOf(named(key), value(key) ?? "false", ["true", "false"]) === "true") client[key] = true;
  for (const key of ["requestTimeout", "maxConcurrency", "maxRetries"] as const) {
    const text = value(key);
    if (text !== undefined) client[key] = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  }
  const validation = parseOneOf(named("validation"), value("validation") ?? "strict", ["strict", "warn"]);
  return { client, validation, named, nameOf: names.nameOf };
}

/** The stack's configuration or the environment: the first that has a setting, or either of a pair, decides. */
interface Layer {
  value(key: Key): string | undefined;
  named(key: Key): SettingName;
}

/** The name under which a setting was given; its own where it was not. */
const namedIn =
  (layers: readonly Layer[], names: SettingNames) =>
  (key: string): SettingName => {
    const candidates = [key, `${key}File`].filter((candidate) => Object.hasOwn(keys, candidate)) as Key[];
    const givenIn = (layer: Layer) => candidates.find((candidate) => layer.value(candidate) !== undefined);
    const layer = layers.find((candidate) => givenIn(candidate) !== undefined);
    return layer?.named(givenIn(layer) as Key) ?? names.named(key);
  };

/**
 * Checks what was read, and fills in the defaults.
 * @param options the same options, where some are stood in for
 * @throws OagConfigError that names a setting as it was given
 */
export function resolveNamed({ client, named }: ProviderSettings, options: OagClientOptions = client): Settings {
  try {
    return resolveSettings(options);
  } catch (error) {
    if (!(error instanceof OagConfigError)) throw error;
    const parts = error.parts().map((part) => (part instanceof SettingName ? named(part.key) : part));
    throw new OagConfigError(parts, error.setting, error.code === "OAG_PRIVATE_KEY" ? error.code : "OAG_CONFIG");
  }
}

/** A value, or the file that holds it: whichever the first layer names that names one. */
function fromLayers(layers: readonly Layer[], key: Key, fileKey: Key, readFile: FileReader): string | undefined {
  const layer = layers.find((candidate) => candidate.value(key) !== undefined || candidate.value(fileKey) !== undefined);
  const [found, path] = [layer?.value(key), layer?.value(fileKey)];
  if (layer !== undefined && found !== undefined && path !== undefined)
    throw new OagConfigError(`${nameIn(layer, key)} and ${nameIn(layer, fileKey)} are both set; keep one of them`, key);
  return found ?? (path === undefined ? undefined : fromFile(fileKey, layer?.named(fileKey) ?? setting(fileKey), path, readFile));
}

const nameIn = (layer: Layer, key: Key) => layer.named(key).given ?? keyOf(key);

const nonEmpty = (value: string | undefined) => (value === undefined || value.trim() === "" ? undefined : value);

/** @throws with all that is missing */
function assertRequired(given: Record<RequiredKey, string | undefined>, { cureOf }: SettingNames): Record<RequiredKey, string> {
  const missing = (Object.keys(given) as RequiredKey[]).filter((key) => given[key] === undefined);
  if (missing.length === 0) return given as Record<RequiredKey, string>;
  throw new OagConfigError(
    missing.flatMap((key, index) => (index === 0 ? cureOf(key) : ["; ", ...cureOf(key)])),
    missing[0],
  );
}

function parseOneOf<const T extends string>(name: SettingName, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new OagConfigError(message`${name}: allowed are ${joined(allowed.map(quoted), " and ")}`, name.key);
  return found;
}

function fromFile(key: Key, name: SettingName, path: string, readFile: FileReader): string {
  try {
    return readFile(path, key);
  } catch (error) {
    throw new OagConfigError(
      message`${name}: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"}); give an absolute path, or one relative to the folder of the program`,
      key,
    );
  }
}
