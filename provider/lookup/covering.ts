import { domainToASCII } from "node:url";
import { hasEnded, startOf } from "../../sdk/certificate-dates";
import type { Json } from "../../sdk/json";
import { printable, textOf } from "../../sdk/text";

const day = 24 * 60 * 60 * 1000;

/** Certificates that are to serve a host. */
export interface Covering {
  /** Those of the best class that are valid: that name the host itself; without one, by a wildcard. */
  best: Json[];
  /** Those that would cover the host, had they not ended. */
  ended: Json[];
  /** The same of those that have not begun. */
  early: Json[];
}

/** The certificates that cover a host, as browsers go by their names. */
export function covering(certificates: readonly Json[], host: string, now: number): Covering {
  const wanted = folded(host);
  const wildcard = wanted.replace(/^[^.]+/, "*");
  const having = (names: readonly string[], among: readonly Json[]) =>
    among.filter((item) => namesOf(item).some((own) => names.includes(folded(own))));
  const all = having([wanted, wildcard], certificates);
  const lasting = all.filter((item) => !isOver(item, now));
  const serving = lasting.filter((item) => hasBegun(item, now));
  // Dates may be those of another zone: tomorrow's is taken for today's where nothing else serves.
  const live = serving.length > 0 ? serving : lasting.filter((item) => hasBegun(item, now + day));
  const exact = having([wanted], live);
  return {
    best: exact.length > 0 ? exact : live,
    ended: all.filter((item) => isOver(item, now)),
    early: all.filter((item) => !hasBegun(item, now + day)),
  };
}

/** The subject's name and the alternative ones, as far as they are texts. */
export const namesOf = ({ commonName, san }: Json): string[] =>
  [commonName, ...(Array.isArray(san) ? san : [])].filter((name) => typeof name === "string");

/** A certificate in a sentence: its id, and of its subject's name and a date what the gateway shows. */
export function certificateTold(item: Json, word: string, date: string): string {
  const [id = "", name = ""] = [item.id, item.commonName].map((text) => printable(textOf(text), 80));
  // Of a date only what is one: it stands without quotes.
  const [on] = /^\d{4}-\d{2}-\d{2}/.exec(textOf(item[date]).trim()) ?? [];
  return `${id} ${JSON.stringify(name)}${on === undefined ? "" : ` ${word} ${on}`}`;
}

/** A host name has no case, and may be written with the root's dot. In certificates letters beyond ASCII are spelt in it, in programs perhaps not. */
function folded(name: string): string {
  const plain = name.trim().toLowerCase().replace(/\.$/, "");
  // Only then: of an address it would make another one.
  return /\P{ASCII}/u.test(plain) ? domainToASCII(plain) || plain : plain;
}

const isOver = ({ expiresOn }: Json, now: number): boolean => hasEnded(textOf(expiresOn), now);

/** What cannot be read has begun. */
const hasBegun = ({ validFrom }: Json, now: number): boolean => (startOf(textOf(validFrom)) ?? now) <= now;
