import { signatureKey } from "./engine-texts";
import { isObject, type Json } from "./json";

/** True for what Pulumi keeps secret, encrypted or in plain. */
export const isSecretMark = (value: unknown): value is Json => isObject(value) && signatureKey in value;
