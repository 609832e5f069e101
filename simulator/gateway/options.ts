import type { Normalisation } from "./normalise";

/** A client that the gateway knows, as its console would show it. */
export interface RegisteredClient {
  /** OAuth client id. */
  clientId: string;
  /** PEM, SPKI. */
  publicKey: string;
  /** Scopes that it may ask for. */
  scopes: readonly string[];
}

/**
 * How the stand-in reads what the API's documents leave open. Every default is the harsh reading;
 * `lenientReading` is the friendly one.
 */
export interface Reading {
  /** PUT resets members that are left out to their defaults; otherwise it keeps them. */
  putResets: boolean;
  /** Unknown and read-only members in a body are refused with 400; otherwise they are ignored. */
  refuseUnknownMembers: boolean;
  /** Members and values (types among them) that this gateway has beyond the contract: it takes them, keeps them and shows them. */
  newer: readonly string[];
  /** An id in a path has no case: the object is found in any, and shown under the id that it has. Otherwise one in capitals is malformed. */
  foldIds: boolean;
  /** An app's `idpId` can be changed by PUT. */
  idpIdChangeable: boolean;
  /** A `Bearer` prefix is demanded; otherwise the bare token passes too. */
  requireBearer: boolean;
  /** A manage scope includes its read scope. */
  manageIncludesRead: boolean;
  /** Claims beyond those of the overview page are refused. */
  refuseUnknownClaims: boolean;
  /** An assertion is accepted once. */
  refuseReusedAssertion: boolean;
  /** `expand` values: repeated parameters, comma-separated, or not honoured at all. */
  expand: "repeated" | "comma" | "ignored";
  /** What a read shows of the value of a SECRET attribute. */
  secretValues: "omitted" | "masked" | "returned";
  /** A refused IdP credential fails the call, or is only reported by `validationStatus.valid`. */
  badCredential: "error" | "reported";
  /** Behavior URLs may have a path. */
  behaviorUrlPaths: boolean;
  /** The session's member is called `enforceRelayState`, as in the 2025.10 era. */
  legacySessionNames: boolean;
  /** PUT of an IdP accepts a body with only name, description and credential. */
  shortIdpReplace: boolean;
  /** activate on an ACTIVE app, or deactivate on an INACTIVE one, is refused with 400. */
  refuseRepeatedTransition: boolean;
  /** Attributes and cookies with a name that the gateway uses itself are refused. */
  refuseReservedNames: boolean;
  /**
   * The policy for `/`, which a new app has by its template: like any other; on every proxied app and never deleted; or
   * neither deleted nor changed.
   */
  rootPolicy: "free" | "kept" | "fixed";
  /**
   * What the create or update of an app answers whose identity provider's credential is not accepted any more: the gateway
   * tells the org about every one.
   */
  deadCredential: "ignored" | 400 | 500;
  /** An empty `regexRule` or `customDirective` is refused with 400; otherwise it clears the member. */
  refuseEmptyTexts: boolean;
  /** A gateway that has offline mode (Limited Early Access), or one without: 404 or 403 for all of it. */
  offlineMode: "served" | "missing" | "forbidden";
  /** How many looks at the health of a service that was just enabled find it INITIALIZING; meanwhile what needs it answers 503. */
  initialising: number;
  /** How a service is that has started; UNHEALTHY answers 502 for what needs it. May be changed while running. */
  serviceHealth: "HEALTHY" | "DEGRADED" | "UNHEALTHY" | "UNKNOWN";
  /** The PUT of an app's group policy: 405, as from 2026.08.1 on, or taken. */
  groupPolicy: "refused" | "taken";
  /** A SAML or OIDC app needs an identity provider whose failover mode is AUTOMATIC, as the guides have it. */
  requireFailover: boolean;
  /** What becomes of texts, URLs, sets and members that are not set. */
  normalises: readonly Normalisation[];
}

