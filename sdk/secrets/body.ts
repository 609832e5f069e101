import { type Member, members } from "../generated/contract";
import { credentialNames } from "../generated/reads";
import { isSecretSource } from "./sources";

/** Every member of every schema: whether users may put secrets into it. */
const isSensitive = new Map<string, boolean>();
for (const table of Object.values<Readonly<Record<string, Member>>>(members))
  for (const [name, { sensitive }] of Object.entries(table)) isSensitive.set(name, isSensitive.get(name) === true || sensitive === true);

const isSecret = (name: string, source: unknown): boolean => credentialNames.includes(name) || (name === "value" && isSecretSource(source));

/** Of an attribute that comes from the identity provider the value is only the name of a field. */
const mayBeSecret = (name: string, source: unknown): boolean => !(name === "value" && source === "IDP") && (isSensitive.get(name) ?? true);

/** The secrets of a request body: credentials, and values of attributes that are secret. A gateway may repeat them at any time. */
export const secretsOf = (body: unknown): string[] => textsUnder(body, isSecret);

/**
 * Texts of a request body that may be, or hold, a secret: what the contract says that users put secrets into, and all text
 * under a member that it does not know. Most are none: a directive, a fixed text, what a newer gateway itself had there.
 */
export const doubtfulOf = (body: unknown): string[] => textsUnder(body, mayBeSecret);

function textsUnder(body: unknown, counts: (name: string, source: unknown) => boolean): string[] {
  if (Array.isArray(body)) return body.flatMap((item) => textsUnder(item, counts));
  if (typeof body !== "object" || body === null) return [];
  const record = body as Record<string, unknown>;
  return Object.entries(record).flatMap(([name, value]) => (counts(name, record.source) ? stringsIn(value) : textsUnder(value, counts)));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
