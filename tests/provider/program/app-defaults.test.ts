import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { type AppDefaults, getCertificate, OagApp, type OagAppArgs, OagProvider } from "pulumi-oag";
import { markedSecret } from "../../support/basics/secret-mark.ts";
import { known, registered, runProgram } from "../../support/programs/program.ts";
import { app, uuid } from "../../support/resources/arguments.ts";

const connection = { hostname: "oag.example.com", clientId: "c", privateKey: "k" };

const common = {
  type: "OAG_HEADER_BASED",
  idpId: uuid,
  certificateId: uuid,
  postLoginUrl: "https://portal.example.com/",
  groups: ["Everyone"],
  attributes: { REMOTE_USER: { source: "IDP", value: "login" }, TRUST: { source: "SECRET", value: "shared" } },
  policies: { "/": { rule: "PROTECTED" } },
  session: { idleSession: true, deepLinking: false },
  status: "ACTIVE",
} satisfies AppDefaults;

/** The inputs with which an app is registered under a provider with these defaults. */
async function inputsOf(appDefaults: AppDefaults, args: object): Promise<Record<string, unknown>> {
  await runProgram(() => {
    const provider = new OagProvider("shared", { ...connection, appDefaults });
    return new OagApp("payroll", args as OagAppArgs, { provider });
  });
  const { __provider, ...inputs } = registered.find(({ type }) => type.endsWith(":OagApp"))?.inputs ?? {};
  expect(__provider).to.equal('exports.handler = () => require("pulumi-oag/provider/v1").app;');
  return inputs;
}

