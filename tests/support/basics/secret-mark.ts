/** The key by which Pulumi's wire format and its states know special values. */
export const signature = "4dabf18193072939515e22adb298388d";

/** What says there of an object that it is a secret. */
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
export const secretMark = { [signature]: secretSignature };

/** A value as Pulumi's wire has a secret. */
export const markedSecret = <T>(value: T) => ({ ...secretMark, value });

/** As an export with `--show-secrets` has one. */
export const shownSecret = (value: unknown) => ({ ...secretMark, plaintext: JSON.stringify(value) });

export const isMarked = (value: unknown): value is { value: unknown } =>
  typeof value === "object" && value !== null && signature in value && value[signature] === secretSignature;

/** A value in which something stands for each secret. */
function replaced(value: unknown, stand: (secret: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, stand));
  if (typeof value !== "object" || value === null) return value;
  if (isMarked(value)) return stand(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, stand)]));
}

/** As the engine, which keeps apart what is secret, sends it: in plain. */
export const plain = <T>(value: T): T => replaced(value, plain) as T;

/** Without what is marked as a secret: the engine encrypts it. */
export const unmarked = (value: unknown): unknown => replaced(value, () => "[secret]");

/** With every secret as `{ secret }`. */
export const openly = (value: unknown): unknown => replaced(value, (secret) => ({ secret: openly(secret) }));

/** As `pulumi stack export --show-secrets` writes a value: what is marked is in clear. */
export const exported = (value: unknown): unknown => replaced(value, shownSecret);
