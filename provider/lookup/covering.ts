import { domainToASCII } from "node:url";
import { hasEnded, startOf } from "../../sdk/certificate-dates";
import { type Message, message, quoted } from "../../sdk/message";
import { printable, textOf } from "../../sdk/text";
import type { ApiObject } from "../reconciler/api-object";

const day = 24 * 60 * 60 * 1000;

/** Certificates that are to serve a host. */
interface Covering {
  /** Those of the best class that are valid: that name the host itself; without one, by a wildcard. */
  best: ApiObject[];
  /** Those that would cover the host, had they not ended. */
  ended: ApiObject[];
  /** The same of those that have not begun. */
  early: ApiObject[];
}

/** The certificates that cover a host, as browsers go by their names. */
export function covering(certificates: readonly ApiObject[], host: string, now: number): Covering {
  const wanted = folded(domainToASCII(host.trim()));
  const wildcard = wanted.replace(/^[^.]+/, "*");
  const having = (names: readonly string[], among: readonly ApiObject[]) =>
    among.filter((item) => namesOf(item).some((own) => names.includes(folded(own))));
  const all = having(isBelowDomain.test(wildcard) ? [wanted, wildcard] : [wanted], certificates);
  const live = all.filter((item) => !isOver(item, now) && hasBegun(item, now + day));
  // A certificate that begins tomorrow may be valid already: dates have no time zone. Browsers refuse it if not, so any other goes first.
  const begun = live.filter((item) => hasBegun(item, now));
  const valid = begun.length > 0 ? begun : live;
  const exact = having([wanted], valid);
  return {
    best: exact.length > 0 ? exact : valid,
    ended: all.filter((item) => isOver(item, now)),
    early: all.filter((item) => !hasBegun(item, now + day)),
  };
}

/** The subject's name and the alternative ones, as far as they are texts. */
export const namesOf = ({ commonName, san }: ApiObject): string[] =>
  [commonName, ...(Array.isArray(san) ? san : [])].filter((name) => typeof name === "string");

/** A certificate in a sentence: its id, and of its subject's name and a date what the gateway shows. */
export function certificateTold(item: ApiObject, word: string, date: "validFrom" | "expiresOn"): Message {
  const [id = "", name = ""] = [item.id, item.commonName].map((text) => printable(textOf(text), 80));
  // Of a date only what is one: it stands without quotes.
  const [on] = /^\d{4}-\d{2}-\d{2}/.exec(textOf(item[date]).trim()) ?? [];
  return message`${id} ${quoted(name)}${on === undefined ? "" : ` ${word} ${on}`}`;
}

/** Of a whole top-level domain, which is everybody's, no browser takes a wildcard. */
const isBelowDomain = /^\*\.[^.]+\../;

/** A host name has no case, and may be written with the root's dot. */
const folded = (name: string): string => name.trim().replace(/\.$/, "").split(".").map(foldedLabel).join(".");

/** Letters beyond ASCII are spelt in it. What is a plain label only after that (the sign for kelvin is a k) looks like one, and is none. */
function foldedLabel(label: string): string {
  if (/^[ -~]*$/.test(label)) return label.toLowerCase();
  const plain = domainToASCII(label);
  return plain.startsWith("xn--") ? plain : label;
}

const isOver = ({ expiresOn }: ApiObject, now: number): boolean => hasEnded(textOf(expiresOn), now);

/** What cannot be read has begun. */
export const hasBegun = ({ validFrom }: ApiObject, at: number): boolean => (startOf(textOf(validFrom)) ?? at) <= at;
