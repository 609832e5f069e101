/** Plain JSON, as the engine sends it. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into it by name
export type Json = Record<string, any>;
