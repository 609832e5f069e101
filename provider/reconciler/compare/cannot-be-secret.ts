import type { Member } from "../../../sdk/generated/contract";

/** A value that the contract lists or that cannot hold a secret. */
export const cannotBeSecret = (value: unknown, member: Member | undefined): boolean =>
  typeof value === "boolean" || typeof value === "number" || member?.enum?.includes(value as string) === true;
