import { printable } from "../sdk/text";

/** Where an item stands, as people write it: `policies["/public"]`, `attributes.REMOTE_USER`. */
export const pathTo = (map: string, key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? `${map}.${key}` : `${map}[${quoted(key)}]`);

/** A foreign text in a sentence. */
export const quoted = (text: string): string => JSON.stringify(printable(text, 80));
