import fc from "fast-check";
import type { StoreDump } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { mistyped } from "../basics/mistyped.ts";
import { anyText } from "./any-text.ts";

/** Texts that mean something to a shell, a compiler, a parser, a file system or a terminal. */
export const hostileTexts: readonly string[] = [
  ...["$(touch PWNED)", "`touch PWNED`", "; touch PWNED", "&& touch PWNED", "| touch PWNED", "' ; touch PWNED ; '", '" ; touch PWNED ; "'],
  ...[
    "\n touch PWNED\n",
    "\r\ntouch PWNED\r\n",
    "x\\\ntouch PWNED",
    "> PWNED",
    "<(touch PWNED)",
    "=(touch PWNED)",
    "\u0024{PWNED:=x}",
    "!!",
    "!touch",
    "~",
  ],
  ...["-rf", "--help", "*", "?", "[a]", "{a,b}", "#", "# x", "%s%n", "\\", "\\\\", '"', '\\"', "'", "''", "&", "^", "(", ")"],
  ...[
    '";process.exit(99);//',
    "'];require('fs')",
    "*/ process.exit(1) /*",
    "\u2028process.exit(2)",
    "\u2029x",
    "\u0024{process.exit(5)}",
    "`\u0024{1}`",
  ],
  ...[
    "@ts-expect-error",
    "@ts-ignore",
    "@ts-nocheck",
    "prettier-ignore",
    "eslint-disable",
    "istanbul ignore next",
    "# sourceMappingURL=data:x",
  ],
  ...[
    '/ <reference path="x"/>',
    '/// <reference path="x"/>',
    "<amd-module />",
    "@jsx x",
    "import",
    "default",
    "await",
    "class",
    "config",
    "pulumi",
  ],
  ...[
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "getCertificate(",
    "config.requireSecret(",
    "OagApp(",
  ],
  ...[
    "</script><img src=x onerror=alert(1)>",
    "<b>x</b>",
    "<!-- x",
    "&lt;",
    "``` \n# heading",
    "~~~\nx",
    "| a | b |",
    "|",
    "\\|",
    "\\\\|",
    "`|`",
    "``",
  ],
  ...[
    "[x](http://evil.example.com)",
    "![x](x)",
    "https://evil.example.com",
    "www.evil.example.com",
    "a@evil.example.com",
    "<http://x>",
    "**x**",
    "_x_",
  ],
  ...["---", "- x", "1. x", "> x", "{{x}}", "{% x %}", "\u0024{{ github.token }}", "$x$", ":smile:", "%%{init: {}}%%", "x-->y", 'A["x"]'],
  ...[
    "true",
    "null",
    "yes",
    "no",
    "~",
    "123",
    "1e5",
    "0x1F",
    "2026-01-01",
    ".inf",
    "!!str x",
    "&a",
    "*a",
    ": x",
    "x: y",
    "- ",
    "%YAML",
    "=cmd|calc",
    "@SUM(1)",
  ],
  ...[
    "con",
    "CON",
    "nul",
    "aux",
    "prn",
    "com1",
    "COM¹",
    "lpt9",
    "con.txt",
    "x.",
    "x...",
    "x ",
    ".",
    "..",
    "../../../etc/x",
    "..\\..\\x",
    "C:\\x",
    "\\\\host\\x",
  ],
  ...[
    "\u001b[31mred\u001b[0m",
    "\u001b]0;title\u0007",
    "\u009b31mC1",
    "\u202egnirts\u202c",
    "\u2066\u2069",
    "\u200bzero\u200d",
    "\ufeff",
    "\u0000",
    "a\tb",
    "\b\b\b",
  ],
  ...[
    "\u3164",
    "\u{e0041}\u{e0042}",
    `a${"\u0301".repeat(60)}`,
    "\ud800",
    "x\udc00y",
    "\uffff",
    "🙂",
    "Ａ",
    "ß",
    "SS",
    "ſ",
    "İstanbul",
    "ﬁ",
    "fi",
    "½",
  ],
  ...["", "   ", "𐐀".repeat(70), "x".repeat(5000), "ä".normalize("NFD"), "ä"],
];

/** Such texts, put together. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...hostileTexts.filter((text) => text.length < 100)) },
      { weight: 1, arbitrary: anyText(6) },
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(""));

const uuid = (kind: number, nth: number) => `${nth.toString(16).padStart(8, "0")}-${kind}${kind}${kind}${kind}-4000-8000-000000000000`;

/** A value that no dump may hold. */
export const canary = "CANARY-7Q";

/** One app, one certificate and one identity provider per text, with the text wherever a gateway shows text that somebody typed. */
export function hostileStore(texts: readonly string[]): StoreDump {
  const apps = texts.map((text, nth) => ({
    id: uuid(1, nth),
    own: {
      ...{ type: "OAG_HEADER_BASED", label: text, description: text, groups: [text], hostHeaderValue: text, loadBalanced: false },
      ...{
        idpId: uuid(2, nth),
        certificateId: uuid(3, nth),
        publicDomain: `a${nth}.example.com`,
        postLoginUrl: `https://a${nth}.example.com/`,
      },
    },
    status: nth % 2 === 0 ? "ACTIVE" : "CREATED",
    ...{ behavior: {}, session: {}, healthCheck: {} },
    attributes: [
      { id: uuid(4, nth), name: text || "n", source: "STATIC", value: text, type: "HEADER" },
      { id: uuid(5, nth), name: `${text}S`, source: "SECRET", value: canary, type: "HEADER" },
    ],
    policies: [
      {
        id: uuid(6, nth),
        name: text || "p",
        resourcePath: `/${text}`,
        rule: "CUSTOM",
        customDirective: text,
        description: text,
        regexRule: text,
      },
    ],
    resources: [{ id: uuid(7, nth), hostname: `https://b${nth}.internal:8443` }],
  }));
  const identityProviders = texts.map((text, nth) => ({
    id: uuid(2, nth),
    own: { type: "IDP_OKTA", domain: `d${nth}.okta.com`, name: text, description: text },
    credential: canary,
    valid: true,
  }));
  const certificates: Json[] = texts.map((text, nth) => ({
    id: uuid(3, nth),
    commonName: text,
    san: [text],
    validFrom: "2026-01-01",
    selfSigned: false,
  }));
  return mistyped({ apps, identityProviders, certificates });
}
