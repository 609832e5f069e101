import { expect } from "chai";
import { type Gateway, type Normalisation, normalisations } from "pulumi-oag-simulator";
import { lookupLifecycle } from "../../../dist/provider/lookup/lifecycle.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { sameMember } from "../../../dist/provider/reconciler/compare.js";
import { differences } from "../../../dist/provider/reconciler/kept.js";
import { members } from "../../../dist/sdk/generated/contract.js";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { disturbed, freeTexts } from "../../support/normalising.ts";
import { rejection } from "../../support/rejection.ts";
import { configFor, fullApp, type Json, OneResource, seedIdp } from "../../support/resource.ts";

const site = "https://site.example.com";
const attributes = { "X-A": { source: "STATIC", value: "one", delimiter: ";" } };

/** One resource with every free text that it can have, the same with another value everywhere else, and its schemas. */
const resources: Readonly<Record<string, { kind: "app" | "idp"; schemas: string[]; declaration: Json; edit: Json }>> = {
  "a proxied app": {
    kind: "app",
    schemas: ["HeaderBasedApplicationCreateRequest", "Attribute", "ProtectedResource", "Policy", "Session", "HealthCheck", "Behavior"],
    declaration: {
      type: "OAG_HEADER_BASED",
      label: "LABEL",
      description: "TEXT",
      groups: ["g1", "g2"],
      publicDomain: "site.example.com",
      postLoginUrl: site,
      hostHeaderValue: "back.internal",
      loadBalanced: true,
      protectedResources: { main: { hostname: "https://b1.internal" } },
      attributes: { a: { name: "X-A", ...attributes["X-A"] } },
      policies: {
        p: {
          name: "policy",
          description: "TEXT",
          resourcePath: "/path",
          rule: "PROTECTED_REGEX",
          regexRule: "a=b",
          customDirective: "set $a 1;",
        },
      },
      healthCheck: { path: "/health" },
      session: { idleSessionTimeout: 1800 },
      behavior: {
        ...{ loginPath: "/in", logoutPath: "/out", errorPath: "/oops" },
        ...Object.fromEntries(freeTexts("Behavior").flatMap((name) => (/Url$/.test(name) ? [[name, site]] : []))),
      },
      status: "ACTIVE",
    },
    edit: {
      contentRewrite: true,
      protectedResources: { main: { assignedWeight: 3 } },
      attributes: { a: { active: false } },
      policies: { p: { caseSensitive: false } },
      healthCheck: { interval: 30 },
      session: { idleSessionTimeout: 900 },
      behavior: { singleLogout: true },
    },
  },
  "a SAML app": {
    kind: "app",
    schemas: ["SamlApplicationCreateRequest", "Attribute", "BehaviorSAML"],
    declaration: {
      type: "OAG_SAML",
      label: "LABEL",
      description: "TEXT",
      groups: ["g1", "g2"],
      clientId: "urn:client",
      acsUrl: site,
      logoutUrl: site,
      postLoginUrl: site,
      attributes: { a: { name: "X-A", ...attributes["X-A"] } },
      behavior: { globalTokenRevocationEndpoint: site },
      status: "ACTIVE",
    },
    edit: { signDocument: true, attributes: { a: { active: false } }, behavior: { singleLogout: true } },
  },
  "an OIDC app": {
    kind: "app",
    schemas: ["OidcApplicationCreateRequest", "OidcSettingsRequest"],
    declaration: {
      type: "OAG_OIDC",
      label: "LABEL",
      description: "TEXT",
      groups: ["g1", "g2"],
      oidc: {
        applicationType: "web",
        redirectUris: ["https://site.example.com/cb/", "https://other.example.com/cb/"],
        responseTypes: ["code", "token"],
        grantTypes: ["authorization_code", "refresh_token"],
        tokenEndpointAuthMethod: "client_secret_basic",
        allowedScopes: ["openid", "email"],
      },
      status: "ACTIVE",
    },
    edit: { oidc: { pkceRequired: true }, behavior: { singleLogout: true } },
  },
  "an Okta identity provider": {
    kind: "idp",
    schemas: ["OktaIdPRequest"],
    declaration: { type: "IDP_OKTA", domain: "acme.okta.com", name: "name", description: "TEXT", apiToken: "token-1" },
    edit: { apiToken: "token-2" },
  },
  "an Auth0 identity provider": {
    kind: "idp",
    schemas: ["Auth0IdPRequest"],
    declaration: {
      ...{ type: "IDP_AUTH0", domain: "acme.auth0.com", tenant: "acme", name: "name", description: "TEXT" },
      ...{ clientId: "client-1", clientSecret: "secret-1" },
    },
    edit: { clientSecret: "secret-2" },
  },
};

