import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getApp, getCertificate, OagApp, OagIdentityProvider, OagProvider } from "pulumi-oag";
import { readSettings } from "../../../dist/provider/gateway/settings.js";
import { thrown } from "../../support/rejection.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const uuid = "6f1f2f0a-0000-4000-8000-000000000000";

interface Registered {
  type: string;
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: inputs as the engine would get them
  inputs: any;
  id: string | undefined;
  provider: string | undefined;
}

const registered: Registered[] = [];

async function runProgram<T>(program: () => T): Promise<T> {
  registered.length = 0;
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id, provider }) => {
        registered.push({ type, name, inputs, id, provider });
        if (type.endsWith(":Lookup"))
          return { id: id ?? "", state: { ...inputs, result: { id: uuid, commonName: inputs.query.commonName } } };
        return { id: id ?? `${name}-id`, state: { ...inputs, gateway: "https://oag.example.com", status: inputs.status ?? "CREATED" } };
      },
      call: () => ({}),
    },
    "project",
    "stack",
    false,
  );
  const result = program();
  await pulumi.runtime.disconnect();
  return result;
}

const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
const app = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "p.example.com",
  postLoginUrl: "https://p.example.com/",
  idpId: uuid,
  certificateId: uuid,
} as const;

describe("a Pulumi program with this package", () => {
  afterEach(() => pulumi.runtime.setAllConfig({}));

  it("registers an OagApp under its type token with its arguments and the constant string", async () => {
    await runProgram(() => new OagApp("payroll", { ...app, policies: { "/": { rule: "PROTECTED" } } }));
    expect(registered).to.have.length(1);
    expect(registered[0]).to.deep.include({ type: "pulumi-nodejs:dynamic/oag:OagApp", name: "payroll" });
    expect(registered[0]?.inputs).to.deep.equal({
      ...app,
      policies: { "/": { rule: "PROTECTED" } },
      __provider: 'exports.handler = () => require("pulumi-oag/provider/v1").app;',
    });
  });

  it("gives outputs for what is declared and for what the gateway adds", async () => {
    const resource = await runProgram(() => new OagApp("payroll", { ...app, status: "ACTIVE" }));
    expect(await known(resource.label)).to.equal("Payroll");
    expect(await known(resource.status)).to.equal("ACTIVE");
    expect(await known(resource.gateway)).to.equal("https://oag.example.com");
    expect(await known(resource.description)).to.equal(undefined);
    expect(OagApp.isInstance(resource)).to.equal(true);
    expect(OagApp.isInstance({})).to.equal(false);
  });

  it("does not change the arguments that it is given, so that two resources can share them", async () => {
    const args = Object.freeze({ ...app, attributes: Object.freeze({ T: Object.freeze({ source: "SECRET" as const, value: "x" }) }) });
    // On two gateways, since one has each label once.
    const { provider } = (await runProgram(() => ({
      provider: new OagProvider("other", { hostname: "h", clientId: "c", privateKey: "k" }),
    }))) as {
      provider: OagProvider;
    };
    await runProgram(() => [new OagApp("a", args), new OagApp("b", args, { provider })]);
    expect(registered.map(({ name }) => name)).to.deep.equal(["a", "b"]);
  });

  it("makes credentials and SECRET values secret, and leaves other values readable", async () => {
    const [resource, idp] = await runProgram(() => [
      new OagApp("payroll", { ...app, attributes: { T: { source: "SECRET", value: "x" }, U: { source: "IDP", value: "login" } } }),
      new OagIdentityProvider("okta", { type: "IDP_OKTA", domain: "d", apiToken: "t" }),
    ]);
    expect(await pulumi.isSecret((idp as OagIdentityProvider).apiToken)).to.equal(true);
    expect(await pulumi.isSecret((idp as OagIdentityProvider).domain)).to.equal(false);
    expect(await pulumi.isSecret((resource as OagApp).attributes)).to.equal(true);
    expect(await pulumi.isSecret((resource as OagApp).label)).to.equal(false);
  });

  it("hands the import option to create instead of the engine, which cannot import dynamic resources", async () => {
    await runProgram(() => new OagApp("payroll", app, { import: uuid }));
    expect(registered[0]?.inputs.__import).to.equal(uuid);
    expect(registered[0]?.id || undefined).to.equal(undefined);
  });

  it("reads an app with .get()", async () => {
    const got = await runProgram(() => OagApp.get("existing", uuid));
    expect(registered[0]?.id).to.equal(uuid);
    expect(registered[0]?.inputs).to.deep.equal({ __provider: 'exports.handler = () => require("pulumi-oag/provider/v1").app;' });
    expect(await known(got.id)).to.equal(uuid);
  });

  it("configures an explicit provider with flat texts under the oag namespace", async () => {
    const provider = await runProgram(() => {
      const gateway = new OagProvider("production", {
        hostname: "oag.example.com",
        clientId: "c",
        privateKey: "k",
        scopes: ["okta.oag.app.read", "okta.oag.app.manage"],
        maxRetries: 2,
      });
      new OagApp("payroll", app, { provider: gateway });
      return gateway;
    });
    expect(registered[0]).to.deep.include({ type: "pulumi:providers:pulumi-nodejs", name: "production" });
    expect(registered[0]?.inputs).to.deep.equal({
      "oag:hostname": "oag.example.com",
      "oag:clientId": "c",
      "oag:privateKey": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "k" },
      "oag:scopes": "okta.oag.app.read okta.oag.app.manage",
      "oag:maxRetries": "2",
    });
    expect(registered[1]?.provider).to.include("::production::");
    expect(pulumi.Resource.isInstance(provider)).to.equal(true);
  });

  it("takes an argument of an explicit provider that turns out to be undefined or null for one that is not set", async () => {
    await runProgram(() => {
      const absent = pulumi.output(undefined) as unknown as pulumi.Output<string>;
      const nothing = null as unknown as string;
      new OagProvider("production", {
        hostname: "oag.example.com",
        clientId: nothing,
        privateKey: pulumi.secret(absent),
        proxy: pulumi.output(nothing),
        caCertificate: absent,
        requestTimeout: pulumi.output(Promise.resolve(undefined)) as unknown as pulumi.Output<number>,
        scopes: [pulumi.output("okta.oag.app.read"), absent],
        assertionId: true,
      });
    });
    const empty = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "" };
    const inputs = registered[0]?.inputs;
    expect(inputs).to.deep.equal({
      "oag:hostname": "oag.example.com",
      "oag:privateKey": empty,
      "oag:proxy": empty,
      "oag:caCertificate": "",
      "oag:requestTimeout": "",
      "oag:scopes": "okta.oag.app.read",
      "oag:assertionId": "true",
    });
    const config = (key: string) => inputs[key]?.value ?? inputs[key];
    const { client } = readSettings(config, { OAG_CLIENT_ID: "c", OAG_PRIVATE_KEY: "from the environment" });
    expect(client).to.deep.equal({
      hostname: "oag.example.com",
      clientId: "c",
      privateKey: "from the environment",
      scopes: ["okta.oag.app.read"],
      assertionId: true,
    });
  });

  it("looks a certificate up once per query and provider, and gives its own id", async () => {
    const [first, second, other] = await runProgram(() => {
      const gateway = new OagProvider("production", { hostname: "oag.example.com", clientId: "c" });
      return [
        getCertificate({ commonName: "*.example.com" }),
        getCertificate({ commonName: "*.example.com" }),
        getCertificate({ commonName: "*.example.com" }, { provider: gateway }),
      ];
    });
    expect(second).to.equal(first);
    expect(other).to.not.equal(first);
    expect(await known((first as ReturnType<typeof getCertificate>).id)).to.equal(uuid);
    expect(registered.filter(({ type }) => type.endsWith(":Lookup")).map(({ name, id }) => [name, id])).to.deep.equal([
      ["certificate *.example.com", "certificate?commonName=*.example.com"],
      ["certificate *.example.com (2)", "certificate?commonName=*.example.com"],
    ]);
  });

  it("looks up anew in the next deployment of the same process", async () => {
    const first = await runProgram(() => getCertificate({ commonName: "a" }));
    const second = await runProgram(() => getCertificate({ commonName: "a" }));
    expect(second).to.not.equal(first);
    expect(registered).to.have.length(1);
  });

  it("refuses a private key in plain configuration before anything is registered", async () => {
    pulumi.runtime.setAllConfig({ "oag:privateKey": "CANARY" }, []);
    registered.length = 0;
    const attempts = [
      () => new OagApp("payroll", app),
      () => new OagIdentityProvider("okta", { type: "IDP_OKTA", domain: "d", apiToken: "t" }),
      () => new OagProvider("p", { hostname: "h", clientId: "c" }),
      () => getCertificate({ commonName: "c" }),
    ];
    for (const attempt of attempts) {
      expect(thrown(attempt).message).to.equal(
        "oag:privateKey is set in plain text. Set it as a secret: pulumi config set --secret oag:privateKey < key.pem. If the stack's configuration file was committed or shared, make a new key: disable and enable the API on the gateway.",
      );
    }
    expect(registered).to.deep.equal([]);
    pulumi.runtime.setAllConfig({ "oag:privateKey": "k" }, ["oag:privateKey"]);
    await runProgram(() => new OagApp("payroll", app));
    expect(registered).to.have.length(1);
  });

  it("refuses a proxy with a password in plain configuration, and takes one without or as a secret", async () => {
    registered.length = 0;
    for (const proxy of ["http://user:CANARY@proxy:8080", "http://:CANARY@proxy:8080", "http://user:50%CANARY@proxy"]) {
      pulumi.runtime.setAllConfig({ "oag:proxy": proxy }, []);
      for (const attempt of [() => new OagApp("payroll", app), () => new OagProvider("p", { hostname: "h", clientId: "c" })])
        expect(thrown(attempt).message).to.equal(
          "oag:proxy is set in plain text and holds a password. Set it as a secret: pulumi config set --secret oag:proxy, which asks for the value. If the stack's configuration file was committed or shared, change the password on the proxy.",
        );
    }
    expect(registered).to.deep.equal([]);
    for (const [proxy, secrets] of [
      ["http://proxy:8080", []],
      ["http://user@proxy:8080", []],
      ["http://user:word@proxy:8080", ["oag:proxy"]],
    ] as const) {
      pulumi.runtime.setAllConfig({ "oag:proxy": proxy }, [...secrets]);
      await runProgram(() => new OagApp("payroll", app));
      expect(registered, proxy).to.have.length(1);
    }
  });

  describe("with secrets of its own", () => {
    const marksOf = async (args: object) => {
      await runProgram(() => new OagApp("payroll", { ...app, ...args }));
      return registered[0]?.inputs.__secrets;
    };
    const secret = <T>(value: T) => pulumi.secret(value);

    it("says where they stand, by names alone; a list and an Output of a whole count whole", async () => {
      expect(
        await marksOf({
          label: secret("Payroll"),
          groups: ["a", secret("b")],
          description: Promise.resolve(secret("d")),
          policies: pulumi
            .output({ "/": { rule: "CUSTOM", customDirective: "x" } })
            .apply((all) => ({ ...all, "/x": { rule: secret("PROTECTED") } })),
          attributes: secret({ T: { source: "STATIC", value: "v" } }),
          session: { idleSessionTimeout: secret(60), maxSessionTimeout: pulumi.output(600) },
          protectedResources: { main: secret({ hostname: "https://b" }) },
        }),
      ).to.have.deep.members([
        ["label"],
        ["groups"],
        ["description"],
        ["policies", "/x", "rule"],
        ["attributes"],
        ["session", "idleSessionTimeout"],
        ["protectedResources", "main"],
      ]);
    });

    it("says nothing of what is secret anyway, nor where nothing is", async () => {
      expect(
        await marksOf({
          description: pulumi.output("plain"),
          attributes: { T: { source: "SECRET", value: secret("v") }, U: { source: "IDP", value: pulumi.output("login") } },
        }),
      ).to.equal(undefined);
      await runProgram(() => new OagIdentityProvider("okta", { type: "IDP_OKTA", domain: pulumi.output("d"), apiToken: secret("t") }));
      expect(registered[0]?.inputs).to.not.have.property("__secrets");
      expect(await marksOf({ attributes: { T: { source: "STATIC", value: secret("v") } } })).to.deep.equal([["attributes", "T", "value"]]);
    });

    it("says so in a preview, too, whatever is not known yet", async () => {
      const unknown = new (pulumi.Output as never as new (...parts: unknown[]) => pulumi.Output<string>)(
        new Set(),
        Promise.resolve("04da6b54-80e4-46f7-96ec-b56ff0331ba9"),
        Promise.resolve(false),
        Promise.resolve(false),
        Promise.resolve(new Set()),
      );
      expect(await marksOf({ description: unknown, label: secret("Payroll") })).to.deep.equal([["label"]]);
    });

    it("looks up by a secret without an id that tells it", async () => {
      await runProgram(() => getApp({ label: secret("Kestrel") }));
      expect(registered[0]?.id).to.match(/^app\?secret=[0-9a-f]{64}$/);
      expect(registered[0]?.inputs.__secrets).to.deep.equal([["query", "label"]]);
      expect(registered[0]?.name).to.equal("app");
    });
  });

  describe("started from a folder", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "pulumi-oag-program-"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));
    const messageFrom = () =>
      execFileSync(
        process.execPath,
        [
          "-e",
          `try { new (require(${JSON.stringify(join(root, "dist/provider/index.js"))}).OagApp)("a", {}); console.log("fine") } catch (error) { console.log(error.message) }`,
        ],
        { cwd: folder, encoding: "utf8" },
      ).trim();

    it("says what to install when the plugin process could not find the package", () => {
      expect(messageFrom()).to.equal(
        "pulumi-oag cannot be found from the program's folder, where Pulumi's plugin process looks for it. Install it there as a direct dependency: npm install pulumi-oag@0.1.0",
      );
    });

    it("says what to install when the plugin process would find another version", () => {
      const other = join(folder, "node_modules/pulumi-oag");
      mkdirSync(join(other, "dist/provider"), { recursive: true });
      writeFileSync(
        join(other, "package.json"),
        JSON.stringify({ name: "pulumi-oag", version: "0.0.9", exports: { "./provider/v1": "./dist/provider/v1.js" } }),
      );
      writeFileSync(join(other, "dist/provider/v1.js"), "");
      expect(messageFrom()).to.equal(
        "the program uses pulumi-oag 0.1.0, but Pulumi's plugin process would load 0.0.9 from the program's folder. Use one version: npm install pulumi-oag@0.1.0",
      );
    });
  });
});
