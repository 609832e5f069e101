import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import { expect } from "chai";
import { loadPrivateKey } from "pulumi-oag/sdk";
import { thrown } from "../../support/basics/rejection.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pkcs8 = rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const pkcs1 = rsa.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const bare = pkcs8.replace(/-----[A-Z ]+-----|\s/g, "");

describe("the private key", () => {
  const forms: [string, string][] = [
    ["PEM PKCS#8", pkcs8],
    ["PEM PKCS#1", pkcs1],
    ["PEM with \\n written as two characters", pkcs8.replaceAll("\n", "\\n")],
    ["the bare base64 that the console shows", bare],
    ["bare base64 with line breaks", bare.replace(/.{60}/g, "$&\n")],
    ["PEM with Windows line ends", pkcs8.replaceAll("\n", "\r\n")],
    ["PEM squeezed onto one line", pkcs8.replaceAll("\n", " ").trim()],
  ];
  for (const [form, text] of forms) {
    it(`is read from ${form}`, () => {
      const { key } = loadPrivateKey(text);
      expect(key.export({ type: "pkcs8", format: "pem" })).to.equal(pkcs8);
    });
  }

  it("has the same thumbprint in every form, and another key has another one", () => {
    const thumbprints = new Set(forms.map(([, text]) => loadPrivateKey(text).thumbprint));
    expect(thumbprints.size).to.equal(1);
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    expect(thumbprints.has(loadPrivateKey(other).thumbprint)).to.equal(false);
  });

  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  // The types know no pair of this kind.
  const dh = generateKeyPairSync("dh" as "x448", { group: "modp14" } as object)
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();
  const weak = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const encrypted = rsa.privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" }).toString();
  const cure = "; give the key that the Access Gateway console showed when the API was enabled";
  const refusals: [string, string, string][] = [
    ["an EC key", ec, "is an EC key, but the gateway signs with RS256, which needs an RSA key"],
    ["a DH key", dh, "is a DH key, but the gateway signs with RS256, which needs an RSA key"],
    ["an RSA key of 1024 bit", weak, "is an RSA key of 1024 bit, but RS256 needs at least 2048 bit"],
    ["a public key", rsa.publicKey.export({ type: "spki", format: "pem" }).toString(), "is a public key, but the private one signs"],
    [
      "a PEM of which only the first lines arrived",
      pkcs8.slice(0, 300),
      "is cut off: the -----END line is missing (often only the first line of the file was passed on)",
    ],
    [
      "a PEM with a damaged body",
      pkcs8.replace(/\n.{64}\n/, "\n"),
      'has the armour of a "PRIVATE KEY" but its content cannot be read; it may be damaged or cut',
    ],
    ["an encrypted key", encrypted, "is encrypted with a passphrase, which is not supported"],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "is a certificate, but a private key signs"],
    [
      "base64 of something else",
      Buffer.from("hello, this is not a key at all").toString("base64"),
      "is base64, but what it holds is not a private key (PKCS#8 or PKCS#1); it may be cut",
    ],
    [
      "half of the base64",
      bare.slice(0, bare.length / 2),
      "is base64, but what it holds is not a private key (PKCS#8 or PKCS#1); it may be cut",
    ],
    ["dashes without a label", "-----KEY-----\nAAAA", "has no -----BEGIN PRIVATE KEY----- line"],
    ["free text", "my key!", "is neither PEM nor base64"],
    ["nothing", "  ", "is empty"],
  ];
  for (const [what, text, reason] of refusals) {
    it(`is refused when it is ${what}, with one sentence that does not show it [bad-private-key]`, () => {
      const error = thrown(() => loadPrivateKey(text));
      expect(error.message).to.equal(`'privateKey': ${reason}${cure}`);
      expect(error.code).to.equal("OAG_PRIVATE_KEY");
      const shown = inspect(error, { depth: 10 });
      for (const piece of text.match(/[A-Za-z0-9+/]{24,}/g) ?? []) expect(shown).to.not.include(piece.slice(0, 24));
    });
  }

  it("is an RSA key that node:crypto takes for the original", () => {
    expect(loadPrivateKey(bare).key.equals(createPrivateKey(pkcs8))).to.equal(true);
  });
});
