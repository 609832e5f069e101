import { credentialNames } from "../generated/reads";
import { isSecretSource } from "./sources";
import { allMembers } from "./words";

/** Every member of every schema: whether users may put secrets into it. */
const isSensitive = new Map<string, boolean>();
/** The values that the contract lists under a name: `key: "smart_card"` is no key. */
const listed = new Map<string, Set<unknown>>();
for (const [name, { sensitive, enum: values = [] }] of allMembers) {
  isSensitive.set(name, isSensitive.get(name) === true || sensitive === true);
  listed.set(name, new Set([...(listed.get(name) ?? []), ...values]));
}

const isSecret = (name: string, source: unknown, value: unknown): boolean =>
  (credentialNames.includes(name) && !listed.get(name)?.has(value)) || (name === "value" && isSecretSource(source));

/** Of an attribute that comes from the identity provider the value is only the name of a field. */
const mayBeSecret = (name: string, source: unknown): boolean => !(name === "value" && source === "IDP") && (isSensitive.get(name) ?? true);

/** The secrets of a request body: credentials, and values of attributes that are secret. A gateway may repeat them at any time. */
export const secretsOf = (body: unknown): string[] => textsUnder(body, isSecret);

/**
 * Texts of a request body that may be, or hold, a secret: what the contract says that users put secrets into, and all text
 * under a member that it does not know. Most are none: a directive, a fixed text, what a newer gateway itself had there.
 */
export const doubtfulOf = (body: unknown): string[] => textsUnder(body, mayBeSecret);

function textsUnder(body: unknown, counts: (name: string, source: unknown, value: unknown) => boolean): string[] {
  if (Array.isArray(body)) return body.flatMap((item) => textsUnder(item, counts));
  if (typeof body !== "object" || body === null) return [];
  const record = body as Record<string, unknown>;
  return Object.entries(record).flatMap(([name, value]) =>
    counts(name, record.source, value) ? stringsIn(value) : textsUnder(value, counts),
  );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
