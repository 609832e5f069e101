import { randomBytes, scryptSync } from "node:crypto";

/** By salt and passphrase. Each operation opens the state of its stack anew, and a key is meant to be slow to find. */
const keys = new Map<string, Buffer>();

/** The key of a state's secrets: of one passphrase and one salt (base64), found once in a process. */
export function keyOf(passphrase: string, salt: string): Buffer {
  const known = `${salt} ${passphrase}`;
  const key = keys.get(known) ?? scryptSync(passphrase, Buffer.from(salt, "base64"), 32);
  keys.set(known, key);
  return key;
}

const salts = new Map<string, string>();

/** The salt (base64) of a new state: one for all that a process makes with one passphrase, whose key is then found once. */
export function saltFor(passphrase: string): string {
  const salt = salts.get(passphrase) ?? randomBytes(16).toString("base64");
  salts.set(passphrase, salt);
  return salt;
}
