/** Pulumi's wire format: what says of an object that it is a secret, and its value. */
const mark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

/** A value as Pulumi marks it secret on its wire and in a state. */
export const markedSecret = <T>(value: T) => ({ ...mark, value });

const isMarkedSecret = (value: object): value is { value: unknown } => Object.keys(mark).some((key) => key in value);

/** The engine keeps secrets apart and sends them in plain. */
export function plain<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value !== "object" || value === null) return value;
  if (isMarkedSecret(value)) return plain(value.value) as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)])) as T;
}
