import { createSecureContext, getCACertificates, rootCertificates, type SecureContext } from "node:tls";

/** By the text of the certificates; a process has few. */
const contexts = new Map<string, SecureContext>();

/**
 * What the connections of one gateway trust: the CAs of the machine and the given ones. Made once, since reading all of them
 * costs more than the rest of a connection.
 * @param caCertificate one or more PEM certificates, trusted in addition; undefined for the machine's alone
 * @returns the context of a TLS connection, 1.2 or newer
 */
export function trustOf(caCertificate: string | undefined): SecureContext {
  const key = caCertificate ?? "";
  const context = contexts.get(key) ?? trusting(caCertificate);
  contexts.set(key, context);
  return context;
}

const minVersion = "TLSv1.2";

/**
 * The same, made anew. The option `ca` takes the place of the machine's CAs: these would be written out as text and read in again,
 * which takes three times as long as all else. So the given ones are added by what Node.js itself calls for each of `ca`;
 * where a runtime has no such method, they are given as an option.
 */
export function trusting(caCertificate: string | undefined, make = createSecureContext): SecureContext {
  const context = make({ minVersion });
  if (caCertificate === undefined) return context;
  const own: { addCACert?: (pem: string) => void } | undefined = context.context;
  if (typeof own?.addCACert !== "function") return make({ minVersion, ca: [...systemCertificates(), caCertificate] });
  own.addCACert(caCertificate);
  return context;
}

function systemCertificates(): readonly string[] {
  // Includes NODE_EXTRA_CA_CERTS; Node before 22.15 can only name the bundled ones.
  return typeof getCACertificates === "function" ? getCACertificates("default") : rootCertificates;
}
