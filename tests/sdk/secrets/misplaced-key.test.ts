import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { expect } from "chai";
import { type OagClientOptions, type OagConfigError, resolveSettings, settingTable } from "pulumi-oag/sdk";
import { makeTlsMaterial } from "pulumi-oag-simulator";
import { readSettings } from "../../../dist/provider/configuration/settings.js";
import { holdsPrivateKey } from "../../../dist/sdk/secrets/misplaced-key.js";
import { thrown } from "../../support/basics/rejection.ts";
import { privateKey } from "../../support/gateways/gateway.ts";

const key = createPrivateKey(privateKey);
const pkcs1 = String(key.export({ type: "pkcs1", format: "pem" }));
const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, "");
const { privateKey: curve } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const forms: Readonly<Record<string, string>> = {
  "PEM PKCS#8": privateKey,
  "PEM PKCS#1": pkcs1,
  "PEM with escapes": privateKey.replaceAll("\n", "\\n"),
  "PEM on one line": privateKey.replaceAll("\n", " "),
  "PEM in a URL": `http://u:${encodeURIComponent(privateKey)}@proxy:1`,
  "base64 of PKCS#8": bare(privateKey),
  "base64 of PKCS#1": bare(pkcs1),
  "base64 for URLs": key.export({ type: "pkcs8", format: "der" }).toString("base64url"),
  "base64 of PEM": Buffer.from(privateKey).toString("base64"),
  "base64 of PEM PKCS#1": Buffer.from(pkcs1).toString("base64"),
  "its first line": bare(privateKey).slice(0, 64),
  "a key that is none of RSA": String(curve.export({ type: "sec1", format: "pem" })),
  "an encrypted one": String(key.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })),
  "a key behind something else": `client ${privateKey}`,
};

const options: OagClientOptions = { hostname: "oag.example.com", clientId: "c", privateKey };
const others = Object.keys(settingTable).filter((name) => name !== "privateKey");
const belongs = (right: string) =>
  `holds a private key, which belongs in ${right} alone, as a secret; rotate that key if the value was shared`;
const inCertificates = "holds a private key; give only certificates, and rotate that key if the value was shared";

describe("a private key where none belongs", () => {
  for (const [form, text] of Object.entries(forms)) {
    it(`is seen as ${form}`, () => {
      expect(holdsPrivateKey(text)).to.equal(true);
    });

    it(`is refused in every option of a client but privateKey, and not shown: ${form} [misplaced-key]`, () => {
      for (const name of others.filter((one) => one !== "validation" && !one.endsWith("File"))) {
        const value = name === "scopes" ? text.split(/[\s,]+/) : text;
        const { message, setting } = thrown<OagConfigError>(() => resolveSettings({ ...options, [name]: value } as OagClientOptions));
        expect(message).to.equal(`'${name}': ${name === "caCertificate" ? inCertificates : belongs("'privateKey'")}`);
        expect(setting).to.equal(name);
      }
    });

    it(`is refused in every setting of a stack, before a file is read: ${form} [misplaced-key-configured]`, () => {
      for (const name of others) {
        const config: Record<string, string> = { "oag:hostname": "h", "oag:clientId": "c", [`oag:${name}`]: text };
        if (name !== "privateKeyFile") config["oag:privateKey"] = privateKey;
        const read = () =>
          readSettings(
            (wanted) => config[wanted],
            {},
            () => "read",
          );
        const told = thrown<OagConfigError>(read).inWordsOf((one) => `oag:${one}`);
        expect(told).to.equal(`oag:${name}: ${name === "caCertificate" ? inCertificates : belongs("oag:privateKey")}`);
      }
    });
  }

  it("is not seen in what else is base64 or PEM, in ids, and in paths", async () => {
    const { ca } = await makeTlsMaterial("localhost");
    const spki = String(generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" }));
    for (const text of [
      "",
      "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36",
      "/keys/MY PRIVATE KEY.pem",
      "oag.example.com",
      spki,
      bare(spki),
      ca,
      bare(ca),
    ])
      expect(holdsPrivateKey(text), text.slice(0, 40)).to.equal(false);
  });

  for (const [what, path] of [
    ["of two lines", "/keys/CANARY\n/keys/other"],
    ["that ends a line", "/keys/CANARY\r"],
    ["with the armour of PEM", "-----BEGIN CERTIFICATE-----CANARY"],
  ] as const)
    it(`that a file should hold is not looked for under a path ${what} [no-path]`, () => {
      for (const name of ["privateKeyFile", "caCertificateFile"]) {
        const config: Record<string, string> = {
          "oag:hostname": "h",
          "oag:clientId": "c",
          "oag:privateKey": privateKey,
          [`oag:${name}`]: path,
        };
        if (name === "privateKeyFile") delete config["oag:privateKey"];
        const told = thrown<OagConfigError>(() =>
          readSettings(
            (wanted) => config[wanted],
            {},
            () => "read",
          ),
        );
        expect(told.inWordsOf((one) => `oag:${one}`)).to.equal(`oag:${name}: is no path; give the path of a file, on one line`);
      }
    });

  it("is named by the variables that it was given in", () => {
    const environment = { OAG_HOSTNAME: "h", OAG_CLIENT_ID: privateKey, OAG_PRIVATE_KEY: privateKey };
    const told = thrown<OagConfigError>(() => readSettings(() => undefined, environment));
    expect(told.inWordsOf((one) => `oag:${one}`)).to.equal(`OAG_CLIENT_ID: ${belongs("OAG_PRIVATE_KEY")}`);
  });
});
