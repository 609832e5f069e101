import { createHash } from "node:crypto";

/** The client secret that the stand-in gateway makes for the OIDC app with an id. */
export const clientSecretOf = (id: string | undefined): string =>
  `secret-of-${createHash("sha256").update(String(id)).digest("hex").slice(0, 32)}`;
