/** What the gateway says of the credential. */
export interface ValidationStatus {
  /** The gateway reached the org and its credential was accepted. */
  valid: boolean;
  /** What the credential may do, sorted. */
  permissions: string[];
}
