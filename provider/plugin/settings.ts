import { readFileSync } from "node:fs";
import { OagConfigError } from "../../sdk/errors";
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
  validation: "OAG_VALIDATION",
} as const;

type Key = keyof typeof keys;

const cures: Partial<Record<Key, string>> = {
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
  const value = (key: Key) => nonEmpty(config(`oag:${key}`)) ?? nonEmpty(keys[key] === undefined ? undefined : environment[keys[key]]);
  const client: OagClientOptions = {
    hostname: value("hostname") ?? missing("hostname"),
    clientId: value("clientId") ?? missing("clientId"),
    privateKey: value("privateKey") ?? fromFile("privateKeyFile", value("privateKeyFile"), readFile) ?? missing("privateKey"),
    scopes:
      value("scopes")
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? defaultScopes,
  };
  const scheme = value("authorizationScheme");
  if (scheme !== undefined) client.authorizationScheme = oneOf("authorizationScheme", scheme, ["Bearer", "none"]);
  const ca = value("caCertificate") ?? fromFile("caCertificateFile", value("caCertificateFile"), readFile);
  if (ca !== undefined) client.caCertificate = ca;
  const pin = value("serverCertificateSha256");
  if (pin !== undefined) client.serverCertificateSha256 = pin;
  const proxy = value("proxy");
  if (proxy !== undefined) client.proxy = proxy;
  if (oneOf("insecureSkipVerify", value("insecureSkipVerify") ?? "false", ["true", "false"]) === "true") client.insecureSkipVerify = true;
  for (const key of ["requestTimeout", "maxConcurrency", "maxRetries"] as const) {
    const text = value(key);
    if (text !== undefined) client[key] = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  }
  return { client, validation: oneOf("validation", value("validation") ?? "strict", ["strict", "warn"]) };
}

const nonEmpty = (value: string | undefined) => (value === undefined || value.trim() === "" ? undefined : value);

function missing(key: "hostname" | "clientId" | "privateKey"): never {
  const alternative = key === "privateKey" ? ", or name a file with oag:privateKeyFile" : "";
  throw new OagConfigError(
    `'${key}' is not configured: ${cures[key]} (or set ${keys[key]} in the environment, or ${key} of an OagProvider${alternative})`,
  );
}

function oneOf<const T extends string>(key: Key, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new OagConfigError(`'${key}': allowed are ${allowed.map((name) => `"${name}"`).join(" and ")}`);
  return found;
}

function fromFile(key: Key, path: string | undefined, readFile: FileReader): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFile(path, key);
  } catch (error) {
    throw new OagConfigError(
      `'${key}': the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"}); give an absolute path, or one relative to the folder of the program`,
    );
  }
}

/** Names settings as a Pulumi user knows them: the SDK's `'hostname'` is the key `oag:hostname`. */
export function namespaced(message: string): string {
  return message.replace(/'(\w+)'/g, (quoted, name: string) => (Object.hasOwn(keys, name) ? `oag:${name}` : quoted));
}
