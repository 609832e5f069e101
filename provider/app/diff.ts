import type { DiffResult } from "../plugin/handler";
import { isUnknown, type Json } from "../plugin/markers";
import { publicProps, sameDeclaration } from "./ownership";
import { stateOf } from "./state";

/** Compares the state with the program, without a look at the gateway. */
export function diffApp(olds: Json, news: Json): DiffResult {
  const old = stateOf(olds);
  // An unfinished create differs although its inputs may not.
  if (old.incomplete) return { changes: true };
  const wanted = publicProps(news);
  if (sameDeclaration(old.family, old.declared, wanted)) return { changes: false };
  const isReplaced = !isUnknown(news.type) && news.type !== old.declared.type;
  // Undefined lets the engine compare the inputs itself, show them by property and honour replaceOnChanges.
  return isReplaced ? { replaces: ["type"], deleteBeforeReplace: true } : {};
}
