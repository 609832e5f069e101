import { isObject, type Json } from "./json";

/** Pulumi's mark of a secret value. */
const signature = "4dabf18193072939515e22adb298388d";

/** True for what Pulumi keeps secret, encrypted or in plain. */
export const isSecretMark = (value: unknown): value is Json => isObject(value) && signature in value;
