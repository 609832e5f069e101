import { errorCodes } from "../../sdk/codes";

/** Stable codes of what the plugin process throws: the SDK's, and those of causes that only Pulumi resources have. */
export const resourceErrorCodes = [
  ...errorCodes,
  "OAG_STATE",
  "OAG_EXISTS",
  "OAG_IMPORT",
  "OAG_DIFFERS",
  "OAG_LOST",
  "OAG_PARTIAL",
  "OAG_INTERNAL",
] as const;

/** A code of {@link resourceErrorCodes}. */
export type ResourceErrorCode = (typeof resourceErrorCodes)[number];
