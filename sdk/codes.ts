/**
 * Stable codes of this SDK's errors, one per cause; docs/errors.md has the meaning and the cure of each. New ones may be
 * added in a minor version; none changes its meaning.
 */
export const errorCodes = [
  "OAG_CONFIG",
  "OAG_PRIVATE_KEY",
  "OAG_AUTHENTICATION",
  "OAG_FORBIDDEN",
  "OAG_BAD_REQUEST",
  "OAG_NOT_FOUND",
  "OAG_CONFLICT",
  "OAG_RATE_LIMITED",
  "OAG_GATEWAY",
  "OAG_PROTOCOL",
  "OAG_TRANSPORT",
  "OAG_TIMEOUT",
  "OAG_TLS",
] as const;

/** A code of {@link errorCodes}. */
export type OagErrorCode = (typeof errorCodes)[number];
