import type { Json } from "../../../sdk/json";
import { publicProps, sameValue } from "../compare/equal";

/**
 * True when nothing changes, as when Pulumi checks what an import has just taken into the state. Values that the API
 * never shows are missing there; a program that changes anything must declare them.
 */
export function isAsImported(olds: Json, news: Json): boolean {
  const before = publicProps(olds);
  return Object.keys(before).length > 0 && sameValue(before, publicProps(news));
}
