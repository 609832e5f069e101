import { expect } from "chai";
import { Secrets } from "../../../dist/sdk/secrets/secrets.js";

const latin = "Kestrel-vault-77";
const cyrillic = "пароль тайный ключ";

const each = (text: string, form: (byte: number) => string) => [...Buffer.from(text)].map(form).join("");
const hex = (code: number, digits: number) => code.toString(16).toUpperCase().padStart(digits, "0");
const units = (text: string, form: (unit: number) => string) => text.replace(/[\s\S]/g, (unit) => form(unit.charCodeAt(0)));
const utf16 = (text: string) => Buffer.from(text, "utf16le");

describe("a secret in an encoding that gateways, proxies and logs have more rarely", () => {
  for (const [what, secret, echo] of [
    ["in base32, in groups of four", latin, "JNSX G5DS MVWC 25TB OVWH ILJX G4"],
    ["in base32, in groups with hyphens", latin, "jnsx-g5ds-mvwc-25tb-ovwh-iljx-g4"],
    ["in base32, behind another text", latin, "MFREWZLTORZGK3BNOZQXK3DUFU3TO".slice(1)],
    ["as octal escapes of a shell", latin, each(latin, (byte) => `\\0${byte.toString(8)}`)],
    ["as a list of octal numbers", latin, each(latin, (byte) => `0o${byte.toString(8)}, `)],
    ["as a list of binary numbers", latin, each(latin, (byte) => `0b${byte.toString(2).padStart(8, "0")}, `)],
    ["as names in XML", latin, units(latin, (unit) => `_x${hex(unit, 4)}_`)],
    ["in UTF-8 that was read as Latin-1", cyrillic, Buffer.from(cyrillic).toString("latin1")],
    ["in UTF-8 that was read as Latin-1 twice", cyrillic, Buffer.from(Buffer.from(cyrillic).toString("latin1")).toString("latin1")],
    ["in UTF-8 that Windows read", "Straße “Größe”", "StraÃŸe â€œGrÃ¶ÃŸeâ€\u009d"],
    ["as bytes behind \\x", cyrillic, each(cyrillic, (byte) => `\\x${hex(byte, 2)}`)],
    ["as octal escapes of bytes", cyrillic, each(cyrillic, (byte) => `\\${byte.toString(8)}`)],
    ["as HTML of bytes", cyrillic, each(cyrillic, (byte) => `&#${byte};`)],
    ["as a list of characters' numbers", cyrillic, `[${[...cyrillic].map((sign) => sign.codePointAt(0)).join(", ")}]`],
    ["as a list of Java's bytes", cyrillic, `[${[...new Int8Array(Buffer.from(cyrillic))].join(", ")}]`],
    ["in base64 of UTF-16", cyrillic, utf16(cyrillic).toString("base64")],
    ["in base64 of UTF-16 of the other order", cyrillic, utf16(cyrillic).swap16().toString("base64")],
    ["in hexadecimal of UTF-16", cyrillic, utf16(cyrillic).toString("hex")],
    ["in UTF-7", cyrillic, `+${utf16(cyrillic).swap16().toString("base64")}-`],
    ["as the host name that it becomes", "паролькестрель", "xn--80akasedqgkekm0kh.example.com"],
  ] as const)
    it(`is found ${what} [secret-rarer]`, () => {
      const known = new Secrets(["another-secret-2031", secret]);
      const text = `rejected: ${echo} is wrong`;
      expect(known.repeats(text)).to.equal(true);
      expect(known.shown(text)).to.equal(undefined);
      expect(new Secrets(["another-secret-2031"]).shown(text)).to.equal(text);
    });

  it("is not found in those that SECURITY.md names: whoever sees the message can read it", () => {
    const echoes = {
      Ascii85: "94`0dEb0&=G%#N0F=fF1",
      Z85: "oj-f^A+f5sC42JfBs/Bg",
      base58: "AJzhcDrsBRiaBCj6ozHupr",
      uuencode: '02V5S=\')E;"UV875L="TW-P``',
      base32hex: "9DIN6T3ICLM2QTJ1ELM78B9N6S",
      ROT13: "Xrfgery-inhyg-77",
      "base64, reversed": "==wN30CdsVXY21CblJHdzV2S",
    };
    for (const [name, echo] of Object.entries(echoes)) expect(new Secrets([latin]).repeats(`rejected: ${echo}`), name).to.equal(false);
  });
});
