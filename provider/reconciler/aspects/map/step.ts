import type { Json } from "../../../../sdk/json";
import type { Entry } from "./items";

/** One request that a map needs. */
export type MapStep = (
  | { kind: "create"; entry: Entry }
  | { kind: "replace"; entry: Entry; live: Json }
  /** A policy gives up its name for now, and keeps all else. */
  | { kind: "rename"; live: Json; name: string }
  /** `kept` is the key of the item that stays, where the gateway has several for one. */
  | { kind: "remove"; live: Json; kept?: string | undefined }
) & {
  /** Steps without which this one would fail, or open what they were to close. */
  needs: readonly MapStep[];
};
