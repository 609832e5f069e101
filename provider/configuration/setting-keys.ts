/**
 * The keys of the `oag` namespace, which are an OagProvider's arguments, too, and the variables that they fall back to.
 * `insecureSkipVerify` alone has none: it must be seen in the configuration.
 */
export const settingKeys = {
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
  assertionId: "OAG_ASSERTION_ID",
  validation: "OAG_VALIDATION",
} as const;

/**
 * Under this key an OagProvider tells the plugin process its name, which errors then have: Pulumi tells no process. What begins with `__`
 * Pulumi shows in no preview.
 */
export const providerNameKey = "__oag:provider";
