import { type Member, members } from "../generated/contract";

/** Every member of every schema: whether users put secrets into it, or no read shows it. */
const isSecretMember = new Map<string, boolean>();
for (const table of Object.values<Readonly<Record<string, Member>>>(members))
  for (const [name, { sensitive, writeOnly, type }] of Object.entries(table))
    isSecretMember.set(name, isSecretMember.get(name) === true || sensitive === true || (writeOnly === true && type === "string"));

/** Sources of attributes whose value is no secret. One that is newer than the contract may be of any kind. */
const plainSources: readonly unknown[] = ["IDP", "STATIC", "APP_CONTEXT", "AUTH_CONTEXT", "OID"];

/** True for the source of an attribute whose value is, or may be, a secret. */
export const isSecretSource = (source: unknown): boolean => !plainSources.includes(source);

const isSecret = (name: string, source: unknown): boolean =>
  !(name === "value" && !isSecretSource(source)) && (isSecretMember.get(name) ?? true);

/**
 * The secret strings of a request body, so that a gateway that echoes them does not print them: what the contract marks as
 * such, and all text under a member that it does not know.
 */
export function secretsOf(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap(secretsOf);
  if (typeof body !== "object" || body === null) return [];
  const record = body as Record<string, unknown>;
  return Object.entries(record).flatMap(([name, value]) => (isSecret(name, record.source) ? stringsIn(value) : secretsOf(value)));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
