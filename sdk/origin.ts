import { OagConfigError } from "./errors";
import { message, quoted, setting } from "./message";

const hostPattern = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::(\d{1,5}))?$/;

/** What is echoed though it is no host name: it has the characters of one, and a dot. Anything else (`user:word`) may be a password. */
const nearlyHost = /^(?:https?:\/\/)?(?:localhost|(?=[^:/]*\.)[A-Za-z0-9.-]{1,253})(?::\d{1,5})?\/?$/;

/**
 * The gateway's origin, `https://host[:port]`, from the `hostname` setting. It is the audience of every client
 * assertion and the only place that requests go to, so nothing but a host and a port is accepted.
 * @throws OagConfigError with the cure
 */
export function parseOrigin(hostname: string): string {
  const [given, port] = hostPattern.exec(hostname) ?? [];
  const host = given?.toLowerCase().replace(/:\d+$/, "");
  const origin = `https://${host}${port === undefined || Number(port) === 443 ? "" : `:${Number(port)}`}`;
  // What a URL would read as something else (1.2.3.4.5, 127.1) cannot be the audience, which is compared as a text.
  if (host === undefined || host.includes("..") || Number(port) === 0 || URL.parse(origin)?.origin !== origin) {
    const shown = nearlyHost.test(hostname) ? quoted(hostname) : "the given value";
    throw new OagConfigError(
      message`${setting("hostname")}: ${shown} is not a host name; give only host or host:port of the gateway, without https://, user, path or query, for example "oag.example.com"`,
      "hostname",
    );
  }
  return origin;
}
