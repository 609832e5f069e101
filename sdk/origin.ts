import { OagConfigError } from "./errors";
import { message, setting } from "./message";
import { printable } from "./text";

const hostPattern = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::(\d{1,5}))?$/;

/** Only what resembles a name is echoed: a password may stand before an @ or behind a colon, and a key or JSON in the place of a name. */
const isName = (hostname: string): boolean => hostname.length <= 300 && !/[@\s{"]|-----|:(?!\/\/|\d*(?:\/|$))/.test(hostname);

/**
 * The gateway's origin, `https://host[:port]`, from the `hostname` setting. It is the audience of every client
 * assertion and the only place that requests go to, so nothing but a host and a port is accepted.
 * @throws OagConfigError with the cure
 */
export function originOf(hostname: string): string {
  const [given, port] = hostPattern.exec(hostname) ?? [];
  const host = given?.toLowerCase().replace(/:\d+$/, "");
  const origin = `https://${host}${port === undefined || Number(port) === 443 ? "" : `:${Number(port)}`}`;
  // What a URL would read as something else (1.2.3.4.5, 127.1) cannot be the audience, which is compared as a text.
  if (host === undefined || host.includes("..") || Number(port) === 0 || URL.parse(origin)?.origin !== origin) {
    const shown = isName(hostname) ? `"${printable(hostname, 80)}"` : "the given value";
    throw new OagConfigError(
      message`${setting("hostname")}: ${shown} is not a host name; give only host or host:port of the gateway, without https://, user, path or query, for example "oag.example.com"`,
      "hostname",
    );
  }
  return origin;
}
