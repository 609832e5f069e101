import { errorCodes } from "../../sdk/codes";

/** Stable codes of what is wrong with a program's arguments, by what there is to do. */
export const argumentCodes = [
  "OAG_ARGUMENT_MISSING",
  "OAG_ARGUMENT_UNKNOWN",
  "OAG_ARGUMENT_WORD",
  "OAG_ARGUMENT_TYPE",
  "OAG_ARGUMENT_FORM",
  "OAG_ARGUMENT_CONFLICT",
  "OAG_ARGUMENT_FIXED",
] as const;

/** Stable codes of all that a program is told: the SDK's, those of causes that only resources have, and those of arguments. */
export const resourceErrorCodes = [
  ...errorCodes,
  "OAG_STATE",
  "OAG_EXISTS",
  "OAG_IMPORT",
  "OAG_DIFFERS",
  "OAG_LOST",
  "OAG_PARTIAL",
  "OAG_INSTALLATION",
  "OAG_INTERNAL",
  ...argumentCodes,
] as const;

/** A code of {@link resourceErrorCodes}. */
export type ResourceErrorCode = (typeof resourceErrorCodes)[number];

/** A code as the end of a line for people. */
export const inBrackets = (code: ResourceErrorCode): string => ` [${code}]`;
