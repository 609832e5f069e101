import { expect } from "chai";
import { members } from "../../dist/sdk/generated/contract.js";
import { createAgent } from "../../dist/sdk/http/agent.js";
import { responseError } from "../../dist/sdk/http/response.js";
import { doubtfulOf, secretsOf } from "../../dist/sdk/secrets/body.js";
import { Redaction } from "../../dist/sdk/secrets/redact.js";
import { printable, textOf } from "../../dist/sdk/text.js";

const redact = (text: string, secrets: readonly string[]) => new Redaction(secrets).in(text);

describe("text from outside", () => {
  it("hides a secret wherever it stands, as it is and as it stands in JSON", () => {
    const secret = 'top "secret"\nvalue';
    expect(redact(`a ${secret} b`, [secret])).to.equal("a [secret] b");
    expect(redact(`details ${JSON.stringify({ given: secret })}`, [secret])).to.equal('details {"given":"[secret]"}');
  });

  it("hides parts of a secret from twelve characters on, since gateways shorten what they echo", () => {
    const secret = "abcdefghijklmnopqrstuvwxyz";
    expect(redact("value 'abcdefghijklmno…' is too long", [secret])).to.equal("value '[secret]…' is too long");
    expect(redact("ends with mnopqrstuvwxyz.", [secret])).to.equal("ends with [secret].");
    expect(redact("abcdefghijk is short", [secret]), "eleven may be anything").to.equal("abcdefghijk is short");
  });

  it("leaves text without secrets as it is, and hunts no secret of three characters", () => {
    expect(redact("nothing to hide here", ["a-long-secret-value"])).to.equal("nothing to hide here");
    expect(redact("the cat", ["cat"])).to.equal("the cat");
    expect(redact("", ["a-long-secret-value"])).to.equal("");
  });

  it("loses control characters and what is too long", () => {
    expect(printable("a\u001b[31m\u0000b\u202ec\n d")).to.equal("a [31m b c d");
    expect(printable("x".repeat(400))).to.have.length(300);
  });

  it("has as secrets all that the contract marks so, and all text under members that it does not know", () => {
    const marked = new Set<string>();
    for (const table of Object.values(members as unknown as Record<string, Record<string, Record<string, unknown>>>))
      for (const [name, member] of Object.entries(table))
        if (member.type === "string" && (member.sensitive || member.writeOnly)) marked.add(name);
    expect([...marked].sort()).to.deep.equal([
      "apiToken",
      "certificate",
      "clientSecret",
      "customDirective",
      "key",
      "spCertificate",
      "value",
    ]);
    const both = (body: unknown) => [...new Set([...secretsOf(body), ...doubtfulOf(body)])];
    for (const name of marked) expect(both({ policies: [{ [name]: "hidden" }] }), name).to.deep.equal(["hidden"]);
    const body = { label: "shown", groups: ["shown"], idpId: null, novelty: ["a", { b: "c", d: 1 }, null], password: "p" };
    expect(both(body)).to.have.members(["a", "c", "p"]);
    expect(secretsOf(body), "certain").to.deep.equal(["p"]);
    expect(both({ source: "IDP", value: "login" })).to.deep.equal([]);
    for (const source of ["SECRET", "newer", undefined]) expect(secretsOf({ source, value: "hidden" }), source).to.deep.equal(["hidden"]);
    for (const source of ["STATIC", "OID"]) {
      expect(secretsOf({ source, value: "fixed" }), source).to.deep.equal([]);
      expect(doubtfulOf({ source, value: "fixed" }), source).to.deep.equal(["fixed"]);
    }
    expect(secretsOf({ customDirective: "proxy_buffering off;" })).to.deep.equal([]);
  });

  for (const [header, shown] of [
    ["text/html; charset=utf-8", "status 502, text/html"],
    ["text/a-long-secret-value", "status 502, an odd content type"],
    ["a-long-secret-value", "status 502, an odd content type"],
    ["see <b>here</b>", "status 502, an odd content type"],
    [undefined, "status 502, no content type"],
  ] as const)
    it(`is the content type ${header} of a foreign response only where it has the form of one and holds no secret`, () => {
      const response = { status: 502, headers: header === undefined ? {} : { "content-type": header }, body: "" };
      const { message } = responseError(response, "GET /api/v2/apps", ["a-long-secret-value"]);
      expect(message).to.include(shown).and.not.include("secret");
    });

  it("becomes text whatever it is", () => {
    expect([textOf("a"), textOf(7), textOf(undefined), textOf({ toString: null })]).to.deep.equal(["a", "7", "", '{"toString":null}']);
  });
});

describe("the agent of a gateway", () => {
  it("names its pool by host and port, not by every certificate that it trusts", () => {
    const agent = createAgent({
      caCertificate: "-----BEGIN CERTIFICATE-----",
      serverCertificateSha256: undefined,
      insecureSkipVerify: false,
      proxy: undefined,
      maxConcurrency: 8,
      requestTimeout: 30,
    });
    expect(agent.getName({ host: "oag.example.com", port: 443 })).to.equal("oag.example.com:443");
  });
});
