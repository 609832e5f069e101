import { createSecureContext, getCACertificates, rootCertificates, type SecureContext } from "node:tls";

/** By the text of the certificates; a process has few. */
const contexts = new Map<string, SecureContext>();

/**
 * What the connections of one gateway trust: the CAs of the machine and the given ones. Made once, since reading all of them
 * costs more than the rest of a connection.
 * @param caCertificate one or more PEM certificates
 */
export function trustOf(caCertificate: string | undefined): SecureContext {
  const key = caCertificate ?? "";
  const context =
    contexts.get(key) ??
    createSecureContext({ minVersion: "TLSv1.2", ...(caCertificate !== undefined && { ca: [...systemCertificates(), caCertificate] }) });
  contexts.set(key, context);
  return context;
}

function systemCertificates(): readonly string[] {
  // Includes NODE_EXTRA_CA_CERTS; Node before 22.15 can only name the bundled ones.
  return typeof getCACertificates === "function" ? getCACertificates("default") : rootCertificates;
}
