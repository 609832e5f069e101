import type { Socket } from "node:net";
import { OagTransportError } from "../errors";
import { type Message, message, setting } from "../message";
import type { SettingKey } from "../setting-table";
import type { Settings } from "../settings";
import { isInHandshake, pinMismatch } from "./agent";
import { proxyRefused } from "./tunnel";

/** What is read of an error of the HTTP library. */
interface HttpFailure {
  code?: string;
  message?: string;
  cause?: { proxyStatus?: number };
  request?: { socket: Socket | null };
  response?: unknown;
}

/** The request that failed. */
interface Failed {
  settings: Settings;
  operation: string;
  /** Bytes that a response may have. */
  longestResponse: number;
}

/** Error code of a request that was answered with a change of protocol. */
export const protocolChanged = "ERR_OAG_PROTOCOL_CHANGED";

/** A failure of the HTTP library in words, with the setting that cures it. */
export function toTransportError(error: unknown, failed: Failed): OagTransportError {
  const failure = error as HttpFailure;
  const { code = "", message: text = "", cause } = failure;
  const { settings, operation, longestResponse } = failed;
  const where = settings.origin;
  // On a connection that stood, the same codes tell of a record that arrived broken, after a request may have been read.
  const tls = wasConnected(failure) && code !== certificateRequired ? undefined : tlsFailure(code, where);
  if (tls !== undefined) return new OagTransportError("OAG_TLS", tls.what, false, operation, tls.setting);
  if (["ECONNABORTED", "ETIMEDOUT", "ERR_CANCELED"].includes(code)) return timeOut(failure, failed);
  if (isTooLong(failure)) {
    const what = `${where} answered ${operation} with more than ${longestResponse / 1024 / 1024} MiB: it is not this API, or an object there has very long texts; look for one in its console`;
    return new OagTransportError("OAG_TRANSPORT", what, true, operation);
  }
  if (code === protocolChanged) {
    const what = message`${where} answered ${operation} with a change of protocol (status 101), which nobody asked for; check that ${setting("hostname")} is the gateway itself, and look at what stands before it`;
    return new OagTransportError("OAG_TRANSPORT", what, true, operation, "hostname");
  }
  if (code === proxyRefused) {
    const cure = cureOfProxy(cause?.proxyStatus, where);
    const what = message`${where} cannot be reached through the proxy: ${text}${cure.what}`;
    return new OagTransportError("OAG_TRANSPORT", what, false, operation, cure.setting);
  }
  const arrived = !neverArrived.has(code) && wasConnected(failure);
  const reason = neverArrived.has(code) ? "cannot be reached" : "broke the connection";
  return new OagTransportError(
    "OAG_TRANSPORT",
    message`${where} ${reason} (${code || "no code"}); check ${setting("hostname")}, DNS and that this machine may reach the gateway's network`,
    arrived,
    operation,
    "hostname",
  );
}

/** In TLS 1.3 a server says only after the client's end of the handshake that it will not do without a certificate: it reads no request. */
const certificateRequired = "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED";

/** What is wrong, and the setting that cures it. */
interface Cause {
  what: Message | string;
  setting?: SettingKey;
}

/** What is wrong with the gateway's certificate, or its TLS; undefined where neither is the cause. */
function tlsFailure(code: string, where: string): Cause | undefined {
  if (code === pinMismatch)
    return {
      what: message`the certificate of ${where} is not the one that ${setting("serverCertificateSha256")} names; if the appliance's certificate was renewed, verify the new fingerprint out of band and set it`,
      setting: "serverCertificateSha256",
    };
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return {
      what: message`the certificate of ${where} is for another host name; set ${setting("hostname")} to a name that the certificate carries`,
      setting: "hostname",
    };
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID")
    return {
      what: `the certificate of ${where} has expired or is not valid yet (${code}); renew it on the gateway, and check this machine's clock`,
    };
  if (/CERT|SIGNATURE|ISSUER/.test(code) && !code.startsWith("ERR_BAD"))
    return {
      what: message`the certificate of ${where} is not trusted (${code}); set ${setting("caCertificate")} to the PEM of the CA that issued it, or ${setting("serverCertificateSha256")} to the fingerprint of the appliance's own certificate, verified out of band`,
      setting: "caCertificate",
    };
  if (code === "EPROTO" || code.startsWith("ERR_SSL") || code.startsWith("ERR_TLS"))
    return {
      what: message`${where} does not speak TLS 1.2 or newer on this port (${code}); check ${setting("hostname")} and its port`,
      setting: "hostname",
    };
  return undefined;
}

function timeOut(failure: HttpFailure, { settings, operation }: Failed): OagTransportError {
  const { origin, proxy, requestTimeout } = settings;
  const connected = wasConnected(failure);
  const what =
    !connected && proxy !== undefined
      ? message`the proxy made no connection to ${origin} within ${requestTimeout} s (${setting("requestTimeout")}); check ${setting("proxy")} and that it may reach the gateway's network`
      : message`${origin} did not answer within ${requestTimeout} s (${setting("requestTimeout")}); it can only be reached from the network that the gateway allows`;
  return new OagTransportError("OAG_TIMEOUT", what, connected, operation, "requestTimeout");
}

function cureOfProxy(status: number | undefined, where: string): Cause {
  if (status === 401 || status === 407)
    return {
      what: message`; it wants a user and password: check them in ${setting("proxy")}, http://user:password@host:port`,
      setting: "proxy",
    };
  if (status === 403) return { what: `; have it allow tunnels (CONNECT) to ${where.slice("https://".length)}` };
  return { what: "" };
}

/** Failures before a request could have been written. */
const neverArrived = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", proxyRefused]);

/** Axios has one code for a body that is too long and for one that breaks off; the latter alone comes with its response. */
const isTooLong = ({ code, response }: HttpFailure): boolean => code === "ERR_BAD_RESPONSE" && response === undefined;

/** False until a connection stood that a request could be written to. */
function wasConnected({ request }: HttpFailure): boolean {
  return request === undefined || (request.socket !== null && !isInHandshake(request.socket));
}
