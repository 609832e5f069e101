/** What is said of offline mode where a gateway does not have it. */
export const offlineFeature =
  "offline mode is Limited Early Access (from 2026.03.0 on): this gateway does not have it until Okta Support enables it, or the client lacks a scope for it";
