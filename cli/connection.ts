import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { app, idp } from "pulumi-oag/provider/v1";
import { OagClient, type OagClientOptions, OagConfigError, resolveSettings, type Settings } from "pulumi-oag/sdk";
import { CliError } from "./errors";

/** Reading is all that these commands do. */
const readScopes = "okta.oag.app.read okta.oag.cert.read okta.oag.idp.read";

/** How each setting is given: the stack's key after `oag:`, the option (none for what a process list must not show), the environment. */
const settings = [
  { key: "hostname", flag: "--hostname <host>", env: "OAG_HOSTNAME", about: "the gateway's host name, host or host:port" },
  { key: "clientId", flag: "--client-id <id>", env: "OAG_CLIENT_ID", about: "OAuth client id that the console shows" },
  { key: "privateKey", env: "OAG_PRIVATE_KEY" },
  { key: "privateKeyFile", flag: "--private-key-file <file>", env: "OAG_PRIVATE_KEY_FILE", about: "file that holds the private key" },
  { key: "scopes", flag: "--scopes <scopes>", env: "OAG_SCOPES", about: "scopes to ask for, separated by spaces", default: readScopes },
  { key: "authorizationScheme", flag: "--authorization-scheme <scheme>", env: "OAG_AUTHORIZATION_SCHEME", about: "Bearer or none" },
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
  { key: "maxRetries", flag: "--max-retries <number>", env: "OAG_MAX_RETRIES", about: "repeats of a request" },
] as const;

type Key = (typeof settings)[number]["key"];
type Values = Partial<Record<Key, string | boolean>>;

/** One gateway as the commands use it. */
export interface Connection {
  origin: string;
  settings: Settings;
  client: OagClient;
  /** What Pulumi's plugin process would answer for apps and identity providers, asked in this process. */
  handlers: { app: typeof app; idp: typeof idp };
}

/** Gives a command the options that name a gateway, under the names that the environment and the stack's configuration have. */
export function addConnectionOptions(command: Command): Command {
  for (const setting of settings) {
    if (!("flag" in setting)) continue;
    const option = new Option(setting.flag, setting.about);
    if ("env" in setting) option.env(setting.env);
    if ("default" in setting) option.default(setting.default, "the three read scopes");
    command.addOption(option);
  }
  return command.addHelpText(
    "after",
    `
The private key is read from the environment (OAG_PRIVATE_KEY) or a file, never from an argument, which every process of
the machine could see; the same goes for a proxy with a password (OAG_PROXY). The five documented scopes are not needed:
${readScopes} suffice.`,
  );
}

/** @throws CliError when an option is missing or malformed; nothing is sent. */
export function connect(values: Values): Connection {
  const options = clientOptions(values);
  return inWords(() => {
    const resolved = resolveSettings(options);
    const config = new Map(Object.entries(stackKeys(values)));
    for (const handler of [app, idp]) handler.configure({ config: { get: (key) => config.get(key) } });
    return { origin: resolved.origin, settings: resolved, client: new OagClient(options), handlers: { app, idp } };
  });
}

/** The settings as the SDK takes them. Files are read here. */
export function clientOptions(values: Values): OagClientOptions {
  const text = (key: Key): string | undefined => {
    const setting = settings.find((candidate) => candidate.key === key);
    const value = values[key] ?? (setting !== undefined && "env" in setting ? process.env[setting.env] : undefined);
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
  };
  const number = (key: "requestTimeout" | "maxConcurrency" | "maxRetries") => {
    const given = text(key);
    return given === undefined ? {} : { [key]: /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN };
  };
  const optional = (key: "authorizationScheme" | "serverCertificateSha256" | "proxy") => {
    const given = text(key);
    return given === undefined ? {} : { [key]: given };
  };
  const ca = text("caCertificateFile");
  const key = text("privateKey") ?? fromFile("--private-key-file", text("privateKeyFile"));
  if (key === undefined) throw new CliError("no private key: set --private-key-file or OAG_PRIVATE_KEY");
  return {
    hostname: text("hostname") ?? missing("--hostname or OAG_HOSTNAME"),
    clientId: text("clientId") ?? missing("--client-id or OAG_CLIENT_ID"),
    privateKey: key,
    scopes: (text("scopes") ?? readScopes).split(/[\s,]+/).filter(Boolean),
    ...(ca !== undefined && { caCertificate: fromFile("--ca-certificate-file", ca) }),
    ...(values.insecureSkipVerify === true && { insecureSkipVerify: true }),
    ...optional("authorizationScheme"),
    ...optional("serverCertificateSha256"),
    ...optional("proxy"),
    ...number("requestTimeout"),
    ...number("maxConcurrency"),
    ...number("maxRetries"),
  } as OagClientOptions;
}

/** The same as a stack's configuration; what is not an option, the plugin side reads from the environment by itself. */
function stackKeys(values: Values): Record<string, string> {
  const given = settings.flatMap(({ key }) => (values[key] === undefined ? [] : [[`oag:${key}`, String(values[key])]]));
  return { "oag:scopes": readScopes, ...Object.fromEntries(given) };
}

/** Says a configuration problem in the words of this command's options. */
export function inWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof OagConfigError)) throw error;
    throw new CliError(optionNames(error.message));
  }
}

/** The SDK's `'hostname'` is the option `--hostname`. */
export function optionNames(message: string): string {
  return message.replace(/'(\w+)'/g, (quoted, name: string) => {
    const setting = settings.find(({ key }) => key === name);
    if (setting === undefined) return quoted;
    return "flag" in setting ? (setting.flag.split(" ")[0] as string) : setting.env;
  });
}

function fromFile(option: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CliError(`${option}: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"})`);
  }
}

function missing(names: string): never {
  throw new CliError(`no gateway is named: set ${names}`);
}
