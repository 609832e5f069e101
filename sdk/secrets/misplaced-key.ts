import { type SettingKey, settingTable } from "../setting-table";

/**
 * How base64 of an RSA key of 2048 bit or more begins, be it PKCS#8 or PKCS#1: a sequence of some hundred bytes, whose first item is the
 * version 0. Or how base64 of its armour does, as secret stores hand it out. Certificates and public keys begin otherwise.
 */
const encodedKey = /MII[\w+/-]{2}[AQgw]IBA[AD]|LS0tLS1CRUdJTiBQUklWQVRF|LS0tLS1CRUdJTiBSU0EgUFJJVkFUR/;

/** True for a text that is, or has in it, a private key in any form that `privateKey` takes, a damaged one too. */
export function holdsPrivateKey(text: string): boolean {
  const armour = text.indexOf("-----BEGIN");
  return (armour !== -1 && /PRIVATE.{0,3}KEY/.test(text.slice(armour))) || encodedKey.test(text);
}

/** True for a setting that names a file, and a text that cannot: more than a line, or the armour of PEM. */
const isNoPath = (key: SettingKey, text: string): boolean => /[\r\n]|-----/.test(text) && settingTable[key].fileOf !== undefined;

/**
 * What is wrong with the text of a setting, whichever it is, as a sentence goes on behind the setting's name; never with the text. Other settings
 * than `privateKey` are no secrets: they are sent, shown, and kept in clear.
 * @returns the texts between which the sentence names `privateKey`; undefined where nothing is wrong
 */
export function misplacedIn(key: SettingKey, text: string): readonly string[] | undefined {
  if (key === "privateKey") return undefined;
  // Among certificates the words alone are enough.
  if (key === "caCertificate" && (holdsPrivateKey(text) || text.includes("PRIVATE KEY")))
    return [": holds a private key; give only certificates, and rotate that key if the value was shared"];
  if (holdsPrivateKey(text))
    return [": holds a private key, which belongs in ", " alone, as a secret; rotate that key if the value was shared"];
  return isNoPath(key, text) ? [": is no path; give the path of a file, on one line"] : undefined;
}

/** The texts of a value, whatever it is; those of a list as one, since a list may have been made of one. */
export const textIn = (value: unknown): string =>
  [value]
    .flat()
    .filter((item) => typeof item === "string")
    .join(" ");
