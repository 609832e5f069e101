import type { PlainText } from "../../../values/branded";
import type { ApiItem } from "../../api-object";
import type { Entry } from "./items";

/** One request that a map needs. */
export type MapStep = (
  | { action: "create"; entry: Entry<"declared"> }
  | { action: "replace"; entry: Entry<"declared">; live: ApiItem }
  /** An item gives up its name for now, and keeps all else. */
  | { action: "rename"; live: ApiItem; name: string }
  /** `kept` is the key of the item that stays, where the gateway has several for one. */
  | { action: "remove"; live: ApiItem; kept?: PlainText | undefined }
) & {
  /** Steps without which this one would fail, or open what they were to close. */
  needs: readonly MapStep[];
};
