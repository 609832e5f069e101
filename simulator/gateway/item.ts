import type { Json } from "../json";

/** An item of a list-like part, with its id. */
export type Item = Json & {
  /** Its id. */
  id: string;
};
