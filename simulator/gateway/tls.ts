import { randomBytes } from "node:crypto";
import { generate, type SelfsignedOptions } from "selfsigned";
import type { TlsMaterial } from "./options";

const day = 86_400_000;

/** When a server certificate counts. */
export interface Validity {
  /** @default yesterday */
  from?: Date;
  /** @default in thirty days */
  to?: Date;
}

/** A throw-away CA and a server certificate that it signed, for one host name. Two CAs of one name would stand in each other's way. */
export async function makeTlsMaterial(hostname: string, validity: Validity = {}): Promise<TlsMaterial> {
  const ca = await generate([{ name: "commonName", value: `pulumi-oag-simulator CA ${randomBytes(4).toString("hex")}` }], {
    algorithm: "sha256",
    keyType: "ec",
    notBeforeDate: new Date(Date.now() - 30 * day),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  } as SelfsignedOptions);
  const server = await generate([{ name: "commonName", value: hostname }], {
    algorithm: "sha256",
    keyType: "ec",
    ca: { key: ca.private, cert: ca.cert },
    notBeforeDate: validity.from ?? new Date(Date.now() - day),
    notAfterDate: validity.to ?? new Date(Date.now() + 30 * day),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: hostname }] },
    ],
  } as SelfsignedOptions);
  return { key: server.private, cert: server.cert, ca: ca.cert };
}
