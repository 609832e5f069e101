import { joined, type Message, type Quoted, spell } from "../../sdk/message";

/** A sentence that names more is cut off before it says what to do. */
const mostNamed = 50;
const longestName = 200;

/**
 * Things in a sentence. A gateway may have thousands of them, or one whose name fills a page.
 * @param most how many are named; the others are counted
 */
export function inList(names: readonly (string | Quoted | Message)[], separator = ", ", most = mostNamed): Message {
  const shown = names.slice(0, most).map((name) => (isLong(name) ? "one with a very long name" : name));
  const others = names.length - shown.length;
  return [...joined(shown, separator), ...(others > 0 ? [` and ${others} more`] : [])];
}

const isLong = (name: string | Quoted | Message): boolean => spell([name].flat()).length > longestName;