describe("the defaults that a provider gives to its apps", () => {
  afterEach(() => pulumi.runtime.setAllConfig({}));

  it("are merged before the engine is told: an app declares what is its own [app-defaults]", async () => {
    const resource = await runProgram(() => {
      const provider = new OagProvider("shared", { ...connection, appDefaults: common });
      return new OagApp("payroll", { label: "Payroll", publicDomain: "p.example.com" }, { provider });
    });
    expect(registered[0]?.inputs).to.deep.equal({
      "__oag:provider": "shared",
      "oag:hostname": "oag.example.com",
      "oag:clientId": "c",
      "oag:privateKey": markedSecret("k"),
    });
    expect(registered[1]?.inputs).to.deep.equal({
      ...common,
      label: "Payroll",
      publicDomain: "p.example.com",
      attributes: markedSecret(common.attributes),
      __provider: 'exports.handler = () => require("pulumi-oag/provider/v1").app;',
    });
    expect(await known(resource.postLoginUrl)).to.equal("https://portal.example.com/");
    expect(await known(resource.policies)).to.deep.equal({ "/": { rule: "PROTECTED" } });
    expect(await known(resource.status)).to.equal("ACTIVE");
  });

  it("give way to what the app declares: members and lists whole, blocks by member, maps by item [app-defaults-win]", async () => {
    const inputs = await inputsOf(common, {
      ...app,
      groups: ["Finance"],
      attributes: { REMOTE_USER: { source: "STATIC", value: "x" }, DEPT: { source: "IDP", value: "department" } },
      policies: { "/public/": { rule: "NO_AUTH" } },
      session: { idleSession: false },
      status: "INACTIVE",
    });
    expect(inputs).to.deep.equal({
      ...app,
      groups: ["Finance"],
      attributes: markedSecret({
        REMOTE_USER: { source: "STATIC", value: "x" },
        TRUST: { source: "SECRET", value: "shared" },
        DEPT: { source: "IDP", value: "department" },
      }),
      policies: { "/": { rule: "PROTECTED" }, "/public/": { rule: "NO_AUTH" } },
      session: { idleSession: false, deepLinking: false },
      status: "INACTIVE",
    });
  });

  it("leave an item of a map whole: half of a policy is nobody's policy", async () => {
    const appDefaults = { policies: { "/": { rule: "PROTECTED_REGEX", regexRule: "Groups=.*", caseSensitive: false } } } as const;
    const { policies } = await inputsOf(appDefaults, { ...app, policies: { "/": { rule: "PROTECTED" } } });
    expect(policies).to.deep.equal({ "/": { rule: "PROTECTED" } });
  });

  it("take undefined for not declared, and null for not wanted [app-defaults-null]", async () => {
    const inputs = await inputsOf(common, {
      ...app,
      status: undefined,
      groups: null,
      session: null,
      attributes: { REMOTE_USER: undefined, TRUST: null },
      policies: undefined,
    });
    expect(inputs).to.deep.equal({
      ...app,
      attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
      policies: { "/": { rule: "PROTECTED" } },
      status: "ACTIVE",
    });
  });

  it("leave alone what the app declares and they do not, or only as an output of nothing [app-defaults-absent]", async () => {
    const own = { ...app, session: { idleSession: true }, policies: { "/": { rule: "PROTECTED" } } };
    expect(await inputsOf({ description: "of all apps" }, own)).to.deep.equal({ ...own, description: "of all apps" });
    const nothing = pulumi.output(undefined) as unknown as AppDefaults["session"];
    expect(await inputsOf({ session: nothing, policies: null } as unknown as AppDefaults, own)).to.deep.equal(own);
  });

  it("do not empty a map that is declared as empty", async () => {
    expect((await inputsOf(common, { ...app, policies: {} })).policies).to.deep.equal({ "/": { rule: "PROTECTED" } });
  });

  it("stay secret where they are, and where the app's own are", async () => {
    const appDefaults: AppDefaults = {
      description: pulumi.secret("of all apps"),
      attributes: { TRUST: { source: "SECRET", value: pulumi.secret("shared") } },
      session: { idleSession: pulumi.secret(true) },
    };
    const inputs = await inputsOf(appDefaults, { ...app, attributes: { OWN: { source: "SECRET", value: "own" } } });
    // A secret within a member makes the member one.
    expect(inputs).to.deep.equal({
      ...app,
      description: markedSecret("of all apps"),
      attributes: markedSecret({ TRUST: { source: "SECRET", value: "shared" }, OWN: { source: "SECRET", value: "own" } }),
      session: markedSecret({ idleSession: true }),
      __secrets: [["description"], ["session", "idleSession"]],
    });
  });

  it("are merged with outputs of the app's and of the provider's [app-defaults-outputs]", async () => {
    const appDefaults: AppDefaults = {
      ...common,
      policies: pulumi.output({ "/": { rule: "PROTECTED" as const } }),
      description: "of all apps",
    };
    const inputs = await inputsOf(appDefaults, {
      ...app,
      description: pulumi.output(undefined),
      groups: pulumi.output(["Finance"]),
      attributes: Promise.resolve({ TRUST: { source: "STATIC", value: "x" } }),
      policies: { "/public/": { rule: "NO_AUTH" } },
      session: pulumi.secret({ idleSession: false }),
    });
    expect(inputs).to.deep.equal({
      ...app,
      description: "of all apps",
      groups: ["Finance"],
      attributes: { REMOTE_USER: { source: "IDP", value: "login" }, TRUST: { source: "STATIC", value: "x" } },
      policies: { "/": { rule: "PROTECTED" }, "/public/": { rule: "NO_AUTH" } },
      session: markedSecret({ idleSession: false, deepLinking: false }),
      status: "ACTIVE",
      __secrets: [["session"]],
    });
  });

  it("serve apps of all types: what a type does not have is passed over [app-defaults-types]", async () => {
    const appDefaults: AppDefaults = {
      ...common,
      behavior: { login: "APP_LOGIN_PATH", singleLogout: true, globalTokenRevocation: true, globalTokenRevocationEndpoint: "https://r" },
      offlineMode: { state: "ACTIVE" },
      triggers: { certificate: "1" },
      spCertificate: "PEM",
      oidc: { applicationType: "web", pkceRequired: true },
    } as AppDefaults;
    const ofBoth = { idpId: uuid, groups: ["Everyone"], status: "ACTIVE", triggers: { certificate: "1" } };
    const other = { singleLogout: true, globalTokenRevocation: true, globalTokenRevocationEndpoint: "https://r" };
    const own = { label: "S", clientId: "urn:sp", acsUrl: "https://s/acs", logoutUrl: "https://s/out" };
    expect(await inputsOf(appDefaults, { type: "OAG_SAML", ...own })).to.deep.equal({
      ...{ type: "OAG_SAML", ...own, ...ofBoth, postLoginUrl: "https://portal.example.com/", spCertificate: markedSecret("PEM") },
      attributes: markedSecret(common.attributes),
      behavior: other,
    });
    expect(await inputsOf(appDefaults, { type: "OAG_OIDC", label: "O", oidc: { applicationType: "spa" } })).to.deep.equal({
      ...{ type: "OAG_OIDC", label: "O", ...ofBoth },
      oidc: { applicationType: "spa", pkceRequired: true },
      behavior: other,
    });
    expect((await inputsOf(appDefaults, app)).behavior).to.deep.equal({
      login: "APP_LOGIN_PATH",
      singleLogout: true,
      globalTokenRevocation: true,
    });
    expect(await inputsOf(appDefaults, app))
      .to.include.keys("offlineMode")
      .and.to.not.include.keys("oidc", "spCertificate");
  });

  it("are kept where no type has them or the type is not known yet, so that check tells of a misspelt one", async () => {
    const misspelt = { sesion: { idleSession: true } } as AppDefaults;
    expect(await inputsOf(misspelt, app)).to.deep.equal({ ...app, ...misspelt });
    const inputs = await inputsOf({ ...misspelt, spCertificate: "PEM" } as AppDefaults, { ...app, type: pulumi.output(app.type) });
    expect(inputs).to.deep.equal({ ...app, ...misspelt, spCertificate: markedSecret("PEM") });
  });

  it("reach an app through the component that it is in, and none of another provider [app-defaults-component]", async () => {
    await runProgram(() => {
      const provider = new OagProvider("shared", { ...connection, appDefaults: { description: "of all apps" } });
      const plain = new OagProvider("plain", connection);
      const team = new pulumi.ComponentResource("acme:oag:Team", "team", {}, { provider });
      const inner = new pulumi.ComponentResource("acme:oag:Inner", "inner", {}, { parent: team });
      new OagApp("inside", app, { parent: inner });
      new OagApp("moved", app, { parent: inner, provider: plain });
      new OagApp("outside", app);
      OagApp.get("read", uuid, { provider });
    });
    const described = registered.filter(({ type }) => type.endsWith(":OagApp")).map(({ name, inputs }) => [name, inputs.description]);
    expect(described.sort()).to.deep.equal([
      ["inside", "of all apps"],
      ["moved", undefined],
      ["outside", undefined],
      ["read", undefined],
    ]);
  });

  it("change neither themselves nor the arguments, and do not follow what the program does to them afterwards", async () => {
    const args = Object.freeze({ ...app, policies: Object.freeze({ "/a/": Object.freeze({ rule: "NO_AUTH" as const }) }) });
    const appDefaults: AppDefaults = { description: "first", policies: Object.freeze({ "/": { rule: "PROTECTED" as const } }) };
    const provider = await runProgram(() => {
      const gateway = new OagProvider("shared", { ...connection, appDefaults });
      appDefaults.description = "second";
      new OagApp("a", { ...args, label: "A" }, { provider: gateway });
      new OagApp("b", { ...args, label: "B" }, { provider: gateway });
      return gateway;
    });
    expect(registered.slice(1).map(({ inputs }) => inputs.description)).to.deep.equal(["first", "first"]);
    expect(provider.appDefaults).to.deep.equal({ description: "first", policies: { "/": { rule: "PROTECTED" } } });
  });

  it("cannot make two apps alike: a label among them is refused like one that was copied", async () => {
    const said = await runProgram(() => {
      const provider = new OagProvider("shared", { ...connection, appDefaults: { label: "Payroll" } as AppDefaults });
      const args = { ...app, label: undefined as unknown as string };
      new OagApp("a", args, { provider });
      try {
        new OagApp("b", args, { provider });
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    }).catch((error: Error) => error.message);
    expect(said).to.equal(
      'OagApp "b" has the same label as OagApp "a"; a gateway has each once: change it, or remove one of the two [OAG_ARGUMENT_CONFLICT]',
    );
  });

  it("may be made of what is on the same gateway [app-defaults-function]", async () => {
    await runProgram(() => {
      const gateway = new OagProvider("shared", {
        ...connection,
        appDefaults: (provider) => ({
          certificateId: getCertificate({ commonName: "*.example.com" }, { provider }).id,
          status: "ACTIVE",
        }),
      });
      const { certificateId, ...args } = app;
      return new OagApp("payroll", args, { provider: gateway });
    });
    const lookedUp = registered.find(({ type }) => type.endsWith(":Lookup"));
    const payroll = registered.find(({ type }) => type.endsWith(":OagApp"));
    expect(lookedUp?.provider).to.include("::shared::").and.to.equal(payroll?.provider);
    expect(payroll?.inputs).to.deep.include({ certificateId: uuid, status: "ACTIVE" });
  });

  it("are refused as an output, since what is merged must be known when an app is declared", async () => {
    let count = 0;
    // Each has a name of its own: Pulumi knows of it when its defaults are judged.
    const refused = (appDefaults: unknown) => () =>
      new OagProvider(`common-${count++}`, { ...connection, appDefaults: appDefaults as AppDefaults });
    await runProgram(() => {
      for (const wrong of [pulumi.output({}), Promise.resolve({}), ["a"], "text", () => pulumi.output({})])
        expect(refused(wrong)).to.throw(pulumi.RunError, " is no plain object: write its members out, each of which may be an output");
      for (const absent of [undefined, null, () => undefined]) expect(refused(absent)().appDefaults).to.equal(undefined);
    });
  });

  it("are refused where a map or a block in them is none: an app that declares the part would be left without it", async () => {
    let count = 0;
    const made = (appDefaults: unknown) => new OagProvider(`parts-${count++}`, { ...connection, appDefaults: appDefaults as AppDefaults });
    await runProgram(() => {
      for (const [part, wrong] of [
        ["policies", [{ rule: "PROTECTED" }]],
        ["attributes", "REMOTE_USER"],
        ["session", 1800],
        ["behavior", false],
      ] as const)
        expect(() => made({ status: "ACTIVE", [part]: wrong })).to.throw(
          pulumi.RunError,
          new RegExp(
            `^appDefaults\\.${part} of OagProvider "parts-\\d+" must be an object, as an app declares it \\[OAG_ARGUMENT_TYPE\\]$`,
          ),
        );
      const fine = { policies: pulumi.output({}), session: null, behavior: undefined, attributes: {} };
      expect(made(fine).appDefaults).to.deep.equal(fine);
    });
  });
});
