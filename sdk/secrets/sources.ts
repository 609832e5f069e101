/** Sources of attributes whose value is no secret. One that is newer than the contract may be of any kind. */
const plainSources: readonly unknown[] = ["IDP", "STATIC", "APP_CONTEXT", "AUTH_CONTEXT", "OID"];

/** True where the value of an attribute is, or may be, a secret. */
export const isSecretSource = (source: unknown): boolean => !plainSources.includes(source);
