import { isLikeName, likeName, type Message, message, quoted } from "../../sdk/message";
import { isContractName } from "../../sdk/secrets/words";
import { oneLine, printable } from "../../sdk/text";

/** Where in a program's arguments: names, keys of maps and positions in lists. Names and keys may hold anything. */
export type ArgumentPath = readonly (string | number)[];

/** A path as a program would write it. Keys that a program chose are values, which may be secret. */
export function spelled(path: ArgumentPath): Message {
  return path.flatMap((step, nth): Message => {
    if (typeof step === "string" && !isLikeName(step)) return message`[${quoted(printable(step, 80))}]`;
    if (nth === 0) return [String(step)];
    return typeof step === "number" || isContractName(step) ? [`.${step}`] : [".", likeName(step)];
  });
}

/** More of a name is no name. */
const longestName = 10_000;

/** A name or a key as data, where it is no secret: whoever prints the data shows it to a terminal. @param hide spells a message without what is secret */
export const shownName = (name: string, hide: (said: Message) => string): string => oneLine(hide([likeName(name)]), longestName);

/** A path as data without the keys that a program keeps secret. @param hide spells a message without what is secret */
export const withoutSecrets = (path: ArgumentPath, hide: (said: Message) => string): ArgumentPath =>
  path.map((step) => (typeof step === "string" ? shownName(step, hide) : step));
