import { isSameValue } from "../compare/equal";
import { propsOf } from "../parsed/by-aspect";
import type { Given } from "./constraints";

/**
 * True when nothing changes, as when Pulumi checks what an import has just taken into the state. Values that the API
 * never shows are missing there; a program that changes anything must declare them.
 */
export function isAsImported({ args, olds }: Given): boolean {
  const before = propsOf(olds);
  return Object.keys(before).length > 0 && isSameValue(before, propsOf(args));
}
