import type { Choose } from "./explore";
import { onOption, options } from "./options";

/** A policy for a plain path, as it is compared. */
export interface PlainPath {
  path: string;
  isSensitive: boolean;
}

const fold = (text: string, isSensitive: boolean) => (isSensitive ? text : text.toLowerCase());

/** True when the policy may cover the path in some reading. */
export const mayHit = ({ path, isSensitive }: PlainPath, request: string): boolean =>
  fold(request, isSensitive).startsWith(fold(path, isSensitive));

/** Whether a policy covers a path. Options are asked for only where they decide. */
export function hits({ path, isSensitive }: PlainPath, request: string, choose: Choose): boolean {
  const [own, asked] = [fold(path, isSensitive), fold(request, isSensitive)];
  if (own === asked) return true;
  if (!asked.startsWith(own)) return false;
  if (own.endsWith("/")) return choose("slash", options.slash.readings, onOption("slash")) === "PREFIX";
  const reading = choose("prefix", options.prefix.readings, onOption("prefix"));
  return reading === "STRING" || (reading === "SEGMENT" && asked[own.length] === "/");
}

/** Which of two policies that cover a path is tried first; negative for the first one. */
export function compare(a: PlainPath, b: PlainPath, choose: Choose): number {
  const byElements = (isCounted: boolean) => elements(b.path, isCounted) - elements(a.path, isCounted);
  const readings = { ONE: Math.sign(byElements(false)), TWO: Math.sign(byElements(true)) };
  const byCharacters = Math.sign(b.path.length - a.path.length);
  const isSame = byCharacters === readings.ONE && byCharacters === readings.TWO;
  const isByCharacters = !isSame && choose("order", options.order.readings, onOption("order")) === "CHARS";
  const isByOne = isSame || isByCharacters || readings.ONE === readings.TWO;
  const counted = isByOne ? "ONE" : choose("slashElement", options.slashElement.readings, onOption("slashElement"));
  const byLength = isByCharacters ? byCharacters : readings[counted as "ONE" | "TWO"];
  if (byLength !== 0) return byLength;
  if (a.isSensitive !== b.isSensitive) return a.isSensitive ? -1 : 1;
  if (a.path === b.path) return 0;
  const ascending = a.path < b.path ? -1 : 1;
  return choose("lex", options.lex.readings, onOption("lex")) === "ASC" ? ascending : -ascending;
}

/** How many elements a path has. Does a slash at the end make one more? */
function elements(path: string, isSlashCounted: boolean): number {
  const count = path.split("/").filter((segment) => segment !== "").length;
  return count + (isSlashCounted && path.endsWith("/") ? 1 : 0);
}
