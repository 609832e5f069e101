import { lookup } from "node:dns/promises";
import { connect as connectTcp, isIP } from "node:net";
import { type ConnectionOptions, connect as connectTls, type DetailedPeerCertificate, type TLSSocket } from "node:tls";
import { type Settings, trustOf, visibleJson } from "pulumi-oag/sdk";
import { codeOf } from "../errors";
import { type Finding, failed, ok, skipped } from "./check";
import { checkSource } from "./source-address";

type Endpoint = Pick<Settings, "origin" | "proxy" | "caCertificate" | "serverCertificateSha256" | "insecureSkipVerify" | "requestTimeout">;

const addressOf = (origin: string) => {
  const { hostname, port } = new URL(origin);
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 443) };
};

/** Does the gateway's name resolve? */
export async function checkName({ origin, proxy }: Endpoint): Promise<Finding> {
  if (proxy !== undefined) return skipped("name", "the proxy resolves it");
  const { host } = addressOf(origin);
  try {
    const addresses = await lookup(host, { all: true });
    return ok("name", `${host} is ${addresses.map(({ address }) => address).join(", ")}`);
  } catch (error) {
    return failed(
      "name",
      `${host} does not resolve (${codeOf(error)})`,
      "check --hostname: it is the name on the console's Settings page; check this machine's DNS, or its hosts file",
    );
  }
}

/** Does something listen there? And from where does it see us? */
export async function checkTcp({ origin, proxy, requestTimeout }: Endpoint): Promise<[Finding, ...Finding[]]> {
  if (proxy !== undefined) return [skipped("tcp", "through the proxy")];
  const { host, port } = addressOf(origin);
  return new Promise((resolve) => {
    const socket = connectTcp({ host, port, timeout: Math.min(requestTimeout, 10) * 1000 });
    const end = (finding: Finding) => {
      const source = finding.status === "ok" ? checkSource(socket.localAddress) : [];
      socket.destroy();
      resolve([finding, ...source]);
    };
    const cure =
      "check the port, that the gateway runs, and that no firewall stands between; the API is served on the gateway's admin host name";
    socket
      .once("connect", () => end(ok("tcp", `port ${port} of ${host} answers`)))
      .once("timeout", () => end(failed("tcp", `port ${port} of ${host} does not answer in time`, cure)))
      .once("error", (error) => end(failed("tcp", `port ${port} of ${host} cannot be reached (${codeOf(error)})`, cure)));
  });
}

/** Is the server's certificate one that the settings trust? Looks at it in any case. */
export async function checkTls(target: Endpoint): Promise<Finding> {
  const { origin, proxy, caCertificate, serverCertificateSha256: pin, insecureSkipVerify, requestTimeout } = target;
  if (proxy !== undefined) return skipped("tls", "through the proxy; the token request below shows it");
  const { host, port } = addressOf(origin);
  const seen = await handshake({
    host,
    port,
    // An address is no server name.
    ...(isIP(host) === 0 && { servername: host }),
    secureContext: trustOf(caCertificate),
    rejectUnauthorized: false,
    timeout: Math.min(requestTimeout, 10) * 1000,
  });
  if ("error" in seen)
    return failed(
      "tls",
      `no TLS connection (${seen.error})`,
      "check that the port is the gateway's HTTPS port and that it speaks TLS 1.2 or newer",
    );
  const { certificate, problem, protocol } = seen;
  const fingerprint = certificate.fingerprint256 ?? "unknown";
  const about = `${protocol}, certificate chain ${chainOf(certificate).join(" < ")}, valid until ${certificate.valid_to}, SHA-256 ${fingerprint}`;
  if (insecureSkipVerify)
    return failed(
      "tls",
      `${about}; it is not verified`,
      "leave out --insecure-skip-verify and trust the certificate: --server-certificate-sha256 with the fingerprint above, compared with the console's",
    );
  if (pin !== undefined) {
    const isPinned = fingerprint.replaceAll(":", "").toLowerCase() === pin;
    return isPinned
      ? ok("tls", `${about}; it has the pinned fingerprint`)
      : failed(
          "tls",
          `${about}; another one is pinned`,
          "compare the fingerprint with the console's; if the certificate was renewed, pin the new one",
        );
  }
  if (problem === undefined) return ok("tls", about);
  return failed("tls", `${about}; not trusted (${problem})`, cureOfCertificate(problem, new Date()));
}

/** What to do about a certificate that is not trusted. */
export function cureOfCertificate(problem: string, now: Date): string {
  if (problem === "CERT_HAS_EXPIRED" || problem === "CERT_NOT_YET_VALID")
    return `look at this machine's clock first, which says ${now.toISOString()}; if that is right, renew the gateway's certificate`;
  if (problem === "ERR_TLS_CERT_ALTNAME_INVALID")
    return "the certificate is for another name: give the name that is in it as --hostname, or renew the certificate";
  return "for a private CA give --ca-certificate-file; for a self-signed gateway --server-certificate-sha256 with the fingerprint above, after comparing it with the console's";
}

/** Names of the certificates that the server sent, its own first, and of who issued the last one. */
function chainOf(certificate: DetailedPeerCertificate): string[] {
  const names: string[] = [];
  let last: DetailedPeerCertificate | undefined = certificate;
  for (
    const seen = new Set<string>();
    last?.fingerprint256 !== undefined && !seen.has(last.fingerprint256);
    last = last.issuerCertificate
  ) {
    seen.add(last.fingerprint256);
    names.push(nameOfSubject(last.subject));
    if (last.issuerCertificate === undefined) names.push(nameOfSubject(last.issuer));
  }
  return names;
}

/** A name that could be taken for more than one name is quoted. */
export function nameOfSubject(subject: { CN?: string | string[]; O?: string | string[] } | undefined): string {
  const name = String(subject?.CN ?? subject?.O ?? "no name");
  return /^[\p{L}\p{N} .*@_'&()-]{1,100}$/u.test(name) ? name : visibleJson(name);
}

type Seen = { certificate: DetailedPeerCertificate; problem: string | undefined; protocol: string } | { error: string };

function handshake(options: ConnectionOptions): Promise<Seen> {
  return new Promise((resolve) => {
    const socket: TLSSocket = connectTls(options, () => {
      // Node types the member as Error; at run time it is the code itself.
      const problem = socket.authorizationError as unknown;
      const code = problem instanceof Error ? (problem as NodeJS.ErrnoException).code : (problem as string | null);
      resolve({
        certificate: socket.getPeerCertificate(true),
        problem: socket.authorized ? undefined : (code ?? "unknown"),
        protocol: socket.getProtocol() ?? "TLS",
      });
      socket.destroy();
    });
    socket
      .once("error", (error) => resolve({ error: codeOf(error) }))
      .once("timeout", () => {
        socket.destroy();
        resolve({ error: "no response in time" });
      });
  });
}