/**
 * What cannot be told from a change that somebody made: inner blanks, paths of URLs, the case of labels; and texts in
 * which every character counts: expressions, what joins values, client ids, redirect URIs, and a joiner that is empty, since none is ":".
 */
const exact = ["regexRule", "delimiter", "clientId"];
const isTold: Readonly<Partial<Record<Normalisation, (member: string) => boolean>>> = {
  trim: (member) => exact.includes(member),
  compose: (member) => exact.includes(member),
  collapse: () => true,
  lowerHosts: (member) => member === "redirectUris",
  slashOrigins: (member) => member === "redirectUris",
  bareOrigins: (member) => member === "redirectUris",
  dropPorts: (member) => member === "redirectUris",
  slashPaths: () => true,
  upperLabels: () => true,
  emptyToNull: (member) => member === "delimiter",
};

const waysToDiffer =
  / \((?:differs in (?:white space|upper and lower case|Unicode form)|is (?:cut to|another text of) \d+ characters|is another list of \d+ entries|it has nothing)\)/g;

function merged(a: Json, b: Json): Json {
  const inner = (name: string) => (typeof b[name] === "object" ? merged(a[name] ?? {}, b[name]) : b[name]);
  return { ...a, ...Object.fromEntries(Object.keys(b).map((name) => [name, inner(name)])) };
}

function grounded(gateway: Gateway, declaration: Json): Json {
  if (String(declaration.type).startsWith("IDP_")) return declaration;
  const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
  const [certificateId] = gateway.store.certificates.keys();
  return { ...declaration, idpId, ...(declaration.type === "OAG_HEADER_BASED" && { certificateId }) };
}

