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
   * @default the five of the overview page (`defaultScopes`)
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
  /** HTTP proxy to tunnel through, `http://[user:password@]host:port`. No proxy is taken from environment variables. @default none */
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
