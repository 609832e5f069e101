import { inspect } from "node:util";
import { expect } from "chai";
import { OagClient, resolveSettings } from "pulumi-oag/sdk";
import { errorBodyOf, oauthErrorOf, responseError } from "../../../dist/sdk/http/response.js";
import { passwordsIn } from "../../../dist/sdk/secrets/proxy.js";
import { Secrets } from "../../../dist/sdk/secrets/secrets.js";
import { privateKey } from "../../support/gateways/gateway.ts";
import { encodings, isIn } from "../../support/models/secret-hunt.ts";

const notShown = "(its text is not shown, since it repeats something secret)";
const secrets = [
  "aB3&x9<Q2\"z7'k1>p=w/Kestrel",
  'proxy_set_header Authorization "Basic dXNlcjpwYXNzd29yZDEyMw==";',
  "00Wq7-xKz_Mv93LtbRnP4sYcE8uGjHd2aF5oTiSk1",
  "Schlüssel größer als Türen 77",
];
const response = (body: unknown, status = 400, type = "application/json") => ({
  status,
  headers: { "content-type": type },
  body: JSON.stringify(body),
});

describe("what a gateway says of a secret", () => {
  for (const [name, encode] of Object.entries(encodings))
    it(`is found by the hunter ${name}, and never shown so [secret-found]`, () => {
      for (const secret of secrets) {
        const echo = encode(secret);
        expect(isIn(`rejected: ${echo} is wrong`, secret), secret).to.equal(true);
        const said = [
          responseError(response({ errorCode: "BAD", message: `rejected: ${echo} is wrong` }), "GET /x", [secret]).message,
          responseError(response({ errorCode: "BAD", message: "rejected", details: { [echo]: [{ why: echo }] } }), "GET /x", [secret])
            .message,
          responseError(response({ errorCode: echo, message: "rejected" }), "GET /x", [secret]).message,
          responseError(response({ errorCode: echo, message: echo }), "GET /x", [secret]).message,
          responseError(response({ title: echo }, 502), "GET /x", [secret]).message,
          responseError(response("", 502, `text/${echo}`), "GET /x", [secret]).message,
          JSON.stringify(oauthErrorOf(response({ error: "invalid_client", error_description: echo }), [secret])),
        ];
        for (const text of said) expect(isIn(text, secret), text).to.equal(false);
        expect(said[0]).to.match(/^400 BAD: /);
      }
    });

  it("is left out with its code kept, and replaced where it stands as it is [secret-left-out]", () => {
    const secret = "a-long-secret-value";
    const of = (message: string) => errorBodyOf(response({ errorCode: "BAD_REQUEST", message }), [secret]);
    expect(of(`${secret} is taken`)).to.deep.equal({ errorCode: "BAD_REQUEST", message: "[secret] is taken" });
    expect(of(`${Buffer.from(secret).toString("base64")} is taken`)).to.deep.equal({ errorCode: "BAD_REQUEST", message: notShown });
    expect(of("the label is taken")).to.deep.equal({ errorCode: "BAD_REQUEST", message: "the label is taken" });
    const odd = errorBodyOf(response({ errorCode: "an odd code", message: secret.toUpperCase() }), [secret]);
    expect(odd).to.deep.equal({ errorCode: "(a code that is not shown)", message: notShown });
  });

  it("is hidden in pieces of six letters and digits, and of three where they make up a third of it", () => {
    const known = new Secrets(["Xk29 Qp-7wLm_4vRz81"]);
    expect(known.repeats("begins with qp7wlm, they say")).to.equal(true);
    expect(known.repeats("1: Xk2 2: Qp7 3: wLm 4: 4vR 5: z81")).to.equal(true);
    expect(known.repeats("begins with Xk29Q"), "five may be anything").to.equal(false);
  });

  it("is hidden as a word of its own where it has less than four characters, and whole where it is hardly longer", () => {
    expect(new Secrets(["pw"]).repeats('the value "PW" is too short')).to.equal(true);
    expect(new Secrets(["pw"]).repeats("too short for a password of the gateway's")).to.equal(false);
    expect(new Secrets(["tiger"]).repeats("TIGERS are no password")).to.equal(true);
    expect(new Secrets(["&%$!"]).repeats("signs like & % $ ! are refused")).to.equal(true);
    expect(new Secrets([""]).repeats("nothing")).to.equal(false);
  });

  it("of less than four characters is replaced where it is a word of its own, and the rest of the text stays", () => {
    const known = new Secrets(["hr"]).and(["It"]);
    expect(known.shown('the group "HR" is unknown; change it, or its name')).to.equal(
      'the group "[secret]" is unknown; change [secret], or its name',
    );
    expect(known.shown("the group &#104;&#114; is unknown"), "in another form").to.equal(undefined);
  });

  it("of blanks alone is none", () => {
    for (const blank of [" ", "     ", "\u200b\u200b\u200b\u200b"])
      expect(new Secrets([blank]).shown("the label is taken (see the console)"), JSON.stringify(blank)).to.equal(
        "the label is taken (see the console)",
      );
  });

  it("leaves a sentence that has none, though it is short and the sentence may be read as bytes of any encoding [short-by-chance]", () => {
    const sentences = ["domain is used by another identity provider", "The identity provider is used by an application"];
    for (const secret of "abcdefghijklmnopqrstuvwxyz0123456789")
      for (const sentence of sentences)
        if (!sentence.includes(` ${secret} `)) expect(new Secrets([secret]).shown(sentence), secret).to.equal(sentence);
    expect(new Secrets(["t"]).shown("the token is t")).to.equal("the token is [secret]");
    expect(new Secrets(["t"]).shown(`the token is ${Buffer.from("this is t, or").toString("base64")}`)).to.equal(undefined);
  });

  it("is left out, too, where what was issued has six letters of it by chance, as a signature of some runs has [signature-by-chance]", () => {
    const said = 'the label "Payroll" is taken';
    const shownBeside = (signature: string) => {
      const known = new Secrets();
      known.addIssued(
        ["{}", '{"iss":"0oa1"}']
          .map((part) => Buffer.from(part).toString("base64url"))
          .concat(signature)
          .join("."),
      );
      return known.shown(said);
    };
    expect(shownBeside("x9".repeat(171))).to.equal(said);
    expect(shownBeside(`${"x9".repeat(100)}pAy-RoL${"x9".repeat(67)}`)).to.equal(undefined);
    expect(shownBeside(`${"x9".repeat(100)}pAy-Ro${"x9".repeat(67)}`)).to.equal(said);
  });

  it("is shown where it repeats nothing but words of a certificate's armour or the name of a credential", () => {
    const pem = "-----BEGIN CERTIFICATE-----\nMIIC9zCCAd+gAwIBAgIUQ0FOQVJZ\n-----END CERTIFICATE-----\n";
    expect(new Secrets([pem, "my-api-token-apiToken"]).shown("the certificate is wrong, or apiToken is")).to.equal(
      "the certificate is wrong, or apiToken is",
    );
    expect(new Secrets([pem]).repeats("got miic9zccad")).to.equal(true);
  });

  it("is left out when it has more readings than can be looked at, and only then costs anything", () => {
    let text = "%25".repeat(400);
    for (let depth = 0; depth < 3; depth += 1) text = `${encodeURIComponent(text)} ${Buffer.from(text).toString("base64")}`;
    const before = performance.now();
    new Secrets(["a-long-secret-value"]).shown(text.slice(0, 8000));
    expect(performance.now() - before).to.be.lessThan(5000);
    expect(new Secrets(["a-long-secret-value"]).shown("U+E000 \ue000 is no way to write a mark")).to.equal(
      "U+E000   is no way to write a mark",
    );
  });
});

