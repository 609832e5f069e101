/** A JSON object. */
export type Json = Record<string, unknown>;

/** True for a JSON object: neither a list nor null. */
export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
