import { inQuotes, isLikeName, likeName, type Message, message, Quoted } from "../sdk/message";
import { printable } from "../sdk/text";

/** Where an item stands, as people write it: `policies["/public"]`, `attributes.REMOTE_USER`. */
export const pathTo = (map: string, key: string): Message =>
  isLikeName(key) ? [`${map}.`, likeName(key)] : message`${map}[${value(key)}]`;

/** A foreign text in a sentence. */
export const quoted = (text: string): string => inQuotes(printable(text, 80));

/** The same as a segment of its own, for whoever judges values before the sentence is shown. */
export const value = (text: string): Quoted => new Quoted(printable(text, 80));
