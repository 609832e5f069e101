import { expect } from "chai";
import fc from "fast-check";
import { OagClient } from "pulumi-oag/sdk";
import { readSettings } from "../../dist/provider/gateway/settings.js";
import { lifecycles } from "../../dist/provider/kinds/index.js";
import { OagResourceError } from "../../dist/provider/plugin/failure.js";
import { Handler } from "../../dist/provider/plugin/handler.js";
import { loadPrivateKey } from "../../dist/sdk/auth/private-key.js";
import { OagConfigError, OagError } from "../../dist/sdk/errors.js";
import { parseRetryAfter } from "../../dist/sdk/http/retry.js";
import { redact } from "../../dist/sdk/secrets/redact.js";
import { resolveSettings } from "../../dist/sdk/settings.js";
import { printable } from "../../dist/sdk/text.js";
import { anyDeclaration, grounded, runs } from "../support/arbitrary.ts";
import { privateKey, startGateway, stopGateways } from "../support/gateway.ts";
import { configFor, fullApp, type Json, OneResource } from "../support/resource.ts";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secretMark = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

/** Names that JavaScript objects have by themselves, and names of the API. */
const key = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "attributes",
    "policies",
    "/",
    "X-A",
    "value",
    "source",
    "type",
    "session",
    "oidc",
  ),
  fc.string({ maxLength: 6 }),
);

/** Any JSON, with unknown and secret values, odd names and odd texts. */
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    fc.constantFrom(null, true, 0, -1, 1e308, "", unknown, "CANARY-SECRET", "\u001b[31m\u0000\u202e", "https://a", "x".repeat(5000)),
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("json")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    tie("json").map(secretMark),
  ),
}));

/** The value with something in it replaced. `path` picks the way down. */
function mutated(value: unknown, path: readonly number[], replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return replacement;
  const keys = Object.keys(value);
  if (keys.length === 0) return replacement;
  const chosen = keys[step % keys.length] as string;
  const inner = mutated((value as Json)[chosen], rest, replacement);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === chosen ? inner : item));
  return { ...value, [chosen]: inner };
}
const path = fc.array(fc.nat(20), { maxLength: 5 });

const outcome = async <T>(work: () => Promise<T> | T): Promise<{ value?: T; error?: unknown }> => {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
};

