/** Text that came from outside, made safe to print: it may hold control characters, secrets or megabytes. */

const controlCharacters = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Strips control characters (terminal escapes among them), folds white space and shortens. */
export function printable(text: string, limit = 300): string {
  // Cut first: folding a hostile megabyte would cost time for text that nobody sees.
  const folded = text
    .slice(0, limit * 4)
    .replace(controlCharacters, " ")
    .replace(/\s+/g, " ")
    .trim();
  return folded.length > limit ? `${folded.slice(0, limit - 1)}…` : folded;
}

/** Replaces every occurrence of each secret by `[secret]`. Strings under four characters are too common to hunt. */
export function redact(text: string, secrets: Iterable<string>): string {
  const known = [...secrets].filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
  return known.reduce((rest, secret) => rest.split(secret).join("[secret]"), text);
}

const secretMembers = new Set(["apiToken", "clientSecret", "spCertificate", "bindCredential", "password"]);

/** The secret strings of a request body, so that a gateway that echoes them does not print them. */
export function secretsOf(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap(secretsOf);
  if (typeof body !== "object" || body === null) return [];
  const record = body as Record<string, unknown>;
  return Object.entries(record).flatMap(([key, value]) => {
    if (typeof value !== "string") return secretsOf(value);
    const isSecret = secretMembers.has(key) || (key === "value" && record.source === "SECRET");
    return isSecret ? [value] : [];
  });
}
