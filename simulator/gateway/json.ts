/** An object as requests and responses have it. */
export type Json = Record<string, unknown>;

/** An item of a list-like part, with its id. */
export type Item = Json & {
  /** Its id. */
  id: string;
};
