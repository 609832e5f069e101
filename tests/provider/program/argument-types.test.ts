import { type JudgedPrograms, judgePrograms } from "../../support/programs/editor.ts";

const common = `import * as pulumi from "@pulumi/pulumi";
import { type AppDefaults, OagApp, type OagAppArgs, OagProvider, type OmitArgs, type ProxiedAppArgs } from "pulumi-oag";
const connection = { hostname: "h", clientId: "c" };
const proxied = { type: "OAG_HEADER_BASED", publicDomain: "a.b", postLoginUrl: "https://a.b/", idpId: "i", certificateId: "c" } as const;
const saml = { type: "OAG_SAML", idpId: "i", postLoginUrl: "https://a.b/", clientId: "urn", acsUrl: "https://s", logoutUrl: "https://s" } as const;
const oidc = { type: "OAG_OIDC", idpId: "i", oidc: {} } as const;
const shared = new OagProvider("shared", { ...connection, appDefaults: { type: "OAG_HEADER_BASED", idpId: "i", certificateId: "c", postLoginUrl: "u" } });
const asked = new OagProvider("asked", { ...connection, appDefaults: (provider) => ({ type: "OAG_HEADER_BASED", idpId: provider.urn }) });
const plain = new OagProvider("plain", connection);
`;

const programs: JudgedPrograms = {
  "let a function of a team take arguments without a member, for apps of all types": {
    code: `function app(args: OmitArgs<OagAppArgs, "label">) { return new OagApp("a", { ...args, label: "L" }); }
app({ ...proxied, session: {} }); app({ ...saml, signAssertion: true }); app({ ...oidc });`,
    errors: [],
  },
  "keep what belongs together when a member is omitted": {
    code: `const args: OmitArgs<OagAppArgs, "label"> = { ...proxied, acsUrl: "https://s" };`,
    errors: [/'acsUrl' does not exist/],
  },
  "keep what is required when a member is omitted": {
    code: `const args: OmitArgs<OagAppArgs, "label"> = { type: "OAG_OIDC", idpId: "i" };`,
    errors: [/Property 'oidc' is missing/],
  },
  "lose the members of each type with the Omit of TypeScript, for which OmitArgs is": {
    code: `const args: Omit<OagAppArgs, "label"> = { ...proxied, session: {} };`,
    errors: [/'session' does not exist in type 'Omit<OagAppArgs, "label">'/],
  },
  "let an app leave out what its provider gives, or leave it undeclared by null": {
    code: `new OagApp("a", { label: "L", publicDomain: "a.b" }, { provider: shared });
new OagApp("f", { label: "L", publicDomain: "a.b" }, { provider: asked });
new OagApp("b", { ...oidc, label: "O", groups: null }, { provider: shared });
new OagApp("c", { label: "L", publicDomain: "a.b", policies: { "/": null, "/a/": { rule: "NO_AUTH" } } }, { provider: shared });
new OagApp("d", { ...proxied, label: "L" }, { provider: shared });
declare const part: OmitArgs<OagAppArgs, "idpId" | "certificateId">;
new OagApp("e", part, { provider: shared });
const anyProvider: OagProvider = shared;`,
    errors: [],
  },
  "take a value of the configuration, which has no type of its own": {
    code: `const config = new pulumi.Config();
new OagApp("a", { ...proxied, label: "L", protectedResources: config.requireObject("backEnds") }, { protect: true });
new OagApp("b", { label: "L", publicDomain: "a.b", protectedResources: config.requireObject("backEnds") }, { provider: shared });`,
    errors: [],
  },
  "let a program read what an OIDC app has, by name and type": {
    code: `const app = new OagApp("a", { ...oidc, label: "L" });
export const uris: pulumi.Output<string[] | undefined> = app.oidc.apply((settings) => settings?.redirectUris);
app.oidc.apply((settings) => settings?.redirectUrls);`,
    errors: [/'redirectUrls' does not exist on type 'OidcSettings'/],
  },
  "ask for all that is required where the provider has no defaults": {
    code: `new OagApp("a", { label: "L", publicDomain: "a.b" }, { provider: plain });`,
    errors: [/Overload 2 of 2.*missing the following properties.*postLoginUrl|is missing the following/s],
  },
  "ask for all that is required where there is no explicit provider": {
    code: `new OagApp("a", { label: "L", publicDomain: "a.b" });`,
    errors: [/is missing the following properties/],
  },
  "refuse null where there is no default to leave out": {
    code: `new OagApp("a", { ...proxied, label: "L", groups: null });`,
    errors: [/Type 'null' is not assignable/],
  },
  "ask for what no default can give": {
    code: `new OagApp("a", { publicDomain: "a.b" }, { provider: shared });`,
    errors: [/Property 'label' is missing/],
  },
  "refuse a misspelt member of an app with defaults": {
    code: `new OagApp("a", { label: "L", publicDomain: "a.b", sesion: {} }, { provider: shared });`,
    errors: [/'sesion' does not exist/],
  },
  "refuse a misspelt default": {
    code: `new OagProvider("x", { ...connection, appDefaults: { idpId: "i", sesion: {} } });`,
    errors: [/'sesion' does not exist/],
  },
  "refuse a misspelt member in a block of the defaults": {
    code: `new OagProvider("x", { ...connection, appDefaults: { session: { idleSesion: true } } });`,
    errors: [/'idleSesion' does not exist/],
  },
  "refuse a value that no app can have as a default": {
    code: `new OagProvider("x", { ...connection, appDefaults: { status: "CREATED" } });`,
    errors: [/Type '"CREATED"' is not assignable/],
  },
  "refuse a default for what each app has alone": {
    code: `new OagProvider("x", { ...connection, appDefaults: { label: "L" } });`,
    errors: [/'label' does not exist/],
  },
  "take defaults for apps of all types, also declared beforehand": {
    code: `const defaults: AppDefaults = { oidc: { applicationType: "web" }, encryptAssertion: true, healthCheck: { enabled: true },
  behavior: { login: "APP_LOGIN_PATH", globalTokenRevocationEndpoint: "https://r" }, certificateId: pulumi.output("c"), triggers: { a: "b" } };
new OagProvider("x", { ...connection, appDefaults: defaults });`,
    errors: [],
  },
};

describe("the argument types, as an editor judges a program", () => {
  judgePrograms(common, programs);
});
