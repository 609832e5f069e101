import type { CodeBy } from "../../sdk/codes";

/** A code of what is wrong with a program's arguments, by what there is to do. */
export type ArgumentCode = CodeBy<"argument">;

/** A code of all that a program is told: the SDK's, those of causes that only resources have, and those of arguments. */
export type ResourceErrorCode = CodeBy<"sdk" | "resource" | "argument">;

/** A code as the end of a line for people. */
export const inBrackets = (code: ResourceErrorCode): string => ` [${code}]`;
