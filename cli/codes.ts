import type { app } from "pulumi-oag/provider/v1";

/** Stable codes of what only a command finds wrong; docs/errors.md has the meaning and the cure of each. */
export const cliErrorCodes = ["OAG_USAGE", "OAG_FILE", "OAG_OCCUPIED", "OAG_INCOMPLETE"] as const;

/** A code of the package, which the provider's side tells. */
type PackageCode = Awaited<ReturnType<typeof app.problems>>[number]["code"];

/** A code of an error of a command: its own, or that of the cause. */
export type CliErrorCode = PackageCode | (typeof cliErrorCodes)[number];
