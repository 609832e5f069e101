import { readFileSync } from "node:fs";
import { OagConfigError } from "../../sdk/errors";
import { message, setting } from "../../sdk/message";
import { defaultScopes, type OagClientOptions } from "../../sdk/settings";

/** Reads one configuration value by its full key. */
export type ConfigReader = (key: string) => string | undefined;

/** Reads the file that a `…File` key names. */
export type FileReader = (path: string, key: string) => string;

/** How the program's arguments are validated: `warn` lets values and members newer than ours through. */
export type Validation = "strict" | "warn";

/** Everything that the `oag` namespace configures. */
export interface ProviderSettings {
  client: OagClientOptions;
  validation: Validation;
}

/** The keys of the `oag` namespace. `insecureSkipVerify` alone has no environment fallback: it must be seen in the configuration. */
const keys = {
  hostname: "OAG_HOSTNAME",
  clientId: "OAG_CLIENT_ID",
  privateKey: "OAG_PRIVATE_KEY",
  privateKeyFile: "OAG_PRIVATE_KEY_FILE",
  scopes: "OAG_SCOPES",
  authorizationScheme: "OAG_AUTHORIZATION_SCHEME",
  caCertificate: "OAG_CA_CERTIFICATE",
  caCertificateFile: "OAG_CA_CERTIFICATE_FILE",
  serverCertificateSha256: "OAG_SERVER_CERTIFICATE_SHA256",
  insecureSkipVerify: undefined,
  proxy: "OAG_PROXY",
  requestTimeout: "OAG_REQUEST_TIMEOUT",
  maxConcurrency: "OAG_MAX_CONCURRENCY",
  maxRetries: "OAG_MAX_RETRIES",
  assertionId: "OAG_ASSERTION_ID",
  validation: "OAG_VALIDATION",
} as const;

type Key = keyof typeof keys;

const cures = {
  hostname: "pulumi config set oag:hostname oag.example.com",
  clientId: "pulumi config set oag:clientId <the client id that the console shows>",
  privateKey: "pulumi config set --secret oag:privateKey < key.pem",
};

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
  const layers: Layer[] = [
    { value: (key) => nonEmpty(config(`oag:${key}`)), nameOf: keyOf },
    { value: (key) => nonEmpty(environment[keys[key] ?? ""]), nameOf: (key) => keys[key] ?? key },
  ];
  const value = (key: Key) => layers.map((layer) => layer.value(key)).find((found) => found !== undefined);
  const valueOrFile = (key: Key, fileKey: Key) => fromLayers(layers, key, fileKey, readFile);
  const client: OagClientOptions = {
    hostname: value("hostname") ?? missing("hostname"),
    clientId: value("clientId") ?? missing("clientId"),
    privateKey: valueOrFile("privateKey", "privateKeyFile") ?? missing("privateKey"),
    scopes:
      value("scopes")
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? defaultScopes,
  };
  const scheme = value("authorizationScheme");
  if (scheme !== undefined) client.authorizationScheme = oneOf("authorizationScheme", scheme, ["Bearer", "none"]);
  const ca = valueOrFile("caCertificate", "caCertificateFile");
  if (ca !== undefined) client.caCertificate = ca;
  const pin = value("serverCertificateSha256");
  if (pin !== undefined) client.serverCertificateSha256 = pin;
  const proxy = value("proxy");
  if (proxy !== undefined) client.proxy = proxy;
  for (const key of ["insecureSkipVerify", "assertionId"] as const)
    if (oneOf(key, value(key) ?? "false", ["true", "false"]) === "true") client[key] = true;
  for (const key of ["requestTimeout", "maxConcurrency", "maxRetries"] as const) {
    const text = value(key);
    if (text !== undefined) client[key] = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  }
  return { client, validation: oneOf("validation", value("validation") ?? "strict", ["strict", "warn"]) };
}

/** The stack's configuration or the environment: the first that has a setting, or either of a pair, decides. */
interface Layer {
  value(key: Key): string | undefined;
  nameOf(key: Key): string;
}

/** A value, or the file that holds it: whichever the first layer names that names one. */
function fromLayers(layers: readonly Layer[], key: Key, fileKey: Key, readFile: FileReader): string | undefined {
  const layer = layers.find((candidate) => candidate.value(key) !== undefined || candidate.value(fileKey) !== undefined);
  const [found, path] = [layer?.value(key), layer?.value(fileKey)];
  if (layer !== undefined && found !== undefined && path !== undefined)
    throw new OagConfigError(`${layer.nameOf(key)} and ${layer.nameOf(fileKey)} are both set; keep one of them`);
  return found ?? fromFile(fileKey, path, readFile);
}

const nonEmpty = (value: string | undefined) => (value === undefined || value.trim() === "" ? undefined : value);

function missing(key: "hostname" | "clientId" | "privateKey"): never {
  const alternative = key === "privateKey" ? ", or name a file with oag:privateKeyFile" : "";
  throw new OagConfigError(
    message`${setting(key)} is not configured: ${cures[key]} (or set ${keys[key]} in the environment, or ${key} of an OagProvider${alternative})`,
  );
}

function oneOf<const T extends string>(key: Key, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new OagConfigError(message`${setting(key)}: allowed are ${allowed.map((name) => `"${name}"`).join(" and ")}`);
  return found;
}

function fromFile(key: Key, path: string | undefined, readFile: FileReader): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFile(path, key);
  } catch (error) {
    throw new OagConfigError(
      message`${setting(key)}: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"}); give an absolute path, or one relative to the folder of the program`,
    );
  }
}

/** How a Pulumi user knows a setting: the SDK's `hostname` is the key `oag:hostname`. */
export const keyOf = (key: string): string => `oag:${key}`;
