/**
 * A value where one of another type belongs: as a program in JavaScript declares it, a gateway answers it, or a state of another version
 * has it. Its own type is not looked at, and is the reader's to judge.
 */
export const mistyped = <T>(value: unknown): T => value as T;