/** What the stand-in does unless it is told otherwise: where the documents contradict each other or are silent, what is hardest on a client. */
export const harshReading: Readonly<Reading> = {
  putResets: true,
  refuseUnknownMembers: true,
  newer: [],
  foldIds: false,
  idpIdChangeable: false,
  requireBearer: true,
  manageIncludesRead: false,
  refuseUnknownClaims: true,
  refuseReusedAssertion: true,
  expand: "repeated",
  secretValues: "omitted",
  badCredential: "reported",
  behaviorUrlPaths: false,
  legacySessionNames: false,
  shortIdpReplace: false,
  refuseRepeatedTransition: true,
  refuseReservedNames: true,
  rootPolicy: "free",
  deadCredential: 500,
  refuseEmptyTexts: false,
  offlineMode: "served",
  initialising: 2,
  serviceHealth: "HEALTHY",
  groupPolicy: "refused",
  requireFailover: true,
  normalises: [],
};

/** What is easiest on a client, for first tries: `--lenient` of the command. */
export const lenientReading: Readonly<Reading> = {
  putResets: false,
  refuseUnknownMembers: false,
  newer: [],
  foldIds: true,
  idpIdChangeable: true,
  requireBearer: false,
  manageIncludesRead: true,
  refuseUnknownClaims: false,
  refuseReusedAssertion: false,
  expand: "repeated",
  secretValues: "returned",
  badCredential: "reported",
  behaviorUrlPaths: true,
  legacySessionNames: false,
  shortIdpReplace: true,
  refuseRepeatedTransition: false,
  refuseReservedNames: false,
  rootPolicy: "free",
  deadCredential: "ignored",
  refuseEmptyTexts: false,
  offlineMode: "served",
  initialising: 0,
  serviceHealth: "HEALTHY",
  groupPolicy: "taken",
  requireFailover: false,
  normalises: [],
};

/** A certificate that the gateway shows under `/api/v2/certificates`. */
export interface SeedCertificate {
  /** The host name that it is for; `*.` begins a wildcard. */
  commonName: string;
  /** All host names that it is for. @default the common name */
  san?: string[];
  /** Its first day, `YYYY-MM-DD`. @default 65 days ago */
  validFrom?: string;
  /** Its last day, `YYYY-MM-DD`. @default in 300 days */
  expiresOn?: string;
}

/** What a client needs to be told of a stand-in; each is the value of the setting of that name, `oag:hostname` for example. */
export interface GatewayConfiguration {
  /** `host:port`. */
  hostname: string;
  /** OAuth client id. */
  clientId: string;
  /** RSA private key of that client, PEM PKCS#8; a secret. */
  privateKey: string;
  /** The CA to trust, PEM. */
  caCertificate: string;
}

/** How to start the stand-in gateway. */
export interface GatewayOptions {
  /** Port on loopback. @default any free one */
  port?: number;
  /** Host name in the certificate and the audience. @default "localhost" */
  hostname?: string;
  /** Differences from the harsh reading. @default none */
  reading?: Partial<Reading>;
  /** Seconds that an access token lives. @default 300 */
  tokenLifetime?: number;
  /** Scopes that were chosen when the API was enabled. @default the five of the overview page */
  scopes?: readonly string[];
  /** Certificates to begin with. @default one wildcard certificate for *.example.com */
  certificates?: readonly SeedCertificate[];
  /** The gateway's clock, milliseconds since 1970. @default the machine's */
  clock?: () => number;
  /** Milliseconds that every response takes. @default 0 */
  latency?: number;
  /** An RSA key pair to use instead of a new one (PEM PKCS#8): making one takes a moment. @default a new one */
  privateKey?: string;
  /** TLS material to use instead of new one. @default new, for `hostname` */
  tls?: TlsMaterial;
}

/** What the server shows and what a client needs to trust it. */
export interface TlsMaterial {
  /** PEM of the private key of `cert`; a secret. */
  key: string;
  /** PEM of the server's certificate. */
  cert: string;
  /** PEM of the CA that signed `cert`. */
  ca: string;
}
