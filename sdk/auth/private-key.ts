import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { OagConfigError } from "../errors";
import { message, setting } from "../message";

/** A private key that may sign, and the name under which it may be shown. */
export interface SigningKey {
  /** The key itself; never printed. */
  readonly key: KeyObject;
  /** SHA-256 of the public key (SPKI, base64url): tells keys apart without telling the key. */
  readonly thumbprint: string;
}

const cure = "give the key that the Access Gateway console showed when the API was enabled";
const refuse = (what: string): never => {
  throw new OagConfigError(message`${setting("privateKey")}: ${what}; ${cure}`, "privateKey", "OAG_PRIVATE_KEY");
};

/** The key that was read last: a run resolves its settings several times, and to read a key costs milliseconds. */
let last: { text: string; found: SigningKey } | undefined;

/**
 * Reads the private key in any of its four forms: PEM PKCS#8, PEM PKCS#1, PEM with `\n` written as two characters
 * (as environment variables often hold it), or the bare base64 that the console shows.
 * No message ever contains a part of the key.
 * @throws OagConfigError (`OAG_PRIVATE_KEY`) for anything but an RSA private key of at least 2048 bit
 */
export function loadPrivateKey(text: string): SigningKey {
  if (last?.text !== text) last = { text, found: read(text) };
  return last.found;
}

function read(text: string): SigningKey {
  const value = text.replaceAll("\\r", "").replaceAll("\\n", "\n").replaceAll("\r", "").trim();
  if (value === "") refuse("is empty");
  const key = value.includes("-----") ? fromPem(value) : fromBase64(value);
  if (key.asymmetricKeyType !== "rsa")
    refuse(`is ${withArticle(key.asymmetricKeyType)} key, but the gateway signs with RS256, which needs an RSA key`);
  const bits = Number(key.asymmetricKeyDetails?.modulusLength);
  if (!(bits >= 2048)) refuse(`is an RSA key of ${bits} bit, but RS256 needs at least 2048 bit`);
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  return { key, thumbprint: createHash("sha256").update(spki).digest("base64url") };
}

/**
 * OpenSSL keeps errors of earlier work (a broken TLS connection, say) in a queue that makes the next parse of a perfect
 * key fail. The failure empties the queue, so a second try tells the truth.
 */
function parse(input: Parameters<typeof createPrivateKey>[0]): KeyObject {
  try {
    return createPrivateKey(input);
  } catch {
    return createPrivateKey(input);
  }
}

function fromPem(value: string): KeyObject {
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(value)?.[1];
  if (label === undefined) return refuse("has no -----BEGIN PRIVATE KEY----- line");
  if (label.includes("PUBLIC")) return refuse("is a public key, but the private one signs");
  if (label.includes("CERTIFICATE")) return refuse("is a certificate, but a private key signs");
  if (label.includes("ENCRYPTED") || value.includes("Proc-Type: 4,ENCRYPTED"))
    return refuse("is encrypted with a passphrase, which is not supported");
  if (!value.includes(`-----END ${label}-----`))
    return refuse("is cut off: the -----END line is missing (often only the first line of the file was passed on)");
  try {
    // Armour squeezed onto one line is a common accident of shells and secret stores.
    const body = value.slice(value.indexOf(`-----BEGIN ${label}-----`) + label.length + 16, value.indexOf(`-----END ${label}-----`));
    return parse(`-----BEGIN ${label}-----\n${body.replace(/\s+/g, "").replace(/.{64}/g, "$&\n")}\n-----END ${label}-----\n`);
  } catch {
    return refuse(`has the armour of a "${label}" but its content cannot be read; it may be damaged or cut`);
  }
}

function fromBase64(value: string): KeyObject {
  const compact = value.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return refuse("is neither PEM nor base64");
  const der = Buffer.from(compact, "base64");
  for (const type of ["pkcs8", "pkcs1"] as const) {
    try {
      return parse({ key: der, format: "der", type });
    } catch {
      // The other form may fit; the message below covers both.
    }
  }
  return refuse("is base64, but what it holds is not a private key (PKCS#8 or PKCS#1); it may be cut");
}

/** A kind of key in capitals: letters are read one by one, so EC and X25519 begin with a vowel. */
const withArticle = (kind: string | undefined): string => {
  const name = String(kind);
  return `${/^[aefhilmnorsx]/.test(name) ? "an" : "a"} ${name.toUpperCase()}`;
};
