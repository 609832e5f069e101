import { inspect } from "node:util";
import { assertAllowed } from "./allowed-words";
import { loadPrivateKey, type SigningKey } from "./auth/private-key";
import type { OagClientOptions } from "./client-options";
import { OagConfigError } from "./errors";
import { scopes as knownScopes, operations } from "./generated/contract";
import { assertKeyInPlace } from "./key-in-place";
import { message, setting } from "./message";
import { parseOrigin } from "./origin";
import { textIn } from "./secrets/misplaced-key";
import { passwordsIn } from "./secrets/proxy";
import { type ClientSetting, clientSettings, type NumberRange, type RequiredSetting, settingRows } from "./setting-table";

/** The five scopes of the API's overview page. */
export const defaultScopes: readonly string[] = [
  "okta.oag.app.manage",
  "okta.oag.app.read",
  "okta.oag.cert.read",
  "okta.oag.idp.manage",
  "okta.oag.idp.read",
];

/** Checked options with their defaults filled in. */
export interface Settings {
  /** `https://host[:port]` of the gateway. */
  readonly origin: string;
  /** OAuth client id. */
  readonly clientId: string;
  /** The private key that signs client assertions. */
  readonly key: SigningKey;
  /** Scopes, separated by spaces. */
  readonly scope: string;
  /** How the access token is sent. */
  readonly authorizationScheme: "Bearer" | "none";
  /** PEM certificates that are trusted in addition to the system's. */
  readonly caCertificate: string | undefined;
  /** SHA-256 fingerprint of the server's certificate, hex in lower case. */
  readonly serverCertificateSha256: string | undefined;
  /** True when the server's certificate is not verified. */
  readonly insecureSkipVerify: boolean;
  /** HTTP proxy to tunnel through; may hold a password. */
  readonly proxy: string | undefined;
  /** Seconds that one request may take. */
  readonly requestTimeout: number;
  /** Requests in flight at a time. */
  readonly maxConcurrency: number;
  /** Retries of one request. */
  readonly maxRetries: number;
  /** True when client assertions carry a random `jti`. */
  readonly assertionId: boolean;
}

/** @param what is wrong with the setting, what is allowed and the cure, as the sentence goes on behind its name */
const fail = (name: ClientSetting, what: string): never => {
  throw new OagConfigError(message`${setting(name)}${what}`, name);
};

/**
 * Checks the options and fills in the defaults. Nothing is sent.
 * @throws OagConfigError naming the option, what is allowed and the cure
 */
export function resolveSettings(options: OagClientOptions): Settings {
  for (const key of clientSettings) assertKeyInPlace(key, textIn(options[key]));
  const checked: Record<CheckedName<ClientSetting>, unknown> & Settings = {
    origin: parseOrigin(assertRequired("hostname", options.hostname)),
    clientId: parseClientId(assertRequired("clientId", options.clientId)),
    scope: parseScopes(options.scopes ?? defaultScopes),
    authorizationScheme: parseScheme(options.authorizationScheme ?? settingRows.authorizationScheme.value[0]),
    caCertificate: parseCa(options.caCertificate),
    serverCertificateSha256: parsePin(options.serverCertificateSha256),
    insecureSkipVerify: options.insecureSkipVerify ?? false,
    proxy: parseProxy(options.proxy),
    requestTimeout: parseNumber("requestTimeout", options),
    maxConcurrency: parseNumber("maxConcurrency", options),
    maxRetries: parseNumber("maxRetries", options),
    assertionId: options.assertionId ?? false,
    // Last, so that a wrong key does not hide a wrong word.
    key: loadPrivateKey(assertRequired("privateKey", options.privateKey)),
  };
  return withoutPassword(checked);
}

/** What an option is called once it is checked. */
type CheckedName<Key> = Key extends "hostname" ? "origin" : Key extends "privateKey" ? "key" : Key extends "scopes" ? "scope" : Key;

/** Settings that show no password of the proxy when they are printed or become JSON; a copy holds all the same. */
function withoutPassword(settings: Settings): Settings {
  const shown = () => ({ ...settings, ...(passwordsIn(settings.proxy).length > 0 && { proxy: "[secret]" }) });
  const forms = { value: shown };
  return Object.assign(Object.create(Object.defineProperties({}, { toJSON: forms, [inspect.custom]: forms })), settings) as Settings;
}

function assertRequired(name: RequiredSetting, value: string | undefined): string {
  if (typeof value === "string" && value.trim() !== "") return name === "privateKey" ? value : value.trim();
  return fail(name, ` is missing`);
}

/** As RFC 6749 has it, less the blank: what is no client id may be a secret, and the id is sent in clear. */
function parseClientId(id: string): string {
  if (/^[!-~]{1,255}$/.test(id)) return id;
  return fail("clientId", `: give the client id that the console shows: one line of at most 255 printable characters without blanks`);
}

function parseScopes(scopes: readonly string[]): string {
  if (scopes.length === 0) fail("scopes", `: give at least one of ${knownScopes.join(", ")}`);
  for (const scope of scopes) {
    if (!/^okta\.oag\.[A-Za-z.]{1,80}$/.test(scope))
      fail("scopes", `: a scope looks like ${operations.listApplication.scope}; known are ${knownScopes.join(", ")}`);
  }
  return [...new Set(scopes)].join(" ");
}

const parseScheme = (scheme: string) => assertAllowed("authorizationScheme", scheme) as Settings["authorizationScheme"];

function parseCa(pem: string | undefined): string | undefined {
  if (pem === undefined) return undefined;
  const text = pem.replaceAll("\\n", "\n");
  if (!/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(text))
    fail("caCertificate", `: give one or more PEM certificates (-----BEGIN CERTIFICATE----- … -----END CERTIFICATE-----)`);
  return text;
}

function parsePin(pin: string | undefined): string | undefined {
  if (pin === undefined) return undefined;
  const hex = pin.replaceAll(":", "").toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex)
    ? hex
    : fail("serverCertificateSha256", `: give the SHA-256 fingerprint of the server's certificate, 64 hex digits (colons allowed)`);
}

function parseProxy(proxy: string | undefined): string | undefined {
  if (proxy === undefined) return undefined;
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
  const valid = url !== undefined && url.protocol === "http:" && url.hostname !== "" && url.pathname === "/" && url.search === "";
  if (valid && !(isPercentEncoded(url.username) && isPercentEncoded(url.password)))
    fail("proxy", `: its user or password holds a "%" that does not begin an encoded character; write a "%" itself as %25`);
  // The value may hold a password, so it is not repeated.
  return valid ? proxy : fail("proxy", `: give http://host:port or http://user:password@host:port`);
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function parseNumber(name: "requestTimeout" | "maxConcurrency" | "maxRetries", options: OagClientOptions): number {
  const { least, most, unit, default: standard }: NumberRange = settingRows[name].value;
  const value = options[name] ?? standard;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return fail(name, `: give a whole number of ${unit} from ${least} to ${most}`);
}
