import { expect } from "chai";
import { createAgent } from "../../dist/sdk/http/agent.js";
import { printable, redact, textOf } from "../../dist/sdk/text.js";

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
