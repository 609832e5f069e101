import { expect } from "chai";
import type { OagConfigError } from "pulumi-oag/sdk";
import { keyOf } from "../../../dist/provider/configuration/setting-names.js";
import { readSettings, resolveNamed } from "../../../dist/provider/configuration/settings.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { Run } from "../../../dist/provider/plugin/run.js";
import { app } from "../../../dist/provider/v1.js";
import { thrown } from "../../support/basics/rejection.ts";
import { privateKey } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";

const complete: Record<string, string> = { "oag:hostname": "oag.example.com", "oag:clientId": "c", "oag:privateKey": privateKey };
const read = (config: Record<string, string>, environment = {}, file?: (path: string) => string) =>
  readSettings((key) => config[key], environment, file);

describe("the stack's configuration", () => {
  it("is read from the oag namespace", () => {
    const { client, validation } = read({
      ...complete,
      "oag:scopes": "okta.oag.app.read, okta.oag.app.manage",
      "oag:authorizationScheme": "none",
      "oag:caCertificate": "PEM",
      "oag:serverCertificateSha256": "ab",
      "oag:insecureSkipVerify": "true",
      "oag:proxy": "http://p:1",
      "oag:requestTimeout": "5",
      "oag:maxConcurrency": "2",
      "oag:maxRetries": "0",
      "oag:assertionId": "true",
      "oag:validation": "warn",
    });
    expect(client).to.deep.equal({
      hostname: "oag.example.com",
      clientId: "c",
      privateKey,
      scopes: ["okta.oag.app.read", "okta.oag.app.manage"],
      authorizationScheme: "none",
      caCertificate: "PEM",
      serverCertificateSha256: "ab",
      insecureSkipVerify: true,
      proxy: "http://p:1",
      requestTimeout: 5,
      maxConcurrency: 2,
      maxRetries: 0,
      assertionId: true,
    });
    expect(validation).to.equal("warn");
  });

  it("falls back to the environment, key by key", () => {
    const environment = {
      OAG_HOSTNAME: "e",
      OAG_CLIENT_ID: "ec",
      OAG_PRIVATE_KEY: "ek",
      OAG_SCOPES: "okta.oag.app.read",
      OAG_AUTHORIZATION_SCHEME: "none",
      OAG_CA_CERTIFICATE: "eca",
      OAG_SERVER_CERTIFICATE_SHA256: "cd",
      OAG_PROXY: "http://e:1",
      OAG_REQUEST_TIMEOUT: "6",
      OAG_MAX_CONCURRENCY: "3",
      OAG_MAX_RETRIES: "1",
      OAG_ASSERTION_ID: "true",
      OAG_VALIDATION: "warn",
      OAG_INSECURE_SKIP_VERIFY: "true",
    };
    const { client, validation } = read({ "oag:clientId": "c" }, environment);
    expect(client).to.deep.equal({
      hostname: "e",
      clientId: "c",
      privateKey: "ek",
      scopes: ["okta.oag.app.read"],
      authorizationScheme: "none",
      caCertificate: "eca",
      serverCertificateSha256: "cd",
      proxy: "http://e:1",
      requestTimeout: 6,
      maxConcurrency: 3,
      maxRetries: 1,
      assertionId: true,
    });
    expect(validation).to.equal("warn");
  });

  it("reads key and CA from files", () => {
    const files: Record<string, string> = { "/k": "KEY", "/ca": "CA" };
    const { client } = read(
      { "oag:hostname": "h", "oag:clientId": "c", "oag:privateKeyFile": "/k" },
      { OAG_CA_CERTIFICATE_FILE: "/ca" },
      (path) => files[path] ?? "",
    );
    expect([client.privateKey, client.caCertificate]).to.deep.equal(["KEY", "CA"]);
  });

  const hostAndClient = { "oag:hostname": "h", "oag:clientId": "c" };
  const pairs = [
    ["privateKey", "privateKeyFile", "OAG_PRIVATE_KEY", "OAG_PRIVATE_KEY_FILE"],
    ["caCertificate", "caCertificateFile", "OAG_CA_CERTIFICATE", "OAG_CA_CERTIFICATE_FILE"],
  ] as const;
  for (const [key, fileKey, variable, fileVariable] of pairs) {
    const settled = (config: Record<string, string>, environment: Record<string, string>) =>
      read({ ...(key === "privateKey" ? hostAndClient : complete), ...config }, environment, (path) => `content of ${path}`).client[key];

    it(`beats environment variables pair by pair: ${key} and ${fileKey} are one setting`, () => {
      const both = { [variable]: "from environment variables", [fileVariable]: "/environment" };
      for (const environment of [{}, { [variable]: "from environment variables" }, { [fileVariable]: "/environment" }, both]) {
        expect(settled({ [`oag:${key}`]: "configured" }, environment)).to.equal("configured");
        expect(settled({ [`oag:${fileKey}`]: "/configured" }, environment)).to.equal("content of /configured");
      }
      expect(settled({}, { [variable]: "from environment variables" })).to.equal("from environment variables");
      expect(settled({}, { [fileVariable]: "/environment" })).to.equal("content of /environment");
    });

    it(`may name ${key} or ${fileKey}, not both at one place`, () => {
      expect(thrown(() => settled({ [`oag:${key}`]: "x", [`oag:${fileKey}`]: "/x" }, {})).message).to.equal(
        `oag:${key} and oag:${fileKey} are both set; keep one of them`,
      );
      expect(thrown(() => settled({}, { [variable]: "x", [fileVariable]: "/x" })).message).to.equal(
        `${variable} and ${fileVariable} are both set; keep one of them`,
      );
    });
  }

  const refusals: [string, Record<string, string>, string][] = [
    [
      "a missing hostname",
      { "oag:clientId": "c", "oag:privateKey": privateKey },
      "oag:hostname is not configured: pulumi config set oag:hostname oag.example.com (or set the variable OAG_HOSTNAME, or hostname of an OagProvider)",
    ],
    [
      "a missing client id",
      { "oag:hostname": "h", "oag:privateKey": privateKey },
      "oag:clientId is not configured: pulumi config set oag:clientId <the client id that the console shows> (or set the variable OAG_CLIENT_ID, or clientId of an OagProvider)",
    ],
    [
      "a missing key",
      { "oag:hostname": "h", "oag:clientId": "c" },
      "oag:privateKey is not configured: pulumi config set --secret oag:privateKey < key.pem (or set the variable OAG_PRIVATE_KEY, or privateKey of an OagProvider, or name a file with oag:privateKeyFile)",
    ],
    ["a wrong scheme", { ...complete, "oag:authorizationScheme": "basic" }, 'oag:authorizationScheme: allowed are "Bearer" and "none"'],
    ["a wrong validation", { ...complete, "oag:validation": "lax" }, 'oag:validation: allowed are "strict" and "warn"'],
    ["a wrong truth value", { ...complete, "oag:insecureSkipVerify": "yes" }, 'oag:insecureSkipVerify: allowed are "true" and "false"'],
    ["a wrong truth value of another switch", { ...complete, "oag:assertionId": "1" }, 'oag:assertionId: allowed are "true" and "false"'],
    [
      "a file that is not there",
      { "oag:hostname": "h", "oag:clientId": "c", "oag:privateKeyFile": "/nowhere/key.pem" },
      "oag:privateKeyFile: the file cannot be read (ENOENT); give an absolute path, or one relative to the folder of the program",
    ],
  ];
  for (const [what, config, expected] of refusals) {
    it(`tells ${what}, and the cure`, () => {
      expect(thrown<OagConfigError>(() => read(config)).inWordsOf(keyOf)).to.equal(expected);
    });
  }

  it("is data of what is told by its own name, also where its file is what is wrong [setting-of-a-file]", () => {
    const file = { "oag:hostname": "h", "oag:clientId": "c", "oag:privateKeyFile": "/nowhere/key.pem" };
    const nonsense = () => resolveNamed(read(file, {}, () => "nonsense!"));
    expect(
      [() => read(file), () => read({ ...file, ...complete }), nonsense].map((fails) => thrown<OagConfigError>(fails).setting),
    ).to.deep.equal(["privateKey", "privateKey", "privateKey"]);
  });

  it("is told with all that is missing in one message", () => {
    const sentences = refusals.slice(0, 3).map(([, , sentence]) => sentence);
    expect(thrown<OagConfigError>(() => read({})).inWordsOf(keyOf)).to.equal(sentences.join("; "));
    expect(thrown<OagConfigError>(() => read({}, { OAG_CLIENT_ID: "c" })).inWordsOf(keyOf)).to.equal(`${sentences[0]}; ${sentences[2]}`);
  });

  it("is named as it was given: the variable, the file", () => {
    const named = (config: Record<string, string>, environment: Record<string, string>, file?: string) =>
      thrown<OagConfigError>(() => resolveNamed(read(config, environment, file === undefined ? undefined : () => file))).inWordsOf(keyOf);
    const { "oag:privateKey": _, ...keyless } = complete;
    expect(named(keyless, { OAG_PRIVATE_KEY_FILE: "/nowhere/key.pem" })).to.match(
      /^OAG_PRIVATE_KEY_FILE: the file cannot be read \(ENOENT\); /,
    );
    expect(named(keyless, { OAG_PRIVATE_KEY_FILE: "/k" }, "nonsense!")).to.match(/^OAG_PRIVATE_KEY_FILE: is neither PEM nor base64; /);
    expect(named({ ...keyless, "oag:privateKeyFile": "/k" }, {}, "nonsense!")).to.match(/^oag:privateKeyFile: is neither PEM nor base64; /);
    expect(named(complete, { OAG_CA_CERTIFICATE_FILE: "/ca" }, "x")).to.match(
      /^OAG_CA_CERTIFICATE_FILE: give one or more PEM certificates /,
    );
    expect(named(complete, { OAG_REQUEST_TIMEOUT: "soon" })).to.equal("OAG_REQUEST_TIMEOUT: give a whole number of seconds from 1 to 600");
    expect(named(complete, { OAG_VALIDATION: "lax" })).to.equal('OAG_VALIDATION: allowed are "strict" and "warn"');
  });

  it("is told in full once in a run, and then in short, however many resources there are", async () => {
    const parts = { gateways: () => Promise.reject(new Error("no gateway")), run: new Run() };
    const reasons = [];
    for (const kind of ["app", "idp", "app"] as const) {
      const handler = new Handler(lifecycles[kind], parts);
      handler.configure({ config: { get: () => undefined } });
      reasons.push((await handler.check({}, {})).failures[0]?.reason);
    }
    const named = new Handler(lifecycles.app, { ...parts, run: new Run() });
    named.configure({ config: { get: () => undefined } });
    for (const label of ["Payroll", "Wiki", "Payroll"]) reasons.push((await named.check({}, { label })).failures[0]?.reason);
    // A resource is checked once more where it is replaced.
    expect(reasons.splice(3)).to.deep.equal([
      reasons[0],
      'the configuration is wrong (as told for app "Payroll") [OAG_CONFIG]',
      reasons[0],
    ]);
    expect(reasons[0]).to.match(/^oag:hostname is not configured: .*; oag:clientId is .*; oag:privateKey is .* \[OAG_CONFIG\]$/);
    expect(reasons.slice(1)).to.deep.equal(Array(2).fill("the configuration is wrong (as told for an app) [OAG_CONFIG]"));
  });

  it("is checked in the preview, before anything is sent", async () => {
    for (const [config, expected] of [
      [{}, "oag:hostname is not configured: "],
      [{ ...complete, "oag:hostname": "https://x.example" }, 'oag:hostname: "https://x.example" is not a host name; '],
      [{ ...complete, "oag:privateKey": "nonsense!" }, "oag:privateKey: is neither PEM nor base64; "],
      [
        { ...complete, "oag:proxy": "http://u:50%@proxy:1" },
        'oag:proxy: its user or password holds a "%" that does not begin an encoded character; ',
      ],
      [{ ...complete, "oag:requestTimeout": "soon" }, "oag:requestTimeout: give a whole number of seconds from 1 to 600"],
    ] as const) {
      app.configure({ config: { get: (key) => (config as Record<string, string>)[key] } });
      const { failures } = await app.check({}, { type: "OAG_NOAUTH" });
      expect(failures[0]?.property).to.equal("");
      expect(failures[0]?.reason.slice(0, expected.length)).to.equal(expected);
      expect(failures.length).to.be.greaterThan(1);
    }
  });

  it("is stored by configure at once, which neither reads nor throws", () => {
    const handler = new Handler(
      { noun: "x", title: ({ x }) => x, read: () => Promise.reject(new Error("no")) },
      { gateways: async () => newGateways() },
    );
    let asked = 0;
    const result = handler.configure({
      config: {
        get: () => {
          asked += 1;
          throw new Error("no");
        },
      },
    });
    expect(result).to.be.instanceOf(Promise);
    expect(asked).to.equal(0);
  });

  it("does not read a key file during check", async () => {
    app.configure({ config: { get: (key) => ({ "oag:hostname": "h", "oag:clientId": "c", "oag:privateKeyFile": "/nowhere" })[key] } });
    const { failures } = await app.check({}, { type: "OAG_SAML" });
    expect(failures.filter(({ reason }) => reason.includes("oag:"))).to.deep.equal([]);
  });
});
