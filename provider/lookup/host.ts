import { isIP } from "node:net";
import { textOf } from "../../sdk/text";
import { OagResourceError } from "../plugin/failure";

/** A name of labels, with a wildcard for the first at most, and perhaps the root's dot. */
const hostName =
  /^(?:\*\.)?[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?(?:\.[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?)*\.?$/u;

/** What is no host name is told before anything is asked for. */
const faults: readonly [is: (text: string) => boolean, text: string][] = [
  [(text) => text === "", "is empty"],
  [
    (text) => isIP(text.replace(/^\[(.*)\]$/, "$1")) !== 0,
    "is an IP address, by which no certificate is found; commonName finds one by its subject",
  ],
  [(text) => /^[a-z][a-z\d+.-]*:\/\//i.test(text), "has a scheme"],
  [(text) => /[/?#\\]/.test(text), "has a path"],
  [(text) => /:\d*$/.test(text), "has a port"],
  [(text) => !hostName.test(text), "is no host name"],
];

/**
 * The host that certificates are looked for.
 * @throws OagResourceError for what is none
 */
export function hostOf(given: unknown): string {
  const host = textOf(given).trim();
  const [, fault] = typeof given === "string" ? (faults.find(([is]) => is(host)) ?? []) : [undefined, "is no text"];
  if (fault === undefined) return host;
  throw new OagResourceError(
    "OAG_CONFIG",
    `forDomain ${JSON.stringify(given)} ${fault}; write the host alone, without scheme, port and path: payroll.example.com`,
  );
}
