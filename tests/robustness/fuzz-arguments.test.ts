import { expect } from "chai";
import fc from "fast-check";
import { readSettings } from "../../dist/provider/configuration/settings.js";
import { lifecycles } from "../../dist/provider/kinds/index.js";
import { Handler } from "../../dist/provider/plugin/handler.js";
import { loadPrivateKey } from "../../dist/sdk/auth/private-key.js";
import { OagConfigError } from "../../dist/sdk/errors.js";
import { parseRetryAfter } from "../../dist/sdk/http/retry.js";
import { Redaction } from "../../dist/sdk/secrets/redact.js";
import { resolveSettings } from "../../dist/sdk/settings.js";
import { printable } from "../../dist/sdk/text.js";
import type { Json } from "../support/basics/json.ts";
import { privateKey } from "../support/gateways/gateway.ts";
import { anyText } from "../support/models/any-text.ts";
import { json, keepsPrototypes, longTime, mutated, outcome, path, tryMany } from "../support/models/odd-inputs.ts";
import { app } from "../support/resources/arguments.ts";

describe("odd and hostile arguments and configuration", function suite() {
  this.timeout(longTime);
  keepsPrototypes();

  const configured = (lifecycle: ConstructorParameters<typeof Handler>[0]) => {
    const handler = new Handler(lifecycle, { gateways: () => Promise.reject(new Error("no gateway is needed")), notice: () => {} });
    const config: Json = { "oag:hostname": "oag.example.com", "oag:clientId": "c", "oag:privateKey": privateKey };
    handler.configure({ config: { get: (name) => config[name] } });
    return handler;
  };

  for (const [kind, lifecycle, valid] of [
    ["an app", lifecycles.app, fullAppArguments()],
    ["an identity provider", lifecycles.idp, { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "token" }],
  ] as const) {
    it(`of ${kind} is judged by check and diff in sentences, without an exception, a change of the input or a secret value [fuzz-arguments]`, async () => {
      const handler = configured(lifecycle);
      const property = fc.asyncProperty(json, path, json, fc.boolean(), async (anything, way, replacement, whole) => {
        const news = (whole && typeof anything === "object" ? anything : mutated(valid, way, replacement)) as Json;
        const before = JSON.stringify(news);
        const { value, error } = await outcome(() => handler.check({}, news ?? {}));
        expect(error, "check").to.equal(undefined);
        for (const { property: name, reason } of value?.failures ?? []) {
          expect(name).to.equal("");
          expect(reason).to.be.a("string").that.is.not.empty;
          expect(reason).to.not.match(/CANARY-SECRET|undefined is not|Cannot read/);
          expect(reason).to.not.include("\u001b");
        }
        expect(JSON.stringify(news)).to.equal(before);
        expect((await outcome(() => handler.diff("id", { ...valid, __owned: ["type"] }, news ?? {}))).error, "diff").to.equal(undefined);
        expect((await outcome(() => handler.diff("id", news ?? {}, { ...valid }))).error, "diff from odd outputs").to.equal(undefined);
      });
      await tryMany(property, 1500, 50_000);
    });
  }

  it("as a private key is refused in one sentence that shows no part of it", async () => {
    const lines = privateKey.split("\n");
    const property = fc.asyncProperty(
      fc.oneof(
        anyText(200),
        fc.array(fc.tuple(fc.nat(lines.length - 1), fc.string({ maxLength: 80 })), { minLength: 1, maxLength: 3 }).map((changes) => {
          const text = [...lines];
          for (const [line, other] of changes) text[line] = other;
          return text.join("\n");
        }),
        fc.tuple(fc.nat(privateKey.length), fc.nat(privateKey.length)).map(([a, b]) => privateKey.slice(Math.min(a, b), Math.max(a, b))),
        fc.nat(privateKey.length - 1).map((at) => `${privateKey.slice(0, at)}!${privateKey.slice(at + 1)}`),
      ),
      async (text) => {
        const { error } = await outcome(() => loadPrivateKey(text));
        if (error === undefined) return;
        expect(error).to.be.instanceOf(OagConfigError);
        const { message } = error as Error;
        expect(message).to.not.include("\n");
        for (const line of lines.filter((candidate) => candidate.length === 64)) expect(message).to.not.include(line.slice(0, 12));
      },
    );
    await tryMany(property, 1000, 20_000);
  });

  it("as configuration is refused in one sentence that names its key [fuzz-configuration]", async () => {
    const names =
      "hostname clientId privateKey scopes authorizationScheme caCertificate serverCertificateSha256 insecureSkipVerify proxy requestTimeout maxConcurrency maxRetries validation".split(
        " ",
      );
    const odd = fc.oneof(
      anyText(40),
      fc.constantFrom(
        "https://user:CANARY@x",
        "http://u:CANARY@p:1",
        "-1",
        "1e9",
        "NaN",
        "../..",
        "a".repeat(300),
        "[::1]",
        "x:99999",
        "\u0000",
      ),
    );
    const property = fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), odd, { maxKeys: 4 }), async (values) => {
      const config: Json = { hostname: "oag.example.com", clientId: "c", privateKey, ...values };
      const { error } = await outcome(() => resolveSettings(readSettings((name) => config[name.slice(4)], {}).client));
      if (error === undefined) return;
      expect(error).to.be.instanceOf(OagConfigError);
      expect((error as Error).message)
        .to.match(new RegExp(`^'(${names.join("|")})'`))
        .and.not.include("CANARY");
    });
    await tryMany(property, 1500, 30_000);
  });

  it("of 200,000 characters blows up no regular expression [fuzz-expressions]", async () => {
    const long = ["a", "/", ".", "-", " ", "\n", "a.", "0", "=", "-----BEGIN ", "\u202e"].map((unit) =>
      unit.repeat(Math.ceil(200_000 / unit.length)),
    );
    const handler = configured(lifecycles.app);
    for (const text of [...long, ...long.map((body) => `https://${body}`), ...long.map((body) => `${body}!`)]) {
      const started = process.hrtime.bigint();
      parseRetryAfter(text, 0);
      printable(text);
      new Redaction([text.slice(0, 3000), "CANARY"]).in(text);
      await outcome(() => loadPrivateKey(text));
      await outcome(() => resolveSettings({ hostname: text, clientId: text, privateKey, proxy: text, serverCertificateSha256: text }));
      for (const name of ["publicDomain", "postLoginUrl", "label", "idpId", "hostHeaderValue", "type"])
        await handler.check({}, { ...fullAppArguments(), [name]: text });
      await handler.check(
        {},
        { ...fullAppArguments(), [text]: 1, policies: { [text]: { rule: text, regexRule: text } }, protectedResources: { [text]: {} } },
      );
      expect(Number(process.hrtime.bigint() - started) / 1e9, JSON.stringify(text.slice(0, 12))).to.be.below(5);
    }
  });
});

function fullAppArguments(): Json {
  return {
    ...app,
    protectedResources: { "https://b": {} },
    attributes: { "X-A": { source: "SECRET", value: "CANARY-SECRET" } },
    policies: { "/": { rule: "PROTECTED" } },
    session: { idleSessionTimeout: 100 },
    status: "ACTIVE",
  };
}
