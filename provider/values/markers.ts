/** The two special values of Pulumi's wire format, as the plugin process meets them. */

import { isObject, mapped, pick } from "../../sdk/json";

/** Stands for any value that is not known yet, in previews. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The key by which Pulumi's wire format tells special values. */
export const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

export const isUnknown = (value: unknown): boolean => value === unknownValue;

/** Marks a value of a result as secret: the engine encrypts it and shows `[secret]`. */
export const secret = (value: unknown): unknown =>
  value === undefined || value === null ? value : { [signatureKey]: secretSignature, value };

/** True for what {@link secret} made. */
export const isMarkedSecret = (value: unknown): boolean => isObject(value) && value[signatureKey] === secretSignature;

/** Removes secret marks, however deep. The engine sends plain values to this plugin, which stay as they are; other hosts may not. */
export const unwrapSecrets = (value: unknown): unknown => (holdsMark(value) ? unwrapped(value) : value);

function holdsMark(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsMark);
  if (!isObject(value)) return false;
  if (isMarkedSecret(value)) return true;
  for (const name of Object.keys(value)) if (holdsMark(value[name])) return true;
  return false;
}

function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (!isObject(value)) return value;
  return isMarkedSecret(value) ? unwrapped(value.value) : mapped(value, unwrapped);
}

/** True when the value is, or somewhere holds, an unknown one. */
export function holdsUnknown(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsUnknown);
  if (!isObject(value)) return isUnknown(value);
  for (const name of Object.keys(value)) if (holdsUnknown(value[name])) return true;
  return false;
}

/** Of a value what is known, however deep; undefined where nothing is. A list with an item that is not known is not known. */
export function knownWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(holdsUnknown) ? undefined : value;
  if (!isObject(value)) return isUnknown(value) ? undefined : value;
  if (!holdsUnknown(value)) return value;
  const known = pick(mapped(value, knownWithin), (_, inner) => inner !== undefined);
  return Object.keys(known).length === 0 ? undefined : known;
}