describe("the password of a proxy", () => {
  it("is looked for at once in a text of any length", () => {
    const before = performance.now();
    for (const unit of ["//:", "@", ":@", "/", "//"]) passwordsIn(`http://${unit.repeat(100_000)}`);
    expect(performance.now() - before).to.be.lessThan(1000);
  });

  const options = { hostname: "oag.example.com", clientId: "c", privateKey, proxy: "http://user:CANARY%20word@proxy:8080" };

  it("is not in settings, clients or errors that are printed or become JSON, and still used [secret-printed]", () => {
    const settings = resolveSettings(options);
    const client = new OagClient(options);
    const texts = [settings, client, { nested: [settings] }].flatMap((thing) => [
      inspect(thing, { depth: 9, showHidden: true }),
      JSON.stringify(thing),
    ]);
    for (const text of texts) expect(text).to.not.match(/CANARY/);
    expect(JSON.parse(JSON.stringify(settings)).proxy).to.equal("[secret]");
    expect(settings.proxy).to.equal(options.proxy);
    expect({ ...settings }.proxy, "a copy works like the original").to.equal(options.proxy);
    expect(JSON.parse(JSON.stringify(resolveSettings({ ...options, proxy: "http://proxy:8080" }))).proxy).to.equal("http://proxy:8080");
  });

  for (const [proxy, found] of [
    ["http://user:p%40ss@proxy:8080", ["p%40ss", "p@ss"]],
    ["http://:word@proxy", ["word"]],
    ["http://user:50%@proxy", ["50%"]],
    ["http://user@proxy:8080", []],
    ["http://user:@proxy:8080", []],
    ["http://proxy:8080", []],
    [undefined, []],
  ] as const)
    it(`is read from ${proxy} as ${JSON.stringify(found)}`, () => {
      expect(passwordsIn(proxy)).to.deep.equal(found);
    });
});
