import { OagConfigError } from "./errors";
import { message, setting } from "./message";
import { printable } from "./text";

const hostPattern = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::(\d{1,5}))?$/;

/**
 * The gateway's origin, `https://host[:port]`, from the `hostname` setting. It is the audience of every client
 * assertion and the only place that requests go to, so nothing but a host and a port is accepted.
 * @throws OagConfigError with the cure
 */
export function originOf(hostname: string): string {
  const port = hostPattern.exec(hostname)?.[1];
  const valid = hostPattern.test(hostname) && !hostname.includes("..") && (port === undefined || (+port > 0 && +port < 65536));
  if (!valid) {
    // Only a name is echoed: whatever stands before an @ may be a password.
    const shown = hostname.includes("@") ? "the given value" : `"${printable(hostname, 80)}"`;
    throw new OagConfigError(
      message`${setting("hostname")}: ${shown} is not a host name; give only host or host:port of the gateway, without https://, user, path or query, for example "oag.example.com"`,
    );
  }
  const origin = `https://${hostname.toLowerCase()}`;
  return origin.endsWith(":443") ? origin.slice(0, -":443".length) : origin;
}