describe("odd and hostile input", function suite() {
  this.timeout(process.env.PULUMI_OAG_TEST_LONG ? 1_800_000 : 120_000);
  afterEach(stopGateways);
  let tried = 0;
  after(() => {
    console.log(`    ${tried} inputs tried`);
    expect(({} as Json).polluted, "no prototype was touched").to.equal(undefined);
    expect(Object.keys(Object.prototype)).to.deep.equal([]);
  });
  async function check(property: fc.IAsyncProperty<unknown>, few: number, many: number): Promise<void> {
    await fc.assert(property, { numRuns: runs(few, many) });
    tried += runs(few, many);
  }

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
      await check(property, 1500, 50_000);
    });
  }

  it("from the gateway is an error in a sentence or harmless, at every step of an app's life [fuzz-life]", async () => {
    const property = fc.asyncProperty(
      anyDeclaration,
      fc.array(fc.record({ at: fc.nat(25), way: path, replacement: json }), { minLength: 1, maxLength: 3 }),
      async (declared, tampering) => {
        const gateway = await startGateway();
        const app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
        const args = grounded(gateway, declared);
        let answer = 0;
        gateway.tamper = (_operation, body) => {
          const hit = tampering.find(({ at }) => at === answer);
          answer += 1;
          return hit === undefined ? body : mutated(body, hit.way, hit.replacement);
        };
        await app.up(args);
        await outcome(() => app.refresh()).then(({ error }) => error !== undefined && app.thrown.push(error));
        await app.up({ ...args, description: "other" });
        await outcome(() => app.destroy()).then(({ error }) => error !== undefined && app.thrown.push(error));
        for (const error of app.thrown) {
          expect(error).to.satisfy((thrown: unknown) => thrown instanceof OagResourceError, String(error));
          expect((error as Error).message).to.not.match(/\[OAG_INTERNAL\]|is not a function|Cannot read|not iterable|Maximum call stack/);
          expect((error as Error).message).to.not.include("\u001b");
        }
        await stopGateways();
      },
    );
    await check(property, 120, 5000);
  });

  it("from the gateway is an error of the SDK or harmless for every call of the client", async () => {
    const gateway = await startGateway();
    const client = new OagClient({ ...gateway.configuration, maxRetries: 0 });
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    const [idp] = gateway.store.idps.keys();
    const calls = [
      () => client.applications.list(),
      () => client.applications.get(app.id as string, { expand: ["policies"] }),
      () => client.applications.policies.list(app.id as string),
      () => client.applications.session.get(app.id as string),
      () => client.identityProviders.list(),
      () => client.identityProviders.get(idp as string),
      () => client.certificates.list(),
    ];
    const property = fc.asyncProperty(fc.nat(calls.length - 1), path, json, async (nth, way, replacement) => {
      gateway.tamper = (operation, body) => (operation === "createAccessToken" ? body : mutated(body, way, replacement));
      const { error } = await outcome(calls[nth] as () => Promise<unknown>);
      if (error !== undefined) expect(error).to.be.instanceOf(OagError);
    });
    await check(property, 600, 20_000);
  });

  it("in the token's answer is an error of the SDK or a token", async () => {
    const gateway = await startGateway();
    const property = fc.asyncProperty(path, json, async (way, replacement) => {
      const client = new OagClient({ ...gateway.configuration, maxRetries: 0 }, { log: { debug: () => {}, warn: () => {} } });
      gateway.tamper = (operation, body) => (operation === "createAccessToken" ? mutated(body, way, replacement) : body);
      const { error } = await outcome(() => client.certificates.list());
      if (error !== undefined) expect(error).to.be.instanceOf(OagError);
    });
    await check(property, 100, 2000);
  });

  it("as a private key is refused in one sentence that shows no part of it", async () => {
    const lines = privateKey.split("\n");
    const property = fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 200 }),
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
    await check(property, 1000, 20_000);
  });

  it("as configuration is refused in one sentence that names its key [fuzz-configuration]", async () => {
    const names =
      "hostname clientId privateKey scopes authorizationScheme caCertificate serverCertificateSha256 insecureSkipVerify proxy requestTimeout maxConcurrency maxRetries validation".split(
        " ",
      );
    const odd = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
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
    await check(property, 1500, 30_000);
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
      redact(text, [text.slice(0, 3000), "CANARY"]);
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

  it("nested a hundred thousand times deep is refused, not a crash [fuzz-depth]", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    gateway.faults.add({ match: { operation: "getApplication" }, body: `{"id":"${app.id}","type":"OAG_HEADER_BASED","label":${deep}}` });
    const { error } = await outcome(() => app.refresh());
    expect(error).to.satisfy((thrown: unknown) => thrown === undefined || thrown instanceof OagResourceError);
    await app.refresh();
    expect((await app.diff(fullApp(gateway))).changes).to.equal(false);
  });

  it("keeps items whose names every JavaScript object has", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    const named = (names: string[]) => Object.fromEntries(names.map((name) => [name, { source: "STATIC", value: name }]));
    const args = fullApp(gateway, { attributes: named(["constructor", "toString", "hasOwnProperty", "valueOf"]) });
    expect(await app.up(args)).to.deep.equal({ op: "create" });
    await app.refresh();
    expect((await app.diff(args)).changes).to.equal(false);
    expect(Object.keys((app.inputs as Json).attributes).sort()).to.deep.equal(["constructor", "hasOwnProperty", "toString", "valueOf"]);
    expect(await app.up({ ...args, attributes: named(["constructor"]) })).to.deep.equal({ op: "update" });
    expect(gateway.store.appByLabel("Payroll").attributes.map(({ name }) => name)).to.deep.equal(["constructor"]);
    expect(await app.check({ ...args, constructor: "x" })).to.have.length(1);
  });
});

function fullAppArguments(): Json {
  const uuid = "6f1f2f0a-0000-4000-8000-000000000000";
  return {
    type: "OAG_HEADER_BASED",
    label: "Payroll",
    publicDomain: "p.example.com",
    postLoginUrl: "https://p.example.com/",
    idpId: uuid,
    certificateId: uuid,
    protectedResources: { "https://b": {} },
    attributes: { "X-A": { source: "SECRET", value: "CANARY-SECRET" } },
    policies: { "/": { rule: "PROTECTED" } },
    session: { idleSessionTimeout: 100 },
    status: "ACTIVE",
  };
}
