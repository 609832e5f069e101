import { expect } from "chai";
import { inputsIn, outputsIn } from "../../../dist/provider/lifecycle.js";
import { CallSecrets } from "../../../dist/provider/plugin/call-secrets.js";
import { findEngineValue } from "../../../dist/provider/values/engine-values.js";
import { secret } from "../../../dist/provider/values/markers.js";
import { toJson } from "../../../dist/provider/values/to-json.js";
import { mistyped } from "../../support/basics/mistyped.ts";
import { signature } from "../../support/basics/secret-mark.ts";
import { marks } from "../../support/models/hostile.ts";

describe("a result on its way to the engine", () => {
  const known = {
    attributes: { a: { source: "SECRET", value: "CANARY-ONE" }, b: { source: "FUTURE", value: "CANARY-TWO" } },
    apiToken: "CANARY-THREE",
  };

  it("has every credential marked: under its name however deep, and whatever repeats one that is known [seal]", () => {
    const outs = {
      oidc: { clientSecret: "x", redirectUris: ["https://CANARY-ONE/", "https://p/"] },
      description: "was CANARY-TWO",
      spCertificate: secret("y"),
      policies: { "/CANARY-THREE": { rule: "PROTECTED" }, "/": { rule: "NO_AUTH" } },
      attributes: { key: { source: "IDP", value: "login" } },
      __owned: ["apiToken"],
      __provider: "CANARY-ONE",
    };
    expect(new CallSecrets({ current: inputsIn(known) }).sealed(outputsIn(outs))).to.deep.equal({
      ...outs,
      oidc: { clientSecret: secret("x"), redirectUris: secret(outs.oidc.redirectUris) },
      description: secret("was CANARY-TWO"),
      policies: secret(outs.policies),
      __secrets: [["oidc", "redirectUris"], ["description"], ["policies"]],
    });
  });

  it("is marked where it has more text than any object, instead of being looked through for minutes [seal-limit]", () => {
    const line = "%5c%26%23x41;\\u0025 QUJDREVG ";
    const attributes = Object.fromEntries(
      Array.from({ length: 400 }, (_, nth) => [`a${nth}`, { source: "STATIC", value: `${nth} ${line.repeat(300)}` }]),
    );
    const before = process.cpuUsage();
    const sealed = mistyped<{ description: unknown; attributes: typeof attributes }>(
      new CallSecrets({ current: inputsIn(known) }).sealed(outputsIn({ description: "short", attributes })),
    );
    // Of this process, whatever else the machine does.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).to.be.lessThan(8000);
    expect(sealed.description).to.equal("short");
    expect([sealed.attributes.a0?.value, sealed.attributes.a399?.value]).to.deep.equal([
      attributes.a0?.value,
      secret(attributes.a399?.value),
    ]);
  });

  it("is not marked for what is no secret", () => {
    const plain = { attributes: { a: { source: "STATIC", value: "CANARY-ONE" } }, description: "CANARY-TWO" };
    const outs = { status: "ACTIVE", description: "CANARY-ONE CANARY-TWO" };
    expect(new CallSecrets({ current: inputsIn(plain) }).sealed(outputsIn(outs))).to.deep.equal(outs);
  });

  it("holds only characters that UTF-8 knows: half ones are replaced, in keys too, and what only looks like one stays", () => {
    const text = "a\\ud83d \\\\ud83d 😀";
    expect(toJson({ "k\ud83d": ["\ude00", "x\ud83d\ud83d"], text, none: undefined })).to.deep.equal({
      "k\ufffd": ["\ufffd", "x\ufffd\ufffd"],
      text,
    });
  });
});

describe("a value that means something to the engine", () => {
  it("is found wherever it is, in any case and within other text, and told by its place", () => {
    for (const [name, mark] of marks) {
      expect(findEngineValue({ a: [1, { b: mark }] })?.path.slice(0, 3), name).to.deep.equal(["a", 1, "b"]);
      if (typeof mark === "string") {
        expect(findEngineValue({ [`x ${mark.toUpperCase()}`]: 1 })?.path, name).to.deep.equal([]);
        expect(findEngineValue([`x ${mark.toUpperCase()} y`])?.path, name).to.deep.equal([0]);
      }
    }
    expect(findEngineValue({ name: signature })?.text).to.equal(
      "holds a text that Pulumi takes for a value of its own; change it in the gateway's console",
    );
  });

  it("is none in what well-behaved gateways hold", () => {
    const ordinary = {
      id: "6f1f2f0a-0000-4000-8000-000000000000",
      constructor: { toString: "a" },
      text: "__provider is a word",
      list: [null, true, 1.5],
    };
    expect(findEngineValue(ordinary)).to.equal(undefined);
  });
});
