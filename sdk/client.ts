import type { OagClientOptions } from "./client-options";
import { type Clock, systemClock } from "./clock";
import { Connection } from "./http/connection";
import { createTransport, type Transport } from "./http/transport";
import { type Log, stderrLog, warn } from "./log";
import { message, type NameOf, setting } from "./message";
import { AccessPolicies } from "./operations/access-policies";
import { Applications } from "./operations/applications";
import { AuthenticationService } from "./operations/authentication-service";
import { Authenticators } from "./operations/authenticators";
import { type CallableOperation, type CallParameters, type CallResult, callByName } from "./operations/call";
import { Certificates } from "./operations/certificates";
import { Directories } from "./operations/directories";
import { IdentityProviders } from "./operations/identity-providers";
import type { Examine } from "./read/flaw";
import { Reader } from "./read/reader";
import { passwordsIn } from "./secrets/proxy";
import { Secrets } from "./secrets/secrets";
import { resolveSettings } from "./settings";

/** What a test or a host may replace. */
export interface OagClientDependencies {
  /** Time and pauses. @default the machine's */
  clock?: Clock;
  /** Where warnings and, with `OAG_LOG=debug`, requests go, redacted. @default stderr */
  log?: Log;
  /** What sends requests. @default HTTPS with the options' TLS and proxy */
  transport?: Transport;
  /** Refuses values that mean something to the host: asked for each object of a response, and for names of refused ones. @default none is refused */
  examine?: Examine;
  /** What errors call settings. @default the SDK's own names, `'hostname'` */
  nameOf?: NameOf;
  /**
   * Secrets to look for in every text of the gateway, besides those that requests carry: a text that repeats one is hidden. The host may
   * add to them at any time. @default none
   */
  secrets?: Secrets;
}

/**
 * A client of the Okta Access Gateway API. Logs in at the first call and shares one access token among all calls.
 *
 * @example
 * import { OagClient } from "pulumi-oag/sdk";
 *
 * const client = new OagClient({ hostname: "oag.example.com", clientId, privateKey });
 * for (const app of await client.applications.list()) console.log(app.label, app.status);
 */
export class OagClient {
  /** Applications and their parts. */
  readonly applications: Applications;
  /** Identity providers. */
  readonly identityProviders: IdentityProviders;
  /** Certificates, read-only. */
  readonly certificates: Certificates;
  /** Backup directories for offline mode. */
  readonly directories: Directories;
  /** The offline authentication service. */
  readonly authenticationService: AuthenticationService;
  /** Access policies for offline mode: creation alone is documented. */
  readonly accessPolicies: AccessPolicies;
  /** Authenticators for offline mode: creation and activation alone are documented. */
  readonly authenticators: Authenticators;
  /** Where this client sends everything: `https://host[:port]`. */
  readonly origin: string;
  readonly #reader: Reader;

  /** @throws OagConfigError when an option is missing or malformed; nothing is sent. */
  constructor(options: OagClientOptions, dependencies: OagClientDependencies = {}) {
    const settings = resolveSettings(options);
    const log = dependencies.log ?? stderrLog;
    if (settings.insecureSkipVerify) {
      warn(
        log,
        message`${setting("insecureSkipVerify")} is on: whoever stands between this machine and ${settings.origin} can read and change everything, access tokens included`,
      );
    }
    const secrets = dependencies.secrets ?? new Secrets();
    secrets.add(passwordsIn(settings.proxy));
    const transport = dependencies.transport ?? createTransport(settings);
    const connection = new Connection(settings, {
      transport,
      clock: dependencies.clock ?? systemClock,
      log,
      secrets,
      nameOf: dependencies.nameOf,
    });
    this.origin = settings.origin;
    const reader = new Reader(connection, secrets, dependencies.examine);
    this.applications = new Applications(reader);
    this.identityProviders = new IdentityProviders(reader);
    this.certificates = new Certificates(reader);
    this.directories = new Directories(reader);
    this.authenticationService = new AuthenticationService(reader);
    this.accessPolicies = new AccessPolicies(reader);
    this.authenticators = new Authenticators(reader);
    this.#reader = reader;
  }

  /**
   * Calls any operation of the API by its `operationId`, with the same access token and by the same rules as the others: for what has
   * no method of its own yet.
   *
   * @param operationId as in the API reference; the log-in alone cannot be called
   * @param parameters `path` with the ids by name, `query`, and `body`, each where the operation has it
   * @returns what the API answers, checked against the contract; nothing where it answers without a body
   * @throws OagConfigError when something is missing, or given and not known; nothing is sent
   * @throws OagApiError, OagAuthenticationError, OagProtocolError, OagTransportError as every call
   * @example
   * const session = await client.call("getSession", { path: { applicationId: app.id } });
   */
  async call<Id extends CallableOperation>(operationId: Id, ...[options]: CallParameters<Id>): Promise<CallResult<Id>> {
    return callByName(this.#reader, operationId, options) as Promise<CallResult<Id>>;
  }
}
