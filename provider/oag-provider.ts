import * as pulumi from "@pulumi/pulumi";
import { type SettingKey, settingKeys } from "../sdk/setting-table";
import { visibleJson } from "../sdk/text";
import { providerNameKey } from "./configuration/provider-name";
import type { AppDefaults } from "./kinds/app/resource-args";
import { blockNames, mapNames } from "./program/app-default-names";
import { assertArguments } from "./program/argument-names";
import { assertProgramReady } from "./program/assert-program-ready";
import { assertKeysInPlace, keptSafe } from "./program/misplaced-key";
import { ProgramError } from "./program/program-error";
import { isAbsent, isLater, isPlainObject } from "./program/program-values";

/**
 * Arguments of an {@link OagProvider}. What is left out falls back to its environment variable on the machine that runs Pulumi.
 * `Named` are the names of the defaults that are given; TypeScript finds them by itself.
 */
export interface OagProviderArgs<Named extends keyof AppDefaults = never> {
  /**
   * The gateway's host name, `host` or `host:port`.
   * @see [API overview](https://developer.okta.com/docs/api/openapi/oag/guides/overview/)
   */
  hostname: pulumi.Input<string>;
  /**
   * OAuth client id that the console shows when the API is enabled.
   * @see [Help, Enable or disable the Access Gateway API](https://help.okta.com/oag/en-us/content/topics/access-gateway/api-enable-disable.htm)
   */
  clientId: pulumi.Input<string>;
  /**
   * RSA private key: PEM PKCS#8 or PKCS#1, with `\n` escapes, or bare base64. Kept as a secret. Environment: `OAG_PRIVATE_KEY`.
   * @default none: `privateKeyFile` is read
   * @see [Help, Enable or disable the Access Gateway API](https://help.okta.com/oag/en-us/content/topics/access-gateway/api-enable-disable.htm)
   */
  privateKey?: pulumi.Input<string>;
  /** A file that holds the key, read by the plugin process. Environment: `OAG_PRIVATE_KEY_FILE`. @default none: `privateKey` is the key */
  privateKeyFile?: pulumi.Input<string>;
  /**
   * Scopes to ask for. Environment: `OAG_SCOPES` (separated by spaces).
   * @default the five of the API's overview page
   * @see [API overview](https://developer.okta.com/docs/api/openapi/oag/guides/overview/)
   */
  scopes?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * `none` sends the bare access token. Environment: `OAG_AUTHORIZATION_SCHEME`.
   * @default "Bearer"
   * @see [API overview](https://developer.okta.com/docs/api/openapi/oag/guides/overview/)
   */
  authorizationScheme?: pulumi.Input<"Bearer" | "none">;
  /** PEM certificates to trust in addition to the system's. Environment: `OAG_CA_CERTIFICATE`. @default none: the system's alone */
  caCertificate?: pulumi.Input<string>;
  /** A file that holds them. Environment: `OAG_CA_CERTIFICATE_FILE`. @default none */
  caCertificateFile?: pulumi.Input<string>;
  /** SHA-256 fingerprint of the server's certificate, for self-signed appliances. Environment: `OAG_SERVER_CERTIFICATE_SHA256`. @default none: the certificate is verified as usual */
  serverCertificateSha256?: pulumi.Input<string>;
  /** Switches the verification of the server's certificate off; warns on each run. @default false */
  insecureSkipVerify?: pulumi.Input<boolean>;
  /** HTTP proxy to tunnel through, `http://[user:password@]host:port`. Kept as a secret. Environment: `OAG_PROXY`. @default none */
  proxy?: pulumi.Input<string>;
  /** Seconds that one request may take, 1 to 600. Environment: `OAG_REQUEST_TIMEOUT`. @default 30 */
  requestTimeout?: pulumi.Input<number>;
  /** Requests in flight at a time, 1 to 64. Environment: `OAG_MAX_CONCURRENCY`. @default 8 */
  maxConcurrency?: pulumi.Input<number>;
  /** Retries of a request after 429, 503 or a broken connection, 0 to 10. Environment: `OAG_MAX_RETRIES`. @default 4 */
  maxRetries?: pulumi.Input<number>;
  /**
   * Adds a random `jti` claim to each client assertion. Environment: `OAG_ASSERTION_ID`.
   * @default false
   * @see [RFC 7519, the claim jti](https://www.rfc-editor.org/rfc/rfc7519#section-4.1.7)
   */
  assertionId?: pulumi.Input<boolean>;
  /** `warn` lets arguments and values pass that are newer than this version. Environment: `OAG_VALIDATION`. @default "strict" */
  validation?: pulumi.Input<"strict" | "warn">;
  /**
   * What every {@link OagApp} of this provider has unless it declares otherwise. An app's own words win: members and lists
   * as a whole, blocks (`behavior`, `session`, `healthCheck`, `offlineMode`, `oidc`) member by member, maps (`attributes`,
   * `policies`, `protectedResources`, `triggers`) item by item; `null` leaves a member or an item out. Members that an app's
   * type does not have are passed over. They go before the own defaults of a {@link ProtectedApp}. Merged in the program: a preview shows the whole app, nothing of it is configuration of the plugin.
   * A function gets the provider, for what is on the same gateway: `(provider) => ({ idpId: getIdentityProvider({ domain }, { provider }).id })`.
   * @default none; the default provider has none, either
   */
  appDefaults?: Pick<AppDefaults, Named> | ((provider: OagProvider) => Pick<AppDefaults, Named>);
}

/** A misspelt one would leave its setting to an environment variable, which may name another gateway. */
const argumentNames: readonly (keyof OagProviderArgs)[] = [...settingKeys, "appDefaults"];

/** What is given as an argument: each setting, and nothing else. */
type GivenSettings = Pick<OagProviderArgs, SettingKey> & Record<Exclude<keyof OagProviderArgs, SettingKey | "appDefaults">, never>;

/**
 * One gateway, configured explicitly: for several gateways in one program, for a plugin process of its own that
 * holds these settings and nothing else of the stack's configuration, and for what its apps have in common. Recommended.
 *
 * @example
 * const gateway = new OagProvider("production", { hostname: "oag.example.com", clientId, privateKey: config.requireSecret("key") });
 * new OagApp("payroll", { … }, { provider: gateway });
 */
export class OagProvider<Named extends keyof AppDefaults = never> extends pulumi.ProviderResource {
  /** What its apps have unless they declare otherwise, as given. */
  readonly appDefaults: [Named] extends [never] ? Readonly<AppDefaults> | undefined : Readonly<AppDefaults>;

