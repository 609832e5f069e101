import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { message, quoted } from "../../sdk/message";
import { textOf } from "../../sdk/text";
import { OagResourceError } from "../errors/resource-error";

/** A name of labels, with a wildcard for the first at most, and perhaps the root's dot. */
const hostName =
  /^(?:\*\.)?[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?(?:\.[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?)*\.?$/u;

/** As the name system has it; empty for what it cannot have. */
const plainOf = (text: string): string => (text.length > mostLetters ? text : domainToASCII(text));

/** No text as long is a host name, in whatever letters. */
const mostLetters = 1000;
const isLong = (plain: string): boolean => plain.replace(/\.$/, "").length > 253 || plain.split(".").some((label) => label.length > 63);

/** What is no host name is told before anything is asked for. */
const faults: readonly [is: (text: string) => boolean, text: string][] = [
  [(text) => text === "", "is empty"],
  [
    // Browsers read `127.1` and `0x7f000001.` as one, too.
    (text) => isIP(text.replace(/^\[(.*)\]$/, "$1")) !== 0 || isIP(plainOf(text)) !== 0,
    "is an IP address, by which no certificate is found; commonName finds one by its subject",
  ],
  [(text) => /^[a-z][a-z\d+.-]*:\/\//i.test(text), "has a scheme"],
  [(text) => /[/?#\\]/.test(text), "has a path"],
  [(text) => /:\d*$/.test(text), "has a port"],
  [(text) => !hostName.test(text) || plainOf(text) === "", "is no host name"],
  [(text) => isLong(plainOf(text)), "is longer than host names are"],
];

/**
 * The host that certificates are looked for.
 * @throws OagResourceError for what is none
 */
export function parseHost(given: unknown): string {
  const host = textOf(given).trim();
  const [, fault] = typeof given === "string" ? (faults.find(([is]) => is(host)) ?? []) : [undefined, "is no text"];
  if (fault === undefined) return host;
  throw new OagResourceError(
    typeof given === "string" ? "OAG_ARGUMENT_FORM" : "OAG_ARGUMENT_TYPE",
    message`forDomain ${quoted(given)} ${fault}; write the host alone, without scheme, port and path: payroll.example.com`,
  );
}
