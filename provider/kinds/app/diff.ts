import type { Json } from "../../../sdk/json";
import type { DiffResult } from "../../plugin/handler";
import { holdsUnknown, isUnknown } from "../../plugin/markers";
import { publicProps } from "../../reconciler/compare";
import { sameDeclaration } from "./ownership";
import { stateOf } from "./state";

/** Compares the state with the program, without a look at the gateway. */
export function diffApp(olds: Json, news: Json): DiffResult {
  const old = stateOf(olds);
  const declared = publicProps(news);
  // What is not known may turn out to be anything, also where it stands for a part that is empty or absent so far.
  if (!old.incomplete && !holdsUnknown(declared) && sameDeclaration(old.family, old.declared, declared)) return { changes: false };
  const isReplaced = !isUnknown(news.type) && news.type !== old.declared.type;
  return {
    // An unfinished create differs although its inputs may not. Otherwise `changes` stays undefined, which lets the
    // engine compare the inputs itself, show them by property and honour replaceOnChanges.
    ...(old.incomplete && { changes: true }),
    ...(isReplaced && { replaces: ["type"], deleteBeforeReplace: true }),
  };
}