describe("a gateway that normalises what it is given", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);
  let [equal, told] = [0, 0];
  after(() => console.log(`    ${equal} texts kept in another form are equal, ${told} are told`));

  it("is tried with every member that takes free text, and a name means the same kind of text in every schema", () => {
    const namesIn = (value: unknown): string[] =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])
        : [];
    for (const [title, { schemas, declaration }] of Object.entries(resources))
      expect(namesIn(declaration), title).to.include.members(schemas.flatMap(freeTexts));
    const seen = new Map<string, string>();
    for (const [schema, table] of Object.entries(members as unknown as Record<string, Record<string, Json>>))
      for (const [name, { format, text, set, sensitive, ...member }] of Object.entries(table)) {
        const kind = JSON.stringify([format, text, set, sensitive, member.enum !== undefined]);
        // Ids of OIDC apps are no UUIDs; nothing compares them.
        if (name !== "id") expect(seen.get(name) ?? kind, `${schema}.${name}`).to.equal(kind);
        seen.set(name, kind);
      }
  });

  for (const [name, a, b, isEqual] of [
    ["hostname", "https://A.internal:443/", "https://a.internal", true],
    ["hostname", "http://a.internal:443", "http://a.internal", false],
    ["hostname", "http://a.internal:80/", "HTTP://a.internal", true],
    ["postLoginUrl", "https://a.example.com/Start", "https://a.example.com/start", false],
    ["acsUrl", "https://a.example.com/?q=1", "https://A.example.com?q=1", true],
    ["postLoginUrl", "no URL ", "no URL", true],
    ["groups", undefined, [], true],
    ["groups", [], undefined, true],
    ["resourcePath", "/public", "/public/", false],
    ["resourcePath", "/Public", "/public", false],
    ["idpId", "0F0E0D0C-0000-4000-8000-000000000000", "0f0e0d0c-0000-4000-8000-000000000000", true],
    ["newer", [{ hostname: "https://A" }], [{ hostname: "https://a/" }], true],
    ["newer", ["a", "b"], ["b", "a"], false],
    ["type", "HEADER", "header", false],
  ] as const)
    it(`keeps ${name} ${JSON.stringify(a)} ${isEqual ? "by" : "not by"} ${JSON.stringify(b)}`, () => {
      expect(sameMember(name, a, b)).to.equal(isEqual);
    });

  for (const [title, { kind, declaration, edit }] of Object.entries(resources)) {
    for (const how of normalisations) {
      it(`${title}, ${how}: nothing is replaced, refused or changed for ever`, async () => {
        const gateway = await startGateway({ reading: { normalises: [how] } });
        const resource = new OneResource(kind, gateway);
        const odd = disturbed(grounded(gateway, declaration), how, (member) => !(isTold[how]?.(member) ?? false));
        equal += odd.count;
        const settled = async (args: Json, step: string) => {
          gateway.log.clear();
          expect(await resource.up(args), step).to.deep.equal({ op: "same" });
          expect(gateway.log.entries, step).to.deep.equal([]);
          await resource.refresh();
          expect((await resource.diff(args)).changes, `${step}, refreshed`).to.equal(false);
        };
        expect(await resource.up(odd.declaration)).to.deep.equal({ op: "create" });
        await settled(odd.declaration, "as created");
        const edited = merged(odd.declaration, edit);
        expect(await resource.up(edited)).to.deep.equal({ op: "update" });
        await settled(edited, "as edited");
        const composed = () => JSON.parse(JSON.stringify(edited).normalize("NFC")) as Json;
        const plain = how === "compose" ? composed() : merged(grounded(gateway, declaration), edit);
        const { error, op } = await resource.up(plain);
        expect({ error, isReplaced: op === "replace" }, "as kept").to.deep.equal({ error: undefined, isReplaced: false });
        await settled(plain, "as kept");
        await resource.destroy();
      });

      // No read shows the client id of an identity provider.
      const isShown = (member: string) => kind === "app" || member !== "clientId";
      const odd = disturbed(declaration, how, (member) => isShown(member) && (isTold[how]?.(member) ?? false));
      if (odd.count === 0) continue;
      it(`${title}, ${how}: what may be a real change is told, with the way in which it differs and without the values`, async () => {
        const gateway = await startGateway({ reading: { normalises: [how] } });
        const resource = new OneResource(kind, gateway);
        const args = grounded(gateway, odd.declaration);
        const created = await resource.up(args);
        // The create of an identity provider is not compared: a refresh shows what became of it.
        if (kind === "idp") await resource.refresh();
        const { error = "" } = kind === "idp" ? await resource.up(args) : created;
        expect(error).to.include("did not keep").and.to.include("[OAG_LOST]");
        const places = error.match(waysToDiffer) ?? [];
        expect(places.length, error).to.equal(odd.count);
        // The names of items are told, and so are those of the app and of the identity provider.
        const kinds: Partial<Record<Normalisation, string>> = {
          collapse: "white space",
          compose: "Unicode form",
          upperLabels: "upper and lower case",
        };
        expect(error, how).to.include(kinds[how] ?? "(");
        expect(error)
          .to.not.include("site.example.com")
          .and.not.match(/set \$a|a=b|TEXT"/);
        told += odd.count;
        expect((await resource.up(args)).error, "again").to.be.a("string");
        await resource.destroy();
        expect(kind === "idp" ? gateway.store.idps.size : gateway.store.apps.size).to.equal(0);
      });
    }
  }

  describe("and what a program writes another way", () => {
    const okta = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1" };

    async function edited(kind: "app" | "idp", before: (gateway: Gateway) => Json, change: Json) {
      const gateway = await startGateway();
      const resource = new OneResource(kind, gateway);
      const args = before(gateway);
      expect(await resource.up(args)).to.deep.equal({ op: "create" });
      gateway.log.clear();
      const outcome = await resource.up({ ...args, ...change });
      return { gateway, resource, outcome, calls: gateway.log.calls.length, writes: gateway.log.writes.length };
    }

    for (const [what, change] of [
      ["a label with blanks at its ends", { label: " Payroll  " }],
      ["a public domain in capitals", { publicDomain: "Payroll.Example.com" }],
      ["a URL with its default port", { postLoginUrl: "https://payroll.example.com:443" }],
      ["a set in another order, with a repetition", { groups: ["g2", "g1", "g2"] }],
    ] as const)
      it(`is no change: ${what}`, async () => {
        const { outcome, calls, resource } = await edited("app", fullApp, change);
        expect({ outcome, calls }).to.deep.equal({ outcome: { op: "same" }, calls: 0 });
        expect(resource.inputs).to.deep.include(change);
      });

    for (const [what, change] of [
      ["a label in capitals", { label: "PAYROLL" }],
      ["a label with two blanks inside", { label: "Pay  roll" }],
      ["a URL with a slash after its path", { postLoginUrl: "https://payroll.example.com/start/" }],
    ] as const)
      it(`is a change: ${what}`, async () => {
        const { outcome, writes, gateway } = await edited(
          "app",
          (on) => fullApp(on, { label: "Pay roll", postLoginUrl: "https://payroll.example.com/start" }),
          change,
        );
        expect({ outcome, writes }).to.deep.equal({ outcome: { op: "update" }, writes: 1 });
        expect([...gateway.store.apps.values()][0]?.own).to.include(change);
      });

    it("is a change where a credential or a secret value differs by a blank: no read can tell", async () => {
      const { gateway, outcome } = await edited("idp", () => ({ ...okta, apiToken: "token-1 " }), { apiToken: "token-1" });
      expect(outcome).to.deep.equal({ op: "update" });
      expect([...gateway.store.idps.values()][0]?.credential).to.equal("token-1");
      await stopGateways();
      const trust = (value: string) => ({ trust: { name: "X-TRUST", source: "SECRET", value } });
      const app = await edited("app", (on) => fullApp(on, { attributes: trust("one ") }), { attributes: trust("one") });
      expect({ outcome: app.outcome, writes: app.writes }).to.deep.equal({ outcome: { op: "update" }, writes: 1 });
      expect(app.gateway.store.appByLabel("Payroll").attributes[0]?.value).to.equal("one");
    });

    it("is the same identity provider in another case: no request, and still no other type", async () => {
      const { outcome, calls, resource } = await edited("idp", () => okta, { domain: "Acme.OKTA.com" });
      expect({ outcome, calls }).to.deep.equal({ outcome: { op: "same" }, calls: 0 });
      const { apiToken: _, ...rest } = okta;
      const auth0 = { ...rest, type: "IDP_AUTH0", domain: "ACME.okta.com", tenant: "acme", clientId: "c", clientSecret: "secret-1" };
      expect((await resource.up(auth0)).error).to.include("type: cannot be changed for the same domain");
    });

    it("is taken already where only the case of a domain or a blank in a label is another, without a write", async () => {
      const { gateway } = await edited("idp", () => okta, {});
      const idp = new OneResource("idp", gateway);
      expect((await idp.up({ ...okta, domain: "ACME.okta.com" })).error).to.include("[OAG_EXISTS]");
      expect((await new OneResource("app", gateway).up(fullApp(gateway))).error).to.equal(undefined);
      gateway.log.clear();
      expect((await new OneResource("app", gateway).up(fullApp(gateway, { label: "Payroll " }))).error).to.include("[OAG_EXISTS]");
      expect(gateway.log.writes).to.deep.equal([]);
    });

    it("is found by a look-up in any case where it is a domain, and exactly where it is a label", async () => {
      const { gateway } = await edited("app", fullApp, {});
      const handler = new Handler(lookupLifecycle);
      const settings = configFor(gateway);
      handler.configure({ config: { get: (key) => settings[key] } });
      const find = (kind: string, query: Json) => handler.read("1", { kind, query });
      expect((await find("identityProvider", { domain: "ACME.Okta.com" })).props.result).to.include({ domain: "acme.okta.com" });
      expect((await rejection(find("identityProvider", { domain: "other.okta.com" }))).message).to.include(
        "(compared without regard to case)",
      );
      expect((await rejection(find("app", { label: "payroll" }))).message).to.include("(compared exactly, upper and lower case included)");
    });
  });

  describe("and the names of policies", () => {
    for (const [how, one, two] of [
      ["trim", " Admin ", " Users "],
      ["compose", "Bu\u0308ro", "Ka\u0308se"],
    ] as const) {
      const policies = (a: Json, b: Json) => ({
        policies: { "/": { rule: "PROTECTED" }, a: { rule: "PROTECTED", ...a }, b: { rule: "PROTECTED", ...b } },
      });
      for (const [what, after, writes] of [
        ["moves the path of a policy", policies({ name: one, resourcePath: "/c" }, { name: two, resourcePath: "/b" }), ["PUT"]],
        ["swaps two names", policies({ name: two, resourcePath: "/a" }, { name: one, resourcePath: "/b" }), ["PUT", "PUT", "PUT"]],
        ["passes a name on", policies({ name: two, resourcePath: "/a" }, { name: "third", resourcePath: "/b" }), ["PUT", "PUT"]],
      ] as const)
        it(`${what}, whatever ${how} makes of the names`, async () => {
          const gateway = await startGateway({ reading: { normalises: [how] } });
          const app = new OneResource("app", gateway);
          const before = policies({ name: one, resourcePath: "/a" }, { name: two, resourcePath: "/b" });
          expect(await app.up(fullApp(gateway, before))).to.deep.equal({ op: "create" });
          gateway.log.clear();
          expect(await app.up(fullApp(gateway, after))).to.deep.equal({ op: "update" });
          expect(gateway.log.writes.map((call) => call.split(" ")[0])).to.deep.equal(writes);
          await app.refresh();
          expect((await app.diff(fullApp(gateway, after))).changes).to.equal(false);
        });
      it(`refuses two that ${how} makes one before anything is sent`, async () => {
        const gateway = await startGateway({ reading: { normalises: [how] } });
        const same = one.trim().normalize("NFC");
        const args = fullApp(gateway, policies({ name: one, resourcePath: "/a" }, { name: same, resourcePath: "/b" }));
        expect((await new OneResource("app", gateway).up(args)).error).to.include("policies.b: has the name of policies.a");
        expect(gateway.log.entries).to.deep.equal([]);
      });
    }

    it("and a label that another app has in another form is told with that app", async () => {
      const gateway = await startGateway({ reading: { normalises: ["trim"] } });
      const [one, two] = [new OneResource("app", gateway), new OneResource("app", gateway)];
      await one.up(fullApp(gateway, { label: "One" }));
      await two.up(fullApp(gateway, { label: "Two" }));
      expect((await one.up(fullApp(gateway, { label: " Two " }))).error).to.include(`app ${two.id} has the label " Two "`);
    });
  });

  it("is shown to keep another text of what users put secrets into without either value", async () => {
    const gateway = await startGateway({ reading: { normalises: ["collapse"] } });
    const resource = new OneResource("app", gateway);
    const attributes = {
      a: { name: "X-A", source: "STATIC", value: "CANARY  one" },
      s: { name: "X-S", source: "SECRET", value: "CANARY  two" },
    };
    const { error } = await resource.up(fullApp(gateway, { attributes }));
    expect(error).to.include("did not keep value (differs in white space); declare what it keeps").and.not.to.include("CANARY");
    gateway.tamper = (operation, body) => (operation === "createAttribute" ? { ...(body as Json), value: undefined } : body);
    const other = new OneResource("app", gateway);
    const again = await other.up(fullApp(gateway, { label: "Other", attributes }));
    expect(again.error).to.include("did not keep value (it has nothing)").and.not.to.include("CANARY");
  });

  for (const [way, sent, kept] of [
    ["is cut to 5 characters", "CANARY-TEXT", "CANAR"],
    ["is another text of 7 characters", "CANARY-TEXT", "CANARY2"],
    ["differs in white space", "CAN\u200bARY", "CANARY"],
  ] as const)
    it(`is shown to keep a text that ${way}, without it`, async () => {
      const gateway = await startGateway();
      const resource = new OneResource("app", gateway);
      await resource.up(fullApp(gateway));
      gateway.tamper = (operation, body) => (operation === "replaceApplication" ? { ...(body as Json), description: kept } : body);
      const { error } = await resource.up(fullApp(gateway, { description: sent }));
      expect(error).to.include(`did not keep description (${way})`).and.not.match(/CANAR/);
    });

  it("that answers with a value that is no text is refused with the member named, without the value", async () => {
    const gateway = await startGateway();
    const resource = new OneResource("app", gateway);
    await resource.up(fullApp(gateway));
    gateway.tamper = (operation, body) => (operation === "replaceApplication" ? { ...(body as Json), description: { CANARY: 1 } } : body);
    const { error } = await resource.up(fullApp(gateway, { description: "CANARY-TEXT" }));
    expect(error).to.include("whose description is an object where the API has a text").and.not.match(/CANAR/);
    // Of a member that is declared although the contract has it elsewhere, no border knows the type.
    expect(differences("oidc.label", "CANARY-TEXT", { CANARY: 1 }, { type: "string" }, () => false)).to.deep.equal([
      { text: "oidc.label (is another value)", isSpelling: false },
    ]);
  });

  it("is shown to keep nothing, where it keeps nothing", async () => {
    const gateway = await startGateway();
    const resource = new OneResource("app", gateway);
    gateway.tamper = (operation, body) => (operation === "replaceApplication" ? { ...(body as Json), description: null } : body);
    const args = fullApp(gateway);
    expect((await resource.up(args)).error).to.equal(undefined);
    expect((await resource.up({ ...args, description: "a\u200bb" })).error).to.include(
      "did not keep description (it has nothing); look at it in the console [OAG_LOST]",
    );
  });
});
