import { inspect } from "node:util";
import { loadPrivateKey, type SigningKey } from "./auth/private-key";
import { OagConfigError } from "./errors";
import { scopes as knownScopes } from "./generated/contract";
import { message, setting } from "./message";
import { originOf } from "./origin";
import { passwordsIn } from "./secrets/proxy";

/** The five scopes of the API's overview page. */
export const defaultScopes: readonly string[] = [
  "okta.oag.app.manage",
  "okta.oag.app.read",
  "okta.oag.cert.read",
  "okta.oag.idp.manage",
  "okta.oag.idp.read",
];

/** How to reach one gateway. */
export interface OagClientOptions {
  /**
   * Host name of the gateway, `host` or `host:port`, as on the console's Settings page.
   * @see [API overview](https://developer.okta.com/docs/api/openapi/oag/guides/overview/)
   */
  hostname: string;
  /**
   * OAuth client id that the console shows when the API is enabled.
   * @see [Help, Enable or disable the Access Gateway API](https://help.okta.com/oag/en-us/content/topics/access-gateway/api-enable-disable.htm)
   */
  clientId: string;
  /**
   * RSA private key: PEM PKCS#8, PEM PKCS#1, PEM with `\n` escapes, or bare base64.
   * @see [Help, Enable or disable the Access Gateway API](https://help.okta.com/oag/en-us/content/topics/access-gateway/api-enable-disable.htm)
   */
  privateKey: string;
  /**
   * Scopes to ask for.
   * @default the five of the overview page ({@link defaultScopes})
   * @see [API overview](https://developer.okta.com/docs/api/openapi/oag/guides/overview/)
   */
  scopes?: readonly string[];
  /**
   * `Bearer`, or `none` to send the bare token as the overview page words it.
   * @default "Bearer"
   * @see [API overview](https://developer.okta.com/docs/api/openapi/oag/guides/overview/)
   */
  authorizationScheme?: "Bearer" | "none";
  /** One or more PEM certificates that are trusted in addition to the system's. @default none */
  caCertificate?: string | undefined;
  /** SHA-256 fingerprint of the server's certificate (hex, colons allowed): for self-signed appliances. @default none */
  serverCertificateSha256?: string;
  /** Switches the verification of the server's certificate off. Only for a first look. @default false */
  insecureSkipVerify?: boolean;
  /** HTTP proxy to tunnel through, `http://[user:password@]host:port`. No proxy is taken from the environment. @default none */
  proxy?: string;
  /** Seconds that one request may take. @default 30 */
  requestTimeout?: number;
  /** Requests in flight at a time. @default 8 */
  maxConcurrency?: number;
  /** Retries of one request after 429, 503 or a broken connection. @default 4 */
  maxRetries?: number;
  /**
   * Adds a random `jti` claim to each client assertion.
   * @default false
   * @see [RFC 7519, the claim jti](https://www.rfc-editor.org/rfc/rfc7519#section-4.1.7)
   */
  assertionId?: boolean;
}

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
const fail = (name: string, what: string): never => {
  throw new OagConfigError(message`${setting(name)}${what}`, name);
};

/**
 * Checks the options and fills in the defaults. Nothing is sent.
 * @throws OagConfigError naming the option, what is allowed and the cure
 */
export function resolveSettings(options: OagClientOptions): Settings {
  return withoutPassword({
    origin: originOf(assertRequired("hostname", options.hostname)),
    clientId: assertRequired("clientId", options.clientId),
    scope: parseScopes(options.scopes ?? defaultScopes),
    authorizationScheme: parseScheme(options.authorizationScheme ?? "Bearer"),
    caCertificate: parseCa(options.caCertificate),
    serverCertificateSha256: parsePin(options.serverCertificateSha256),
    insecureSkipVerify: options.insecureSkipVerify ?? false,
    proxy: parseProxy(options.proxy),
    requestTimeout: parseNumber("requestTimeout", options.requestTimeout ?? 30, 1, 600, "seconds"),
    maxConcurrency: parseNumber("maxConcurrency", options.maxConcurrency ?? 8, 1, 64, "requests"),
    maxRetries: parseNumber("maxRetries", options.maxRetries ?? 4, 0, 10, "retries"),
    assertionId: options.assertionId ?? false,
    // Last, so that a wrong key does not hide a wrong word.
    key: loadPrivateKey(assertRequired("privateKey", options.privateKey)),
  });
}

/** Settings that show no password of the proxy when they are printed or become JSON; a copy holds all the same. */
function withoutPassword(settings: Settings): Settings {
  const shown = () => ({ ...settings, ...(passwordsIn(settings.proxy).length > 0 && { proxy: "[secret]" }) });
  const forms = { value: shown };
  return Object.assign(Object.create(Object.defineProperties({}, { toJSON: forms, [inspect.custom]: forms })), settings) as Settings;
}

function assertRequired(name: "hostname" | "clientId" | "privateKey", value: string | undefined): string {
  if (typeof value === "string" && value.trim() !== "") return name === "privateKey" ? value : value.trim();
  return fail(name, ` is missing`);
}

function parseScopes(scopes: readonly string[]): string {
  if (scopes.length === 0) fail("scopes", `: give at least one of ${knownScopes.join(", ")}`);
  for (const scope of scopes) {
    if (!/^okta\.oag\.[A-Za-z.]{1,80}$/.test(scope))
      fail("scopes", `: a scope looks like okta.oag.app.read; known are ${knownScopes.join(", ")}`);
  }
  return [...new Set(scopes)].join(" ");
}

function parseScheme(scheme: string): "Bearer" | "none" {
  return scheme === "Bearer" || scheme === "none" ? scheme : fail("authorizationScheme", `: allowed are "Bearer" and "none"`);
}

function parseCa(pem: string | undefined): string | undefined {
  if (pem === undefined) return undefined;
  const text = pem.replaceAll("\\n", "\n");
  if (text.includes("PRIVATE KEY"))
    fail("caCertificate", `: holds a private key; give only certificates, and rotate that key if the value was shared`);
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

function parseNumber(name: string, value: number, least: number, most: number, unit: string): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return fail(name, `: give a whole number of ${unit} from ${least} to ${most}`);
}
