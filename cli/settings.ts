/** Reading is all that these commands do. */
export const readScopes = "okta.oag.app.read okta.oag.cert.read okta.oag.idp.read";

/** How each setting is given: the stack's key after `oag:`, the option (none for what a process list must not show), the environment. */
export const settings = [
  { key: "hostname", flag: "--hostname <host>", env: "OAG_HOSTNAME", about: "the gateway's host name, host or host:port" },
  { key: "clientId", flag: "--client-id <id>", env: "OAG_CLIENT_ID", about: "OAuth client id that the console shows" },
  { key: "privateKey", env: "OAG_PRIVATE_KEY" },
  { key: "privateKeyFile", flag: "--private-key-file <file>", env: "OAG_PRIVATE_KEY_FILE", about: "file that holds the private key" },
  { key: "scopes", flag: "--scopes <scopes>", env: "OAG_SCOPES", about: "scopes to ask for, separated by spaces", default: readScopes },
  { key: "authorizationScheme", flag: "--authorization-scheme <scheme>", env: "OAG_AUTHORIZATION_SCHEME", about: "Bearer or none" },
  { key: "caCertificate", env: "OAG_CA_CERTIFICATE" },
  { key: "caCertificateFile", flag: "--ca-certificate-file <file>", env: "OAG_CA_CERTIFICATE_FILE", about: "PEM certificates to trust" },
  {
    key: "serverCertificateSha256",
    flag: "--server-certificate-sha256 <pin>",
    env: "OAG_SERVER_CERTIFICATE_SHA256",
    about: "fingerprint of a self-signed gateway's certificate",
  },
  { key: "insecureSkipVerify", flag: "--insecure-skip-verify", about: "do not verify the gateway's certificate" },
  { key: "proxy", env: "OAG_PROXY" },
  { key: "requestTimeout", flag: "--request-timeout <seconds>", env: "OAG_REQUEST_TIMEOUT", about: "seconds that one request may take" },
  { key: "maxConcurrency", flag: "--max-concurrency <number>", env: "OAG_MAX_CONCURRENCY", about: "requests in flight at a time" },
  { key: "maxRetries", flag: "--max-retries <number>", env: "OAG_MAX_RETRIES", about: "retries of a request" },
  {
    key: "assertionId",
    flag: "--assertion-id <true|false>",
    env: "OAG_ASSERTION_ID",
    about: "whether client assertions carry a random jti",
    choices: ["true", "false"],
  },
] as const;

/** A setting under the name that the stack's configuration has for it, after `oag:`. */
export type SettingKey = (typeof settings)[number]["key"];

/** The environment variable of a setting. */
export function variableOf(key: SettingKey): string {
  const setting = settings.find((candidate) => candidate.key === key);
  return setting !== undefined && "env" in setting ? setting.env : key;
}

/** The variable that is the same as an option, where it is one of a setting. */
export function variableOfOption(option: string): string | undefined {
  const setting = settings.find((candidate) => "flag" in candidate && candidate.flag.split(" ")[0] === option);
  return setting !== undefined && "env" in setting ? setting.env : undefined;
}

/** How a user of the command line knows a setting: the SDK's `hostname` is the option `--hostname`. */
export function optionOf(key: string): string {
  const setting = settings.find((candidate) => candidate.key === key);
  if (setting === undefined) return `'${key}'`;
  if ("flag" in setting) return setting.flag.split(" ")[0] as string;
  // What is in no variable came from its file.
  const file = settings.find((candidate) => candidate.key === `${key}File`);
  const isInVariable = (process.env[setting.env] ?? "").trim() !== "";
  return file === undefined || isInVariable ? setting.env : optionOf(file.key);
}
