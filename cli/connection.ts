import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { OagClient, type OagClientOptions, resolveSettings } from "pulumi-oag/sdk";
import { CliError } from "./errors";
import { refuseSecrets, secrets } from "./judge";
import { kindNames, kinds } from "./kinds";
import { nameOf, variableAsSet, waysTo } from "./naming";
import { optionOf, readScopes, type SettingKey, settings, variableOf } from "./settings";

/** The options that name a gateway, as far as they are given. */
export type ConnectionOptions = Partial<Record<SettingKey, string | boolean>>;

/** One gateway as the commands use it. */
export interface Connection {
  origin: string;
  client: OagClient;
}

/** Gives a command the options that name a gateway, under the names that the environment and the stack's configuration have. */
export function addConnectionOptions(command: Command): Command {
  for (const setting of settings) {
    if (!("flag" in setting)) continue;
    const option = new Option(setting.flag, "env" in setting && isFile(setting) ? `${setting.about} (env: ${setting.env})` : setting.about);
    // An option that names a file beats its counterpart in the environment, so where it comes from must stay known.
    if ("env" in setting && !isFile(setting)) option.env(setting.env);
    if ("choices" in setting) option.choices(setting.choices);
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

/** The options by which a command line names a gateway, as far as it does. */
export const namedOptions = (command: Command): string[] =>
  settings.flatMap((setting) => ("flag" in setting && command.getOptionValueSource(setting.key) === "cli" ? [optionOf(setting.key)] : []));

const isFile = ({ key }: { key: string }) => key.endsWith("File");

/** @throws CliError when an option is missing, OagConfigError when one is malformed; nothing is sent. */
export function connect(values: ConnectionOptions): Connection {
  const options = clientOptions(values);
  const resolved = resolveSettings(options);
  const config = new Map(Object.entries(stackKeys(values)));
  for (const kind of kindNames) kinds[kind].handler.configure({ config: { get: (key) => config.get(key) }, secrets });
  return { origin: resolved.origin, client: new OagClient(options, { secrets, examine: refuseSecrets }) };
}

/** The settings as the SDK takes them. Files are read here. */
export function clientOptions(values: ConnectionOptions): OagClientOptions {
  const text = (key: SettingKey): string | undefined => {
    const value = values[key] ?? process.env[variableOf(key)];
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
  const valueOrFile = (key: "privateKey" | "caCertificate") => {
    const fileKey = `${key}File` as const;
    const file = text(fileKey);
    const value = values[fileKey] === undefined ? text(key) : undefined;
    if (value !== undefined && file !== undefined)
      throw new CliError(
        "OAG_CONFIG",
        `${variableAsSet(variableOf(key))} and ${variableAsSet(variableOf(fileKey))} are both set; keep one of them`,
      );
    return value ?? fromFile(nameOf(fileKey), file);
  };
  const ca = valueOrFile("caCertificate");
  const [hostname, clientId, privateKey] = [text("hostname"), text("clientId"), valueOrFile("privateKey")];
  assertNamed({ hostname, clientId, privateKey });
  return {
    hostname,
    clientId,
    privateKey,
    scopes: (text("scopes") ?? readScopes).split(/[\s,]+/).filter(Boolean),
    ...(ca !== undefined && { caCertificate: ca }),
    ...(values.insecureSkipVerify === true && { insecureSkipVerify: true }),
    ...(text("assertionId") === "true" && { assertionId: true }),
    ...optional("authorizationScheme"),
    ...optional("serverCertificateSha256"),
    ...optional("proxy"),
    ...number("requestTimeout"),
    ...number("maxConcurrency"),
    ...number("maxRetries"),
  } as OagClientOptions;
}

/** The same as a stack's configuration; what is not an option, the plugin side reads from the environment by itself. */
function stackKeys(values: ConnectionOptions): Record<string, string> {
  const given = settings.flatMap(({ key }) => (values[key] === undefined ? [] : [[`oag:${key}`, String(values[key])]]));
  return { "oag:scopes": readScopes, ...Object.fromEntries(given) };
}

function fromFile(option: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CliError("OAG_CONFIG", `${option}: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "no code"})`);
  }
}

/** All that is missing at once. */
function assertNamed({ hostname, clientId, privateKey }: Record<"hostname" | "clientId" | "privateKey", string | undefined>): void {
  const gateway = [
    ...(hostname === undefined ? [waysTo("--hostname", "OAG_HOSTNAME")] : []),
    ...(clientId === undefined ? [waysTo("--client-id", "OAG_CLIENT_ID")] : []),
  ];
  const key = privateKey === undefined ? [waysTo("--private-key-file", "OAG_PRIVATE_KEY")] : [];
  if (gateway.length + key.length > 0)
    throw new CliError(
      "OAG_CONFIG",
      `no ${gateway.length > 0 ? "gateway is named" : "private key"}: set ${[...gateway, ...key].join(", ")}`,
    );
}