  /**
   * @param name the provider's name in the stack
   * @param args the gateway and how to reach it, and the defaults of its apps
   * @param opts Pulumi's options
   * @throws RunError when a private key lies in plain text in the stack's configuration or is given as another argument, an argument is none
   * of these, or `appDefaults` is no plain object, or one of its maps and blocks is none
   */
  constructor(name: string, args: OagProviderArgs<Named>, opts?: pulumi.ResourceOptions) {
    assertProgramReady();
    const who = `OagProvider ${visibleJson(name)}`;
    assertArguments(who, args, { allowed: argumentNames });
    const { appDefaults, ...settings } = args;
    assertKeysInPlace(who, settings);
    super("pulumi-nodejs", name, { [providerNameKey]: name, ...inputsOf(settings) }, opts);
    // Told after super(): a function may ask for what is on this very gateway.
    const given: unknown = typeof appDefaults === "function" ? appDefaults(this as OagProvider) : appDefaults;
    this.appDefaults = parseDefaults(name, given) as typeof this.appDefaults;
  }
}

/** A copy, so that every app has the same. */
function parseDefaults(name: string, given: unknown): Readonly<AppDefaults> | undefined {
  if (isAbsent(given)) return undefined;
  const whose = `of OagProvider ${visibleJson(name)}`;
  if (!isPlainObject(given))
    throw new ProgramError(
      "OAG_ARGUMENT_TYPE",
      `appDefaults ${whose} is no plain object: write its members out, each of which may be an output`,
    );
  // An app that declares such a part would be left without the default, and nobody told.
  const wrong = [...mapNames, ...blockNames].find((part) => !(isAbsent(given[part]) || isLater(given[part]) || isPlainObject(given[part])));
  if (wrong === undefined) return Object.freeze({ ...given });
  throw new ProgramError("OAG_ARGUMENT_TYPE", `appDefaults.${wrong} ${whose} must be an object, as an app declares it`);
}

/** Flat texts under namespaced keys: the only form in which the plugin process receives its configuration. */
function inputsOf(args: GivenSettings): Record<string, pulumi.Input<string>> {
  return Object.fromEntries(
    Object.entries(args)
      .filter(([, value]) => !isAbsent(value))
      .map(([name, value]) => [`oag:${name}`, keptSafe(name as SettingKey, pulumi.output(value).apply(textOf))]),
  );
}

/**
 * An Output may turn out to hold nothing, which the engine would pass on as the text `null` if it is a secret. An empty
 * text counts as not set.
 */
function textOf(known: unknown): string {
  if (isAbsent(known)) return "";
  return Array.isArray(known) ? known.filter((item) => !isAbsent(item)).join(" ") : String(known);
}
